package dev.foyer.box.welcome;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.Device;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody.GuestGreeted;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.Role;
import dev.foyer.domain.WelcomeFact;
import dev.foyer.domain.WelcomeFact.GreeterReady;
import dev.foyer.domain.WelcomeFact.Readiness;
import dev.foyer.domain.WelcomeFact.TabletCarried;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who is to be greeted by whom, as the asking tablet sees it: `/api/greetings`; "I have greeted
/// them" of one guest or of several; who carries the tablet and whether they are free. Said again
/// nothing changes.
public final class GreetingsApi implements HttpService {
  private static final int MOST_AT_ONCE = 200;

  private final Replica replica;

  public GreetingsApi(Replica replica) {
    this.replica = replica;
  }

  record Greeted(@Nullable Integer index) {}

  record GreetedAll(@Nullable List<String> guests) {}

  record Ready(@Nullable Boolean ready) {}

  record Carried(@Nullable String invitation) {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/greetings", this::look)
        .post("/greetings", this::greetAll)
        .post("/greetings/ready", this::ready)
        .post("/greetings/tablet", this::carry)
        .post("/greetings/{invitation}", this::greet);
  }

  private void look(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST);
    Optional<EventId> event = openEvent();
    Json.send(
        response,
        event
            .map(
                open ->
                    replica
                        .memory()
                        .read(
                            state ->
                                GreetingsLine.of(state, open, host.id(), replica.clock().now())))
            .orElse(GreetingsLine.NOTHING));
  }

  private void greet(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST);
    InvitationId invitation =
        Fields.inPath(
            "guest", request.path().pathParameters().get("invitation"), InvitationId::new);
    Integer index = Json.read(request, Greeted.class).index();
    GuestId guest =
        Fields.parsed(
            "index",
            String.valueOf(index == null ? 0 : index),
            text -> new GuestId(invitation, Integer.parseInt(text)));
    greet(List.of(guest), host);
    response.status(Status.NO_CONTENT_204).send();
  }

  private void greetAll(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST);
    List<String> wanted = Fields.required("guests", Json.read(request, GreetedAll.class).guests());
    if (wanted.isEmpty() || wanted.size() > MOST_AT_ONCE) {
      throw Problem.field("guests", "Name 1 to " + MOST_AT_ONCE + " guests.");
    }
    greet(
        wanted.stream()
            .map(text -> Fields.parsed("guests", text, InvitationId::new))
            .distinct()
            .map(invitation -> new GuestId(invitation, 0))
            .toList(),
        host);
    response.status(Status.NO_CONTENT_204).send();
  }

  private void greet(List<GuestId> guests, Device host) {
    List<GuestGreeted> group =
        guests.stream()
            .filter(guest -> !isGreeted(guest))
            .map(guest -> new GuestGreeted(guest, host.id()))
            .toList();
    if (!group.isEmpty()) {
      replica.ledger().record(group);
    }
  }

  private boolean isGreeted(GuestId guest) {
    return replica
        .memory()
        .read(
            state ->
                state
                    .guests()
                    .find(guest.invitation())
                    .filter(known -> known.effective(guest.index()).isPresent())
                    .map(known -> known.greeted(guest.index()).isPresent()))
        .orElseThrow(() -> Problem.of(404, "not-found", "This guest is not in. Check again."));
  }

  private void ready(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST);
    Readiness wanted =
        Fields.required("ready", Json.read(request, Ready.class).ready())
            ? Readiness.FREE
            : Readiness.BUSY;
    EventId event =
        openEvent()
            .orElseThrow(
                () ->
                    Problem.of(
                        409, "no-event", "The doors are not open yet: open an event first."));
    replica
        .ledger()
        .alone(
            () ->
                record(
                    isFree(event, host) == (wanted == Readiness.FREE),
                    new GreeterReady(
                        host.id(),
                        event,
                        replica.memory().read(s -> s.welcomes().nextReadiness(event, host.id())),
                        wanted)));
    response.status(Status.NO_CONTENT_204).send();
  }

  private void carry(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST);
    Optional<InvitationId> wanted =
        Fields.optional(
            "invitation", Json.read(request, Carried.class).invitation(), InvitationId::new);
    if (wanted.isPresent() && !isHere(wanted.get())) {
      throw Problem.field(
          "invitation", "Only somebody who is here can carry a tablet. Check them in first.");
    }
    replica
        .ledger()
        .alone(
            () ->
                record(
                    replica
                        .memory()
                        .read(state -> state.welcomes().carrier(host.id()))
                        .equals(wanted),
                    new TabletCarried(
                        host.id(),
                        replica.memory().read(s -> s.welcomes().nextCarrier(host.id())),
                        wanted.orElse(null))));
    response.status(Status.NO_CONTENT_204).send();
  }

  private boolean record(boolean known, WelcomeFact fact) {
    if (!known) {
      replica.ledger().record(List.of(fact));
    }
    return !known;
  }

  private boolean isFree(EventId event, Device tablet) {
    return replica
        .memory()
        .read(state -> GreetingQueue.of(state, event, replica.clock().now()))
        .free()
        .contains(tablet.id());
  }

  private boolean isHere(InvitationId invitation) {
    return openEvent()
        .map(event -> replica.memory().read(state -> Here.isHere(state, event, invitation)))
        .orElse(false);
  }

  private Optional<EventId> openEvent() {
    return replica.memory().read(state -> state.guests().openAt(replica.id()));
  }
}
