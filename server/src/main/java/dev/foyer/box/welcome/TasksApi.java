package dev.foyer.box.welcome;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.CastShape;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Device;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Role;
import dev.foyer.domain.WelcomeFact.TaskTicked;
import dev.foyer.domain.WelcomeFact.Tick;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is done of an event's list, `/api/events/{event}/tasks`, and what the evening at the door
/// asks of its hosts now, `/api/evening`: cues, casts, and what was to be done before the doors
/// opened. Said again nothing changes.
public final class TasksApi implements HttpService {
  private final Replica replica;

  public TasksApi(Replica replica) {
    this.replica = replica;
  }

  record Ticked(@Nullable String task, @Nullable Boolean done) {}

  record TaskLine(String task, boolean done) {}

  record TaskList(List<TaskLine> tasks) {}

  /// @param kind `ritual`, `gather-casts` or `gather-casts-again`
  record CueLine(String at, String kind, String text) {}

  /// @param hosts those in it who greet or host a table
  record CastLine(int cast, String shape, List<String> people, List<String> hosts) {}

  /// @param now by the box's clock, for a tablet whose own is wrong
  /// @param undone what was to be done before the doors opened
  record Evening(String now, List<CueLine> cues, List<CastLine> casts, List<String> undone) {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/evening", this::look)
        .get("/events/{event}/tasks", this::tasks)
        .post("/events/{event}/tasks", this::tick);
  }

  private void tasks(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER, Role.HOST);
    EventId event = event(request);
    Set<String> done = replica.memory().read(state -> state.welcomes().done(event));
    Json.send(
        response,
        new TaskList(
            EveningTasks.ALL.stream()
                .map(task -> new TaskLine(task, done.contains(task)))
                .toList()));
  }

  private void tick(ServerRequest request, ServerResponse response) {
    Device by = DeviceFilter.require(request, Role.ORGANISER, Role.HOST);
    EventId event = event(request);
    Ticked wanted = Json.read(request, Ticked.class);
    String task = Fields.required("task", wanted.task());
    boolean done = Fields.required("done", wanted.done());
    if (!EveningTasks.ALL.contains(task)) {
      throw Problem.field("task", "There is no such task on the list. Reload the page.");
    }
    replica
        .ledger()
        .alone(
            () -> {
              boolean was =
                  replica.memory().read(state -> state.welcomes().done(event).contains(task));
              long version = replica.memory().read(state -> state.welcomes().nextTick(event, task));
              if (was != done) {
                Tick tick = done ? Tick.DONE : Tick.OPEN;
                replica
                    .ledger()
                    .record(List.of(new TaskTicked(event, task, version, tick, by.id())));
              }
              return was;
            });
    response.status(Status.NO_CONTENT_204).send();
  }

  private void look(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST);
    Json.send(response, replica.memory().read(this::evening));
  }

  private Evening evening(CommunityState state) {
    Optional<EventId> open = state.guests().openAt(replica.id());
    Optional<EventPlan> plan = open.flatMap(state.guests()::event);
    String now = replica.clock().now().toString();
    return plan.isEmpty()
        ? new Evening(now, List.of(), List.of(), List.of())
        : evening(state, open.orElseThrow(), plan.get(), now);
  }

  private static Evening evening(CommunityState state, EventId event, EventPlan plan, String now) {
    Map<Integer, Set<GuestId>> casts = state.welcomes().casts(event);
    return new Evening(
        now,
        Cues.of(plan, state.welcomes().sheet(), casts.size()).stream()
            .map(cue -> new CueLine(cue.at().toString(), word(cue.kind()), cue.text()))
            .toList(),
        casts.entrySet().stream()
            .map(cast -> cast(state, event, cast.getKey(), cast.getValue()))
            .toList(),
        undone(state, event));
  }

  private static List<String> undone(CommunityState state, EventId event) {
    Set<String> done = state.welcomes().done(event);
    return EveningTasks.ALL.stream()
        .filter(task -> task.startsWith(EveningTasks.BEFORE) && !done.contains(task))
        .toList();
  }

  private static CastLine cast(
      CommunityState state, EventId event, int cast, Collection<GuestId> members) {
    List<GuestId> here = members.stream().filter(guest -> isHere(state, guest)).sorted().toList();
    return new CastLine(
        cast,
        CastShape.of(cast).word(),
        here.stream().map(guest -> name(state, guest)).toList(),
        here.stream()
            .filter(guest -> CastDesk.standing(state, event, guest) == Casts.Standing.HOST)
            .map(guest -> name(state, guest))
            .toList());
  }

  private static boolean isHere(CommunityState state, GuestId guest) {
    return state
        .guests()
        .find(guest.invitation())
        .map(invitation -> invitation.here(guest.index()))
        .orElse(false);
  }

  private static String name(CommunityState state, GuestId guest) {
    String name = GreetingsLine.name(state, guest.invitation());
    return guest.index() == 0 ? name : name + " +" + guest.index();
  }

  private static String word(Cues.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private EventId event(ServerRequest request) {
    EventId id = Fields.inPath("event", request.path().pathParameters().get("event"), EventId::new);
    if (replica.memory().read(state -> state.guests().event(id)).isEmpty()) {
      throw Problem.unknown("event");
    }
    return id;
  }
}
