package dev.foyer.box.welcome;

import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Device;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Role;
import dev.foyer.domain.ScanId;
import dev.foyer.domain.Terms;
import dev.foyer.domain.WelcomeFact.Part;
import dev.foyer.domain.WelcomeFact.PartTaken;
import dev.foyer.domain.WelcomeFact.Taking;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Who plays which part at an event: `/api/events/{event}/parts` for an organiser, and
/// `/api/parts/yes` for the guest whom the kiosk has asked. Said again nothing changes.
public final class PartsApi implements HttpService {
  private final Replica replica;

  public PartsApi(Replica replica) {
    this.replica = replica;
  }

  /// Somebody in a part at an event.
  private record Post(EventId event, PersonId person, Part part) {}

  record Yes(@Nullable String scanId) {}

  record Wanted(@Nullable String person, @Nullable String part, @Nullable Boolean taken) {}

  record Player(String person, String name, List<String> parts) {}

  /// @param builder the name of the community builder of the event; null if nobody is
  record Players(List<Player> people, @Nullable String builder) {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .post("/parts/yes", this::yes)
        .get("/events/{event}/parts", this::look)
        .post("/events/{event}/parts", this::give);
  }

  /// A guest has said yes at the kiosk where they came in.
  private void yes(ServerRequest request, ServerResponse response) {
    Device station = DeviceFilter.require(request, Role.STATION);
    ScanId scan = Fields.parsed("scanId", Json.read(request, Yes.class).scanId(), ScanId::new);
    Terms terms =
        replica
            .memory()
            .read(
                state ->
                    state
                        .guests()
                        .byScan(scan)
                        .filter(invitation -> cameInHere(invitation, scan, station))
                        .flatMap(Invitation::terms)
                        .filter(t -> wasAsked(state, t)))
            .orElseThrow(() -> Problem.unknown("question"));
    replica
        .ledger()
        .alone(() -> record(new Post(terms.event(), terms.person(), Part.GREETER), Taking.TAKEN));
    response.status(Status.NO_CONTENT_204).send();
  }

  private static boolean cameInHere(Invitation invitation, ScanId scan, Device station) {
    return invitation.present().stream()
        .map(admission -> admission.passage())
        .anyMatch(by -> by.scan().equals(scan) && by.station().equals(station.id()));
  }

  private static boolean wasAsked(CommunityState state, Terms terms) {
    return state.welcomes().askedAt(terms.event(), terms.person(), Part.GREETER);
  }

  private void look(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER, Role.HOST);
    EventId event = event(request);
    Json.send(response, replica.memory().read(state -> players(state, event)));
  }

  private static Players players(CommunityState state, EventId event) {
    Map<PersonId, Set<Part>> all = new TreeMap<>();
    for (Part part : Part.values()) {
      state
          .welcomes()
          .playing(event, part)
          .forEach(person -> all.computeIfAbsent(person, p -> new TreeSet<>()).add(part));
    }
    List<Player> people = new ArrayList<>();
    all.forEach((person, parts) -> people.add(player(state, person, parts)));
    return new Players(
        people,
        people.stream()
            .filter(player -> player.parts().contains(word(Part.BUILDER)))
            .map(Player::name)
            .findFirst()
            .orElse(null));
  }

  private static Player player(CommunityState state, PersonId person, Set<Part> parts) {
    return new Player(
        person.hex(),
        state.people().profile(person).name(),
        parts.stream().map(PartsApi::word).toList());
  }

  private void give(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER);
    EventId event = event(request);
    Wanted wanted = Json.read(request, Wanted.class);
    PersonId person = Fields.parsed("person", wanted.person(), PersonId::new);
    Part part = Fields.parsed("part", wanted.part(), PartsApi::part);
    Taking taking = Fields.required("taken", wanted.taken()) ? Taking.TAKEN : Taking.LAID_DOWN;
    if (!replica.memory().read(state -> isInvited(state, event, person))) {
      throw Problem.field(
          "person", "Only a guest of this event can play a part in it. Invite them first.");
    }
    replica.ledger().alone(() -> record(new Post(event, person, part), taking));
    response.status(Status.NO_CONTENT_204).send();
  }

  /// An event has one community builder: whoever takes the part takes it over.
  private boolean record(Post post, Taking taking) {
    List<PartTaken> group = replica.memory().read(state -> facts(state, post, taking));
    if (!group.isEmpty()) {
      replica.ledger().record(group);
    }
    return !group.isEmpty();
  }

  private static List<PartTaken> facts(CommunityState state, Post post, Taking taking) {
    List<PartTaken> facts = new ArrayList<>();
    Set<PersonId> playing = state.welcomes().playing(post.event(), post.part());
    if (playing.contains(post.person()) != (taking == Taking.TAKEN)) {
      facts.add(fact(state, post, taking));
    }
    if (post.part() == Part.BUILDER && taking == Taking.TAKEN) {
      playing.stream()
          .filter(other -> !other.equals(post.person()))
          .map(other -> fact(state, new Post(post.event(), other, post.part()), Taking.LAID_DOWN))
          .forEach(facts::add);
    }
    return facts;
  }

  private static PartTaken fact(CommunityState state, Post post, Taking taking) {
    long version = state.welcomes().nextPart(post.person(), post.event(), post.part());
    return new PartTaken(post.person(), post.event(), post.part(), version, taking);
  }

  private static boolean isInvited(CommunityState state, EventId event, PersonId person) {
    return state.guests().of(person).stream()
        .flatMap(id -> state.guests().find(id).stream())
        .filter(invitation -> !invitation.revoked())
        .anyMatch(i -> i.terms().map(Terms::event).filter(event::equals).isPresent());
  }

  private EventId event(ServerRequest request) {
    EventId id = Fields.inPath("event", request.path().pathParameters().get("event"), EventId::new);
    if (replica.memory().read(state -> state.guests().event(id)).isEmpty()) {
      throw Problem.unknown("event");
    }
    return id;
  }

  private static String word(Part part) {
    return part.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Part part(String word) {
    return Arrays.stream(Part.values())
        .filter(part -> word(part).equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such part"));
  }
}
