package dev.foyer.box.introductions;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Device;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PersonPair;
import dev.foyer.domain.Role;
import dev.foyer.domain.Terms;
import dev.foyer.domain.TieFact.IntroductionMade;
import dev.foyer.domain.TieFact.Outcome;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import dev.foyer.ties.Introductions;
import dev.foyer.ties.Introductions.Introduction;
import dev.foyer.ties.Reason;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// "Both here now": `/api/introductions` on the host's page, and whom one guest should meet:
/// `/api/guests/{invitation}/people-to-meet`.
public final class IntroductionsApi implements HttpService {
  /// A host is asked for so many introductions within an hour, and no more.
  static final int AN_HOUR = 3;

  private static final Duration HOUR = Duration.ofHours(1);

  private final Replica replica;

  public IntroductionsApi(Replica replica) {
    this.replica = replica;
  }

  /// @param table where the guest sits in the round that was called last; null if nowhere
  record Who(String person, String name, @Nullable String table) {}

  /// @param kind `offers`, `has`, `wanted` or `shares`
  /// @param of the name of whoever looks for something
  record Because(String kind, String of, String looksFor, String found) {}

  record Line(Who one, Who other, Because because) {}

  /// @param left how many more this host may be asked for within this hour
  record Listing(int left, List<Line> introductions) {}

  record Meet(Who who, Because because) {}

  record Slip(String name, List<Meet> people) {}

  record Made(@Nullable String one, @Nullable String other, @Nullable String outcome) {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/introductions", this::list)
        .post("/introductions", this::make)
        .get("/guests/{invitation}/people-to-meet", this::slip);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST);
    Json.send(
        response,
        read(
            state ->
                state
                    .guests()
                    .openAt(replica.id())
                    .map(event -> listing(state, event, host.id()))
                    .orElseGet(() -> new Listing(AN_HOUR, List.of()))));
  }

  private Listing listing(CommunityState state, EventId event, DeviceId host) {
    Instant since = replica.clock().now().minus(HOUR);
    int left = Math.max(0, AN_HOUR - state.ties().introduced(event, host, since));
    return new Listing(
        left,
        Introductions.of(state, event, left).stream().map(i -> line(state, event, i)).toList());
  }

  private static Line line(CommunityState state, EventId event, Introduction introduction) {
    return new Line(
        who(state, event, introduction.one()),
        who(state, event, introduction.other()),
        because(state, introduction.reason()));
  }

  private static Because because(CommunityState state, Reason reason) {
    return new Because(
        reason.kind().name().toLowerCase(Locale.ROOT),
        state.people().profile(reason.of()).name(),
        reason.looksFor(),
        reason.found());
  }

  private static Who who(CommunityState state, EventId event, PersonId person) {
    Optional<Integer> round = state.seating().called(event).stream().max(Comparator.naturalOrder());
    Optional<String> table =
        round.flatMap(
            r -> guest(state, event, person).flatMap(g -> state.seating().tableName(event, g, r)));
    return new Who(person.hex(), state.people().profile(person).name(), table.orElse(null));
  }

  private static Optional<GuestId> guest(CommunityState state, EventId event, PersonId person) {
    return state.guests().of(person).stream()
        .flatMap(id -> state.guests().find(id).stream())
        .filter(i -> i.terms().map(Terms::event).filter(event::equals).isPresent())
        .map(invitation -> new GuestId(invitation.id(), 0))
        .findFirst();
  }

  /// Said again it changes nothing.
  private void make(ServerRequest request, ServerResponse response) {
    Device host = DeviceFilter.require(request, Role.HOST);
    Made made = Json.read(request, Made.class);
    PersonId one = person("one", made.one());
    PersonId other = person("other", made.other());
    if (one.equals(other)) {
      throw Problem.field("other", "Introduce two people.");
    }
    Outcome outcome = Fields.parsed("outcome", made.outcome(), IntroductionsApi::outcome);
    EventId event =
        read(state -> state.guests().openAt(replica.id()))
            .orElseThrow(
                () -> Problem.of(409, "no-event", "The doors are not open: open an event first."));
    boolean known =
        read(
            state ->
                outcome.equals(state.ties().introductions(event).get(new PersonPair(one, other))));
    if (!known) {
      replica.ledger().record(List.of(new IntroductionMade(event, one, other, host.id(), outcome)));
    }
    response.status(Status.NO_CONTENT_204).send();
  }

  private PersonId person(String field, @Nullable String text) {
    PersonId person = Fields.parsed(field, text, PersonId::new);
    if (!read(state -> state.people().known()).contains(person)) {
      throw Problem.field(field, "There is no such person here. Reload the page.");
    }
    return person;
  }

  private static Outcome outcome(String word) {
    return switch (word) {
      case "done" -> Outcome.DONE;
      case "not-now" -> Outcome.NOT_NOW;
      default -> throw new IllegalArgumentException(word);
    };
  }

  private void slip(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST);
    InvitationId id =
        Fields.inPath(
            "guest", request.path().pathParameters().get("invitation"), InvitationId::new);
    Json.send(
        response,
        read(
            state ->
                state
                    .guests()
                    .find(id)
                    .flatMap(Invitation::terms)
                    .map(terms -> slip(state, terms))
                    .orElseThrow(() -> Problem.unknown("guest"))));
  }

  private static Slip slip(CommunityState state, Terms terms) {
    PersonId person = terms.person();
    List<Meet> people =
        Introductions.forOne(state, terms.event(), person).stream()
            .map(
                one ->
                    new Meet(
                        who(
                            state,
                            terms.event(),
                            one.one().equals(person) ? one.other() : one.one()),
                        because(state, one.reason())))
            .toList();
    return new Slip(state.people().profile(person).name(), people);
  }

  private <T> T read(Function<CommunityState, T> question) {
    return replica.memory().read(question);
  }
}
