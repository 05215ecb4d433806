package dev.foyer.stories;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.ItemId;
import dev.foyer.domain.Role;
import dev.foyer.domain.StoryFact.Place;
import dev.foyer.domain.StoryFact.SideTableJoined;
import dev.foyer.domain.StoryFact.SideTableOpened;
import dev.foyer.domain.StoryFact.Slot;
import dev.foyer.domain.StoryFact.Use;
import dev.foyer.domain.Terms;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Tables for one topic in the open time of the event at the door: `/api/side-tables`. A host opens
/// and closes them and writes down who sits there; there are never more than there are seats.
public final class SideTablesApi implements HttpService {
  private static final int MOST_SEATS = 50;

  private final Replica replica;

  public SideTablesApi(Replica replica) {
    this.replica = replica;
  }

  record Guest(String invitation, String name) {}

  /// A slot of open time.
  ///
  /// @param slot its place in the agenda, from 0
  record OpenSlot(int slot, String title, int minutes) {}

  /// @param host the name of whoever keeps the table; null if nobody is named
  record Table(
      String table,
      int slot,
      String topic,
      @Nullable String host,
      int seats,
      int free,
      List<Guest> guests) {}

  record Listing(List<OpenSlot> slots, List<Table> tables) {}

  record Wanted(
      @Nullable String table,
      @Nullable Integer slot,
      @Nullable Integer seats,
      @Nullable String topic,
      @Nullable String host) {}

  record Joining(@Nullable String invitation, @Nullable Boolean taken) {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/side-tables", this::list)
        .post("/side-tables", this::open)
        .post("/side-tables/{table}/places", this::join);
  }

  private void list(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST);
    Json.send(
        response,
        read(
            state ->
                state
                    .guests()
                    .openAt(replica.id())
                    .map(event -> new Listing(slots(state, event), tables(state, event)))
                    .orElseGet(() -> new Listing(List.of(), List.of()))));
  }

  private static List<OpenSlot> slots(CommunityState state, EventId event) {
    List<Slot> agenda = state.stories().agenda(event);
    List<OpenSlot> open = new ArrayList<>();
    for (int i = 0; i < agenda.size(); i++) {
      if (agenda.get(i).use() == Use.OPEN) {
        open.add(new OpenSlot(i, agenda.get(i).title(), agenda.get(i).minutes()));
      }
    }
    return open;
  }

  private static List<Table> tables(CommunityState state, EventId event) {
    return state.stories().sideTables(event).stream().map(table -> table(state, table)).toList();
  }

  private static Table table(CommunityState state, SideTableOpened table) {
    Set<GuestId> at = state.stories().at(table.table());
    return new Table(
        table.table().hex(),
        table.slot(),
        table.topic(),
        Optional.ofNullable(table.host()).map(host -> name(state, host)).orElse(null),
        table.seats(),
        Math.max(0, table.seats() - at.size()),
        at.stream()
            .sorted()
            .map(guest -> new Guest(guest.invitation().hex(), name(state, guest.invitation())))
            .toList());
  }

  private static String name(CommunityState state, InvitationId invitation) {
    return state
        .guests()
        .find(invitation)
        .flatMap(Invitation::terms)
        .map(terms -> state.people().profile(terms.person()).name())
        .orElse("");
  }

  /// Opened again with the same id it is changed; without seats it is closed.
  private void open(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST);
    Wanted wanted = Json.read(request, Wanted.class);
    ItemId id = Fields.parsed("table", wanted.table(), ItemId::new);
    int slot = Fields.required("slot", wanted.slot());
    int seats = Fields.required("seats", wanted.seats());
    String topic = Fields.text("topic", wanted.topic(), StoriesApi.MOST_TOPIC);
    Optional<InvitationId> host = Fields.optional("host", wanted.host(), InvitationId::new);
    if (seats < 0 || seats > MOST_SEATS) {
      throw Problem.field("seats", "A side table has 1 to 50 seats; 0 closes it.");
    }
    replica
        .ledger()
        .alone(
            () ->
                record(
                    state -> {
                      EventId event = event(state);
                      requireOpen(state, event, slot);
                      host.ifPresent(guest -> requireInvited(state, event, guest));
                      if (seats > 0 && seats < state.stories().at(id).size()) {
                        throw Problem.field(
                            "seats", "More guests sit at this table already: let one go first.");
                      }
                      SideTableOpened opened =
                          new SideTableOpened(
                              id,
                              event,
                              state.stories().nextSideTable(id),
                              slot,
                              seats,
                              topic,
                              host.orElse(null));
                      return Optional.of(opened).filter(fact -> !isKnown(state, fact));
                    }));
    response.status(Status.NO_CONTENT_204).send();
  }

  private static boolean isKnown(CommunityState state, SideTableOpened fact) {
    return state
        .stories()
        .sideTable(fact.table())
        .map(
            known ->
                new SideTableOpened(
                    known.table(),
                    known.event(),
                    fact.version(),
                    known.slot(),
                    known.seats(),
                    known.topic(),
                    known.host()))
        .filter(fact::equals)
        .isPresent();
  }

  private static void requireOpen(CommunityState state, EventId event, int slot) {
    List<Slot> agenda = state.stories().agenda(event);
    if (slot < 0 || slot >= agenda.size() || agenda.get(slot).use() != Use.OPEN) {
      throw Problem.field(
          "slot", "A side table stands in open time: put some into the agenda, and choose it.");
    }
  }

  private static void requireInvited(CommunityState state, EventId event, InvitationId guest) {
    boolean invited =
        state
            .guests()
            .find(guest)
            .filter(invitation -> !invitation.revoked())
            .flatMap(Invitation::terms)
            .map(Terms::event)
            .filter(event::equals)
            .isPresent();
    if (!invited) {
      throw Problem.field("host", "Only a guest of this event keeps a table. Reload the page.");
    }
  }

  private void join(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.HOST);
    ItemId id = Fields.inPath("table", request.path().pathParameters().get("table"), ItemId::new);
    Joining joining = Json.read(request, Joining.class);
    GuestId guest =
        new GuestId(Fields.parsed("invitation", joining.invitation(), InvitationId::new), 0);
    Place place = Fields.required("taken", joining.taken()) ? Place.TAKEN : Place.GIVEN_BACK;
    replica.ledger().alone(() -> record(state -> joined(state, id, guest, place)));
    response.status(Status.NO_CONTENT_204).send();
  }

  private static Optional<SideTableJoined> joined(
      CommunityState state, ItemId id, GuestId guest, Place place) {
    SideTableOpened table =
        state
            .stories()
            .sideTable(id)
            .filter(known -> known.seats() > 0)
            .orElseThrow(() -> Problem.unknown("table"));
    Set<GuestId> at = state.stories().at(id);
    if (at.contains(guest) == (place == Place.TAKEN)) {
      return Optional.empty();
    }
    if (place == Place.TAKEN) {
      boolean isHere =
          state
              .guests()
              .find(guest.invitation())
              .filter(i -> i.terms().map(Terms::event).filter(table.event()::equals).isPresent())
              .filter(invitation -> invitation.here(0))
              .isPresent();
      if (!isHere) {
        throw Problem.field("invitation", "Only a guest who is here can take a seat.");
      }
      if (at.size() >= table.seats()) {
        throw Problem.of(409, "full", "No seat is free at this table: choose another one.");
      }
    }
    return Optional.of(new SideTableJoined(id, guest, state.stories().nextPlace(id, guest), place));
  }

  private boolean record(Function<CommunityState, Optional<? extends FactBody>> change) {
    Optional<? extends FactBody> fact = read(change);
    fact.ifPresent(body -> replica.ledger().record(List.of(body)));
    return fact.isPresent();
  }

  private EventId event(CommunityState state) {
    return state
        .guests()
        .openAt(replica.id())
        .orElseThrow(
            () -> Problem.of(409, "no-event", "The doors are not open: open an event first."));
  }

  private <T> T read(Function<CommunityState, T> question) {
    return replica.memory().read(question);
  }
}
