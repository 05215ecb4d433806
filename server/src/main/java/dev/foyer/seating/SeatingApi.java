package dev.foyer.seating;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.Device;
import dev.foyer.domain.EventId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.Role;
import dev.foyer.domain.Room;
import dev.foyer.domain.SeatingFact.RoomLaid;
import dev.foyer.mixing.Guest;
import dev.foyer.mixing.Turn;
import dev.foyer.mixing.WhatIf;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Html;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import dev.foyer.seating.Seats.Result;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tables and rounds of an event, in organisers' and hosts' hands: `/api/events/{event}/room`,
/// `…/seating` and `…/rounds/{round}/call`.
public final class SeatingApi implements HttpService {
  private static final int MOST_SECONDS = 30;
  private static final Duration CALL = Duration.ofMillis(500);

  private final Replica replica;
  private final Seats seats;

  public SeatingApi(Replica replica, Seats seats) {
    this.replica = replica;
    this.seats = seats;
  }

  record Wish(@Nullable Integer seconds) {}

  /// @param why sentences, where there is no plan
  record Outcome(boolean planned, int moved, List<String> why) {}

  record Move(
      @Nullable String invitation,
      @Nullable Integer index,
      @Nullable Integer round,
      @Nullable Integer table) {}

  /// @param possible false if the guest stays where they are in all rounds, or sits there already
  /// @param swapsWith who changes places with the guest
  record Cost(boolean possible, @Nullable String swapsWith, List<String> words) {}

  record Nothing() {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .post("/events/{event}/room", this::lay)
        .get("/events/{event}/seating", this::show)
        .post("/events/{event}/seating/plan", this::plan)
        .post("/events/{event}/seating/what-if", this::whatIf)
        .post("/events/{event}/seating/drag", this::drag)
        .post("/events/{event}/seating/unpin", this::unpin)
        .get("/events/{event}/seating/{invitation}/{index}", this::guest)
        .get("/events/{event}/kitchen", this::kitchen)
        .get("/events/{event}/kitchen.html", this::kitchenPage)
        .get("/events/{event}/wall-list.html", this::wallList)
        .get("/events/{event}/table-cards.html", this::tableCards)
        .post("/events/{event}/rounds/{round}/call", this::call);
  }

  private void lay(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    EventId event = event(request);
    Room room = Json.read(request, RoomWanted.class).room();
    boolean same = replica.memory().read(state -> state.seating().room(event)).equals(room);
    if (!same) {
      long version = replica.memory().read(state -> state.seating().nextRoom(event));
      replica.ledger().record(List.of(new RoomLaid(event, version, room)));
    }
    response.status(Status.NO_CONTENT_204).send();
  }

  private void show(ServerRequest request, ServerResponse response) {
    Device device = DeviceFilter.require(request, Role.ORGANISER, Role.HOST);
    EventId event = event(request);
    Room room = replica.memory().read(state -> state.seating().room(event));
    Optional<Seats.Standing> standing = seats.read(event);
    boolean organises = device.enrolled().role() == Role.ORGANISER;
    List<String> advice =
        standing.filter(it -> organises).map(SeatingViews::advice).orElse(List.of());
    Json.send(response, SeatingViews.of(room, standing, advice));
  }

  private void plan(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    EventId event = event(request);
    int seconds = Optional.ofNullable(Json.read(request, Wish.class).seconds()).orElse(2);
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw Problem.field("seconds", "Give the plan 1 to " + MOST_SECONDS + " seconds.");
    }
    Json.send(response, outcome(seats.plan(event, Duration.ofSeconds(seconds))));
  }

  private void call(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    EventId event = event(request);
    Json.read(request, Nothing.class);
    int round =
        Fields.inPath("round", request.path().pathParameters().get("round"), Integer::parseInt);
    int rounds = replica.memory().read(state -> state.seating().room(event).rounds().size());
    if (round < 0 || round >= rounds) {
      throw Problem.unknown("round");
    }
    Json.send(response, outcome(seats.call(event, round, CALL)));
  }

  private static Outcome outcome(Result result) {
    return switch (result) {
      case Result.Planned planned -> new Outcome(true, planned.moved().size(), List.of());
      case Result.NotPossible not -> new Outcome(false, 0, not.why());
    };
  }

  private void whatIf(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    EventId event = event(request);
    Move move = Json.read(request, Move.class);
    int table = Fields.required("table", move.table());
    Optional<WhatIf> cost = seats.whatIf(event, turn(move), table);
    Json.send(
        response,
        new Cost(
            cost.isPresent(),
            cost.flatMap(WhatIf::swapsWith).map(Guest::name).orElse(null),
            cost.map(WhatIf::words).orElse(List.of())));
  }

  private void drag(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    EventId event = event(request);
    Move move = Json.read(request, Move.class);
    int table = Fields.required("table", move.table());
    if (!seats.drag(event, turn(move), table)) {
      throw Problem.of(
          409,
          "stays",
          "This guest stays where they are, or nobody at that table can change places.");
    }
    response.status(Status.NO_CONTENT_204).send();
  }

  private void unpin(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    EventId event = event(request);
    seats.unpin(event, turn(Json.read(request, Move.class)));
    response.status(Status.NO_CONTENT_204).send();
  }

  private void guest(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    EventId event = event(request);
    var parameters = request.path().pathParameters();
    InvitationId invitation =
        Fields.inPath("guest", parameters.get("invitation"), InvitationId::new);
    GuestId guest =
        Fields.inPath(
            "guest",
            parameters.get("index"),
            text -> new GuestId(invitation, Integer.parseInt(text)));
    Json.send(
        response,
        seats.read(event).map(standing -> SeatingViews.guest(standing, guest)).orElse(List.of()));
  }

  private void kitchen(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    Json.send(response, courses(event(request)));
  }

  private void kitchenPage(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    EventId event = event(request);
    Html.send(response, Kitchen.page(heading(event).event(), courses(event)));
  }

  private List<Kitchen.Course> courses(EventId event) {
    Optional<Seats.Standing> standing = seats.read(event);
    if (standing.isEmpty()) {
      return List.of();
    }
    var diets = replica.memory().read(state -> Kitchen.diets(state, replica.id(), standing.get()));
    return Kitchen.courses(standing.get(), diets);
  }

  private void wallList(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    EventId event = event(request);
    Html.send(response, SeatingPaper.wallList(heading(event), seats.read(event)));
  }

  private void tableCards(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST, Role.ORGANISER);
    EventId event = event(request);
    Html.send(response, SeatingPaper.tableCards(heading(event), seats.read(event)));
  }

  private SeatingPaper.Heading heading(EventId event) {
    return replica.memory().read(state -> SeatingPaper.Heading.of(state, event));
  }

  private static Turn turn(Move move) {
    InvitationId invitation = Fields.parsed("invitation", move.invitation(), InvitationId::new);
    int index = Optional.ofNullable(move.index()).orElse(0);
    int round = Fields.required("round", move.round());
    if (index < 0 || round < 0) {
      throw Problem.field("round", "Rounds and guests are counted from 0.");
    }
    return new Turn(new GuestId(invitation, index), round);
  }

  private EventId event(ServerRequest request) {
    EventId event =
        Fields.inPath("event", request.path().pathParameters().get("event"), EventId::new);
    if (replica.memory().read(state -> state.guests().event(event)).isEmpty()) {
      throw Problem.unknown("event");
    }
    return event;
  }
}
