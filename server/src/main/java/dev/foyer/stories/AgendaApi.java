package dev.foyer.stories;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Role;
import dev.foyer.domain.StoryFact.AgendaSet;
import dev.foyer.domain.StoryFact.Slot;
import dev.foyer.domain.StoryFact.Use;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The parts of an evening, open time among them: `/api/events/{event}/agenda`.
public final class AgendaApi implements HttpService {
  private static final int MOST_SLOTS = 30;
  private static final int MOST_MINUTES = 1_440;
  private static final int MOST_TITLE = 80;

  /// Less open time than this, in percent of all minutes, is too little to meet anybody.
  private static final int LEAST_OPEN = 30;

  private final Replica replica;

  public AgendaApi(Replica replica) {
    this.replica = replica;
  }

  /// @param use `talk`, `open` or `meal`
  record Line(String use, String title, int minutes) {}

  /// @param tooLittleOpen whether less than 30 % of the minutes are open time; never of an empty
  ///   agenda
  record Agenda(List<Line> slots, int minutes, int openMinutes, boolean tooLittleOpen) {}

  record WantedSlot(@Nullable String use, @Nullable String title, @Nullable Integer minutes) {}

  record Wanted(@Nullable List<WantedSlot> slots) {}

  @Override
  public void routing(HttpRules rules) {
    rules.get("/events/{event}/agenda", this::look).post("/events/{event}/agenda", this::set);
  }

  private void look(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    EventId event = PeopleApi.event(request, replica);
    List<Slot> slots = replica.memory().read(state -> state.stories().agenda(event));
    Json.send(response, agenda(slots));
  }

  private static Agenda agenda(List<Slot> slots) {
    int all = slots.stream().mapToInt(Slot::minutes).sum();
    int open = slots.stream().filter(slot -> slot.use() == Use.OPEN).mapToInt(Slot::minutes).sum();
    return new Agenda(
        slots.stream()
            .map(
                slot ->
                    new Line(
                        slot.use().name().toLowerCase(Locale.ROOT), slot.title(), slot.minutes()))
            .toList(),
        all,
        open,
        open * 100 < all * LEAST_OPEN);
  }

  /// The whole agenda at once; the same again changes nothing.
  private void set(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    EventId event = PeopleApi.event(request, replica);
    List<WantedSlot> wanted = Fields.required("slots", Json.read(request, Wanted.class).slots());
    if (wanted.size() > MOST_SLOTS) {
      throw Problem.field("slots", "An agenda has up to 30 parts: put some together.");
    }
    List<Slot> slots = wanted.stream().map(AgendaApi::slot).toList();
    replica.ledger().alone(() -> record(event, slots));
    response.status(Status.NO_CONTENT_204).send();
  }

  private boolean record(EventId event, List<Slot> slots) {
    boolean isNew = replica.memory().read(state -> !state.stories().agenda(event).equals(slots));
    if (isNew) {
      long version = replica.memory().read(state -> state.stories().nextAgenda(event));
      replica.ledger().record(List.of(new AgendaSet(event, version, slots)));
    }
    return isNew;
  }

  private static Slot slot(WantedSlot wanted) {
    int minutes = Fields.required("minutes", wanted.minutes());
    if (minutes < 1 || minutes > MOST_MINUTES) {
      throw Problem.field("minutes", "A part of the evening takes 1 to 1440 minutes.");
    }
    return new Slot(
        Fields.parsed("use", wanted.use(), AgendaApi::use),
        Fields.optionalText("title", wanted.title(), MOST_TITLE),
        minutes);
  }

  private static Use use(String word) {
    return switch (word) {
      case "talk" -> Use.TALK;
      case "open" -> Use.OPEN;
      case "meal" -> Use.MEAL;
      default -> throw new IllegalArgumentException("no such use");
    };
  }
}
