package dev.foyer.box.promises;

import dev.foyer.box.promises.Due.Partner;
import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.Admission;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Device;
import dev.foyer.domain.EventId;
import dev.foyer.domain.ItemId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Role;
import dev.foyer.domain.ScanId;
import dev.foyer.domain.TieFact.Kept;
import dev.foyer.domain.TieFact.PeopleMet;
import dev.foyer.domain.TieFact.PromiseAnswered;
import dev.foyer.domain.TieFact.PromiseMade;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// "Did it happen?": `/api/scans/{scan}/questions` and the answers to them. The scan that has just
/// admitted the guest at this station is what opens them, for as long as a welcome may last; the
/// arrival itself waits for nothing of this.
public final class AskedApi implements HttpService {
  /// Longer than any welcome is shown.
  static final Duration WHILE_WELCOMED = Duration.ofMinutes(2);

  private final Replica replica;

  public AskedApi(Replica replica) {
    this.replica = replica;
  }

  /// @param to the name of the person it was made to
  record Promised(String promise, String to, String text) {}

  record Met(String person, String name) {}

  record Questions(List<Promised> promises, List<Met> mentors) {}

  record Answered(@Nullable String kept) {}

  record Partnered(@Nullable String person) {}

  private record Guest(PersonId person, EventId event) {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/scans/{scan}/questions", this::ask)
        .post("/scans/{scan}/promises/{promise}", this::kept)
        .post("/scans/{scan}/mentors", this::met);
  }

  private void ask(ServerRequest request, ServerResponse response) {
    Guest guest = guest(request);
    Json.send(response, read(state -> questions(state, guest)));
  }

  private static Questions questions(CommunityState state, Guest guest) {
    return new Questions(
        Due.promises(state, guest.person(), guest.event()).stream()
            .map(promise -> promised(state, promise))
            .toList(),
        Due.partners(state, guest.person(), guest.event()).stream()
            .map(p -> new Met(p.person().hex(), state.people().profile(p.person()).name()))
            .toList());
  }

  private static Promised promised(CommunityState state, PromiseMade promise) {
    String name = state.people().profile(new PersonId(promise.to().value())).name();
    return new Promised(promise.promise().hex(), name, promise.text().value());
  }

  private void kept(ServerRequest request, ServerResponse response) {
    Guest guest = guest(request);
    ItemId promise =
        Fields.inPath("promise", request.path().pathParameters().get("promise"), ItemId::new);
    Kept kept = Fields.parsed("kept", Json.read(request, Answered.class).kept(), AskedApi::kept);
    boolean own =
        read(state -> state.ties().promise(promise))
            .filter(made -> made.person().equals(guest.person()))
            .isPresent();
    if (!own) {
      throw Problem.unknown("promise");
    }
    if (!read(state -> state.ties().kept(promise)).equals(Optional.of(kept))) {
      long version = read(state -> state.ties().nextKept(promise));
      replica.ledger().record(List.of(new PromiseAnswered(promise, guest.event(), version, kept)));
    }
    response.status(Status.NO_CONTENT_204).send();
  }

  private static Kept kept(String word) {
    return switch (word) {
      case "kept" -> Kept.KEPT;
      case "not-yet" -> Kept.NOT_YET;
      case "not-kept" -> Kept.NOT_KEPT;
      default -> throw new IllegalArgumentException(word);
    };
  }

  /// Said again it changes nothing.
  private void met(ServerRequest request, ServerResponse response) {
    Guest guest = guest(request);
    PersonId other =
        Fields.parsed("person", Json.read(request, Partnered.class).person(), PersonId::new);
    read(state -> Due.partners(state, guest.person(), guest.event())).stream()
        .filter(partner -> partner.person().equals(other))
        .map(Partner::event)
        .forEach(
            event -> replica.ledger().record(List.of(new PeopleMet(event, guest.person(), other))));
    response.status(Status.NO_CONTENT_204).send();
  }

  /// Whoever is invited by name and was admitted by this scan, at the station that asks, just now.
  private Guest guest(ServerRequest request) {
    Device station = DeviceFilter.require(request, Role.STATION);
    ScanId scan = Fields.inPath("scan", request.path().pathParameters().get("scan"), ScanId::new);
    Instant since = replica.clock().now().minus(WHILE_WELCOMED);
    return read(state ->
            state.guests().byScan(scan).stream()
                .flatMap(invitation -> invitation.present().stream())
                .filter(a -> a.passage().scan().equals(scan) && a.guest().index() == 0)
                .filter(a -> a.passage().station().equals(station.id()))
                .filter(admission -> !admission.when().isBefore(since))
                .map(AskedApi::guest)
                .findFirst())
        .orElseThrow(() -> Problem.of(404, "welcome-over", "This welcome is over."));
  }

  private static Guest guest(Admission admission) {
    return new Guest(admission.body().person(), admission.event());
  }

  private <T> T read(Function<CommunityState, T> question) {
    return replica.memory().read(question);
  }
}
