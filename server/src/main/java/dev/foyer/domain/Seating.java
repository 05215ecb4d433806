package dev.foyer.domain;

import dev.foyer.domain.SeatingFact.ApartAsked;
import dev.foyer.domain.SeatingFact.MentorsPaired;
import dev.foyer.domain.SeatingFact.Pairing;
import dev.foyer.domain.SeatingFact.RestTaken;
import dev.foyer.domain.SeatingFact.Resting;
import dev.foyer.domain.SeatingFact.RoomLaid;
import dev.foyer.domain.SeatingFact.RoundCalled;
import dev.foyer.domain.SeatingFact.Row;
import dev.foyer.domain.SeatingFact.SeatPinned;
import dev.foyer.domain.SeatingFact.SeatsPlanned;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/// Who sits where at which event, and what that is made from. Part of the [CommunityState] and
/// guarded with it.
public final class Seating {
  private final Map<EventId, Of> events = new HashMap<>();
  private final Map<PersonId, Versioned<PrivateText>> apart = new HashMap<>();

  /// A guest's place in one round.
  public record Place(GuestId guest, int round) {}

  /// A mentor and somebody who is to learn from them.
  public record Mentors(PersonId mentor, PersonId mentee) {}

  private static final class Of {
    private final Versioned<Room> room = new Versioned<>();
    private final Versioned<List<Row>> plan = new Versioned<>();
    private Map<GuestId, Row> rows = Map.of();
    private final Map<Place, Versioned<Integer>> pins = new HashMap<>();
    private final Map<Place, Versioned<Resting>> rests = new HashMap<>();
    private final Map<Mentors, Versioned<Pairing>> mentors = new HashMap<>();
    private final Set<Integer> called = new TreeSet<>();
  }

  public Room room(EventId event) {
    return find(event).map(of -> of.room.value()).orElse(Room.NONE);
  }

  public long nextRoom(EventId event) {
    return find(event).map(of -> of.room.nextVersion()).orElse(1L);
  }

  /// The seats of an event; empty if there is no plan.
  public List<Row> plan(EventId event) {
    return find(event).map(of -> of.plan.value()).orElse(List.of());
  }

  /// Whether the plan has a row for this guest.
  public boolean planned(EventId event, GuestId guest) {
    return find(event).filter(of -> of.rows.containsKey(guest)).isPresent();
  }

  public long nextPlan(EventId event) {
    return find(event).map(of -> of.plan.nextVersion()).orElse(1L);
  }

  /// A guest's table in a round, as its place in the room.
  public OptionalInt table(EventId event, GuestId guest, int round) {
    Row row = find(event).map(of -> of.rows.get(guest)).orElse(null);
    if (row == null || round >= row.tables().size() || row.tables().get(round) < 0) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(row.tables().get(round));
  }

  /// What the table of a guest in a round is called, if the guest has one.
  public Optional<String> tableName(EventId event, GuestId guest, int round) {
    OptionalInt table = table(event, guest, round);
    List<Room.RoomTable> tables = room(event).tables();
    return table.isPresent() && table.getAsInt() < tables.size()
        ? Optional.of(tables.get(table.getAsInt()).name())
        : Optional.empty();
  }

  /// The rounds that have been called, from 0.
  public Set<Integer> called(EventId event) {
    return find(event).map(of -> Set.copyOf(of.called)).orElse(Set.of());
  }

  /// The round that is on: the one that was called last, or the first before any was.
  public int running(EventId event) {
    return called(event).stream().max(Integer::compare).orElse(0);
  }

  /// Where somebody was put, by hand.
  public Map<Place, Integer> pins(EventId event) {
    Map<Place, Integer> pins = new HashMap<>();
    find(event)
        .ifPresent(
            of ->
                of.pins.forEach(
                    (place, table) -> {
                      Integer value = table.value();
                      if (value != null && value >= 0) {
                        pins.put(place, value);
                      }
                    }));
    return pins;
  }

  public long nextPin(EventId event, Place place) {
    return find(event).map(of -> of.pins.get(place)).map(Versioned::nextVersion).orElse(1L);
  }

  /// Who sits which round out.
  public Set<Place> rests(EventId event) {
    Set<Place> rests = new HashSet<>();
    find(event)
        .ifPresent(
            of ->
                of.rests.forEach(
                    (place, resting) -> {
                      if (resting.value() == Resting.SITS_OUT) {
                        rests.add(place);
                      }
                    }));
    return rests;
  }

  public long nextRest(EventId event, Place place) {
    return find(event).map(of -> of.rests.get(place)).map(Versioned::nextVersion).orElse(1L);
  }

  public Set<Mentors> mentors(EventId event) {
    Set<Mentors> pairs = new HashSet<>();
    find(event)
        .ifPresent(
            of ->
                of.mentors.forEach(
                    (pair, pairing) -> {
                      if (pairing.value() == Pairing.PAIRED) {
                        pairs.add(pair);
                      }
                    }));
    return pairs;
  }

  public long nextMentors(EventId event, Mentors pair) {
    return find(event).map(of -> of.mentors.get(pair)).map(Versioned::nextVersion).orElse(1L);
  }

  /// Who is never to sit together. Private.
  public Set<PersonPair> apart() {
    Set<PersonPair> pairs = new HashSet<>();
    apart.forEach(
        (person, others) ->
            People.ids(others.value()).stream()
                .filter(other -> !other.equals(person))
                .forEach(other -> pairs.add(new PersonPair(person, other))));
    return pairs;
  }

  /// With whom this person is never to sit, as the person asked.
  public Set<PersonId> apart(PersonId person) {
    return People.ids(apart.getOrDefault(person, new Versioned<>()).value());
  }

  public long nextApart(PersonId person) {
    return apart.getOrDefault(person, new Versioned<>()).nextVersion();
  }

  void apply(Fact fact, SeatingFact body) {
    switch (body) {
      case RoomLaid b -> of(b.event()).room.offer(b.room(), b.version(), fact.id());
      case SeatPinned b ->
          of(b.event())
              .pins
              .computeIfAbsent(new Place(b.guest(), b.round()), place -> new Versioned<>())
              .offer(b.table(), b.version(), fact.id());
      case RestTaken b ->
          of(b.event())
              .rests
              .computeIfAbsent(new Place(b.guest(), b.round()), place -> new Versioned<>())
              .offer(b.resting(), b.version(), fact.id());
      case ApartAsked b ->
          apart
              .computeIfAbsent(b.person(), person -> new Versioned<>())
              .offer(b.others(), b.version(), fact.id());
      case MentorsPaired b ->
          of(b.event())
              .mentors
              .computeIfAbsent(new Mentors(b.mentor(), b.mentee()), pair -> new Versioned<>())
              .offer(b.pairing(), b.version(), fact.id());
      case SeatsPlanned b -> plan(fact, b);
      case RoundCalled b -> of(b.event()).called.add(b.round());
    }
  }

  private void plan(Fact fact, SeatsPlanned body) {
    Of of = of(body.event());
    of.plan.offer(body.rows(), body.version(), fact.id());
    Map<GuestId, Row> rows = new HashMap<>();
    List<Row> plan = of.plan.value();
    if (plan != null) {
      plan.forEach(row -> rows.put(row.guest(), row));
    }
    of.rows = rows;
  }

  /// Drops with whom a person is not to sit.
  void forget(PersonId person) {
    Optional.ofNullable(apart.get(person)).ifPresent(v -> v.replace(PrivateText.ERASED));
  }

  /// Drops a person who is erased.
  void erase(PersonId person) {
    apart.remove(person);
    events
        .values()
        .forEach(
            of ->
                of.mentors
                    .keySet()
                    .removeIf(
                        pair -> pair.mentor().equals(person) || pair.mentee().equals(person)));
  }

  private Optional<Of> find(EventId event) {
    return Optional.ofNullable(events.get(event));
  }

  private Of of(EventId event) {
    return events.computeIfAbsent(event, e -> new Of());
  }
}
