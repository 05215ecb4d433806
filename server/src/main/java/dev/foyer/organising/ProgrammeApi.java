package dev.foyer.organising;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.devices.Program;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.FactBody.CommunityFounded;
import dev.foyer.domain.FactBody.DoorsClosed;
import dev.foyer.domain.FactBody.DoorsOpened;
import dev.foyer.domain.FactBody.EventPlanned;
import dev.foyer.domain.FactBody.InvitationRevoked;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.Role;
import dev.foyer.domain.Tally;
import dev.foyer.domain.Terms;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The community and its events: `/api/organiser`, `/api/community`, `/api/events`, and the box's
/// doors: `/api/doors/close`.
public final class ProgrammeApi implements HttpService {
  private final Home home;

  public ProgrammeApi(Home home) {
    this.home = home;
  }

  record CommunityWanted(@Nullable String name, @Nullable String vision) {}

  record CommunityShown(String community, String name, String vision) {}

  record EventWanted(
      @Nullable String event,
      @Nullable String name,
      @Nullable String place,
      @Nullable String startsAt,
      @Nullable String endsAt,
      @Nullable String timeZone,
      @Nullable String hostOfTheEvening) {}

  record EventShown(
      String event,
      String name,
      String place,
      String startsAt,
      String endsAt,
      String timeZone,
      String hostOfTheEvening,
      String state,
      int invited,
      int arrived,
      boolean open,
      String partitionPolicy) {}

  record Overview(
      String program,
      @Nullable CommunityShown community,
      List<EventShown> events,
      List<Home.BoxSeen> boxes,
      boolean issuing,
      String invitationBase,
      String storage) {}

  record Revocation(@Nullable String reason) {}

  record Nothing() {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/organiser", this::overview)
        .post("/community", this::found)
        .post("/events", this::plan)
        .post("/events/{event}/open", this::open)
        .post("/doors/close", this::close)
        .post("/invitations/{invitation}/revoke", this::revoke);
  }

  private void overview(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    boolean rehearsals = request.query().first("rehearsals").orElse("no").equals("yes");
    String here = (request.isSecure() ? "https://" : "http://") + request.authority();
    Json.send(
        response,
        home.replica()
            .memory()
            .read(
                state ->
                    new Overview(
                        home.program().word(),
                        state.community().map(ProgrammeApi::shown).orElse(null),
                        events(state, rehearsals),
                        home.boxes().get(),
                        home.replica().communityKeys().isPresent(),
                        home.invitationBase().orElse(here),
                        home.replica().ledger().storage().word())));
  }

  private void found(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    CommunityWanted wanted = Json.read(request, CommunityWanted.class);
    String name = Fields.text("name", wanted.name(), 120);
    String vision = Fields.optionalText("vision", wanted.vision(), 2_000);
    CommunityFounded founded = home.replica().ledger().alone(() -> found(name, vision));
    Json.send(response, shown(founded));
  }

  private CommunityFounded found(String name, String vision) {
    Optional<CommunityFounded> now = home.replica().memory().read(CommunityState::community);
    boolean same = now.filter(c -> c.name().equals(name) && c.vision().equals(vision)).isPresent();
    CommunityFounded founded =
        new CommunityFounded(
            home.replica().membership().community(),
            home.replica().memory().read(CommunityState::nextCommunityVersion),
            name,
            vision);
    if (!same) {
      home.replica().ledger().record(List.of(founded));
    }
    return founded;
  }

  private void plan(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    EventWanted wanted = Json.read(request, EventWanted.class);
    EventId id = Fields.parsed("event", wanted.event(), EventId::new);
    EventPlan plan = plan(wanted);
    home.replica().ledger().alone(() -> plan(id, plan));
    Json.send(response, home.replica().memory().read(state -> shown(state, id, plan)));
  }

  private boolean plan(EventId id, EventPlan plan) {
    boolean same =
        home.replica()
            .memory()
            .read(state -> state.guests().event(id))
            .filter(plan::equals)
            .isPresent();
    if (!same) {
      long version = home.replica().memory().read(state -> state.guests().nextVersion(id));
      home.replica().ledger().record(List.of(new EventPlanned(id, version, plan)));
    }
    return !same;
  }

  private static EventPlan plan(EventWanted wanted) {
    Instant starts = Fields.parsed("startsAt", wanted.startsAt(), Instant::parse);
    Instant ends = Fields.parsed("endsAt", wanted.endsAt(), Instant::parse);
    if (!ends.isAfter(starts)) {
      throw Problem.field("endsAt", "The event has to end after it starts.");
    }
    return new EventPlan(
        Fields.text("name", wanted.name(), 120),
        Fields.optionalText("place", wanted.place(), 200),
        starts,
        ends,
        Fields.parsed("timeZone", wanted.timeZone(), ZoneId::of),
        Fields.optionalText("hostOfTheEvening", wanted.hostOfTheEvening(), 120));
  }

  private void open(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    EventId event = home.event(request);
    Json.read(request, Nothing.class);
    ReplicaId box = doors();
    if (!openNow().equals(Optional.of(event))) {
      home.replica().ledger().record(List.of(new DoorsOpened(box, nextOpening(), event)));
    }
    response.status(Status.NO_CONTENT_204).send();
  }

  private void close(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    Json.read(request, Nothing.class);
    ReplicaId box = doors();
    if (openNow().isPresent()) {
      home.replica().ledger().record(List.of(new DoorsClosed(box, nextOpening())));
    }
    response.status(Status.NO_CONTENT_204).send();
  }

  /// The box whose doors these are.
  ///
  /// @throws Problem 409 if this is none
  private ReplicaId doors() {
    if (home.program() != Program.BOX) {
      throw Problem.of(409, "no-door", "Doors are opened and closed on the box at the venue.");
    }
    return home.replica().id();
  }

  private Optional<EventId> openNow() {
    return home.replica().memory().read(state -> state.guests().openAt(home.replica().id()));
  }

  private long nextOpening() {
    return home.replica().memory().read(state -> state.guests().nextOpening(home.replica().id()));
  }

  private void revoke(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    String path = request.path().pathParameters().get("invitation");
    InvitationId id = Fields.inPath("invitation", path, InvitationId::new);
    Revocation wanted = Json.read(request, Revocation.class);
    PrivateText reason = new PrivateText(Fields.optionalText("reason", wanted.reason(), 200));
    Terms terms =
        home.replica()
            .memory()
            .read(state -> state.guests().find(id).flatMap(Invitation::terms))
            .orElseThrow(() -> Problem.unknown("invitation"));
    boolean revoked =
        home.replica()
            .memory()
            .read(state -> state.guests().find(id).map(Invitation::revoked).orElse(false));
    if (!revoked) {
      home.replica().ledger().record(List.of(new InvitationRevoked(id, terms.person(), reason)));
    }
    response.status(Status.NO_CONTENT_204).send();
  }

  /// A rehearsal is shown while the doors are open for it, so that somebody can close them.
  private List<EventShown> events(CommunityState state, boolean rehearsals) {
    Optional<EventId> open = state.guests().openAt(home.replica().id());
    return state.guests().events().stream()
        .filter(id -> rehearsals || !id.isRehearsal() || open.equals(Optional.of(id)))
        .flatMap(id -> state.guests().event(id).map(plan -> shown(state, id, plan)).stream())
        .sorted(Comparator.comparing(EventShown::startsAt).reversed())
        .toList();
  }

  private EventShown shown(CommunityState state, EventId id, EventPlan plan) {
    Tally tally = state.guests().tally(id);
    return new EventShown(
        id.hex(),
        plan.name(),
        plan.place(),
        plan.startsAt().toString(),
        plan.endsAt().toString(),
        plan.zone().getId(),
        plan.hostOfTheEvening(),
        phase(plan),
        tally.expected(),
        tally.arrived(),
        state.guests().openAt(home.replica().id()).filter(id::equals).isPresent(),
        state.doors().policy(id).name().toLowerCase(Locale.ROOT));
  }

  private String phase(EventPlan plan) {
    Instant now = home.replica().clock().now();
    if (now.isBefore(plan.startsAt())) {
      return "before";
    }
    return now.isAfter(plan.endsAt()) ? "after" : "open";
  }

  private static CommunityShown shown(CommunityFounded founded) {
    return new CommunityShown(founded.community().hex(), founded.name(), founded.vision());
  }
}
