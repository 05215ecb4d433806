package dev.foyer.mixing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is to be seated: people, tables, rounds, and what is known between people. Ids that name
/// nobody among the guests are ignored, so that what was known of earlier evenings can be handed
/// over whole.
///
/// @param rounds one mode for each round
/// @param pins where somebody is to sit, by table index; a host at a table is pinned in each round
/// @param sitsOut who takes no seat in which round: absent, gone, or resting ([Rests])
public record Evening(
    List<Guest> guests,
    List<Table> tables,
    List<Mode> rounds,
    Between between,
    Map<Turn, Integer> pins,
    Set<Turn> sitsOut) {
  public static final int MOST_ROUNDS = 60;

  /// What a round is for.
  public enum Mode {
    /// People who care about different things sit together.
    MIX,
    /// People who care about the same things sit together.
    PURPOSE
  }

  /// What is known between two people.
  ///
  /// @param met who sat together at earlier events
  /// @param mentors who is to share a table in exactly one round
  /// @param apart who never shares a table; private: never named in a reason
  public record Between(Set<Pair> met, Set<Pair> mentors, Set<Pair> apart) {
    public static final Between NOTHING = new Between(Set.of(), Set.of(), Set.of());

    public Between {
      met = Set.copyOf(met);
      mentors = Set.copyOf(mentors);
      apart = Set.copyOf(apart);
    }
  }

  /// @throws IllegalArgumentException if two guests have one id, there is no round, or more than 60
  public Evening {
    guests = List.copyOf(guests);
    tables = List.copyOf(tables);
    rounds = List.copyOf(rounds);
    pins = Map.copyOf(pins);
    sitsOut = Set.copyOf(sitsOut);
    if (guests.stream().map(Guest::id).distinct().count() < guests.size()) {
      throw new IllegalArgumentException("two guests have one id");
    }
    if (rounds.isEmpty() || rounds.size() > MOST_ROUNDS) {
      throw new IllegalArgumentException("an evening has 1 to " + MOST_ROUNDS + " rounds");
    }
  }

  /// Nothing known between people, nobody pinned, everybody in all rounds.
  public Evening(List<Guest> guests, List<Table> tables, List<Mode> rounds) {
    this(guests, tables, rounds, Between.NOTHING, Map.of(), Set.of());
  }

  public Evening withGuests(List<Guest> guests) {
    return new Evening(guests, tables, rounds, between, pins, sitsOut);
  }

  public Evening withBetween(Between between) {
    return new Evening(guests, tables, rounds, between, pins, sitsOut);
  }

  public Evening withPins(Map<Turn, Integer> pins) {
    return new Evening(guests, tables, rounds, between, pins, sitsOut);
  }

  public Evening withSitsOut(Set<Turn> sitsOut) {
    return new Evening(guests, tables, rounds, between, pins, sitsOut);
  }

  /// The same with one guest more.
  public Evening joinedBy(Guest guest, Set<Turn> missed) {
    Set<Turn> out = new HashSet<>(sitsOut);
    out.addAll(missed);
    return withGuests(Stream.concat(guests.stream(), Stream.of(guest)).toList()).withSitsOut(out);
  }

  /// The same, and what is pinned here comes before what was pinned already.
  public Evening alsoPinned(Map<Turn, Integer> more) {
    Map<Turn, Integer> all = new HashMap<>(pins);
    all.putAll(more);
    return withPins(all);
  }

  /// The same, and these rest.
  public Evening resting(Set<Turn> rests) {
    return withSitsOut(
        Stream.concat(sitsOut.stream(), rests.stream()).collect(Collectors.toUnmodifiableSet()));
  }

  /// Whether somebody is to be seated. Who likes to roam is so only where they are pinned.
  public boolean takesPart(Guest guest, int round) {
    Turn turn = new Turn(guest.id(), round);
    return !sitsOut.contains(turn) && (!guest.roams() || pins.containsKey(turn));
  }

  /// Whether there is a round in which both are to be seated.
  boolean canMeet(Guest one, Guest other) {
    return IntStream.range(0, rounds.size())
        .anyMatch(round -> takesPart(one, round) && takesPart(other, round));
  }
}
