package dev.foyer.measures;

import dev.foyer.domain.EventId;
import dev.foyer.domain.PersonId;
import dev.foyer.measures.Attendance.About;
import dev.foyer.measures.Attendance.Arrival;
import dev.foyer.measures.Attendance.Standing;
import dev.foyer.measures.Encounters.Need;
import dev.foyer.measures.Encounters.Outcome;
import dev.foyer.measures.Encounters.Promise;
import dev.foyer.measures.Encounters.State;
import dev.foyer.measures.Encounters.Word;
import dev.foyer.measures.Pulses.Face;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/// A season made from a seed: nobody comes, everybody comes, groups are large and small, words are
/// said about people who are not there.
final class AnySeason {
  static final Instant START = Instant.parse("2026-01-08T17:00:00Z");

  private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
  private static final List<State> STATES = List.of(State.values());

  private final Random random;
  private final List<PersonId> people = new ArrayList<>();
  private final Set<PersonId> seen = new HashSet<>();

  private AnySeason(long seed) {
    random = new Random(seed);
    int count = 3 + random.nextInt(40);
    for (int i = 1; i <= count; i++) {
      people.add(person(i));
    }
  }

  static PersonId person(int number) {
    return new PersonId(0, number);
  }

  static EventId event(int number) {
    return new EventId(number);
  }

  static Season of(long seed) {
    AnySeason any = new AnySeason(seed);
    List<Gathering> gatherings = new ArrayList<>();
    int count = 1 + any.random.nextInt(5);
    for (int i = 0; i < count; i++) {
      gatherings.add(any.gathering(i));
    }
    return new Season(gatherings);
  }

  private Gathering gathering(int index) {
    Instant doors = START.plus(Duration.ofDays(30L * index));
    Attendance attendance = attendance(doors);
    List<Round> rounds = new ArrayList<>();
    int tables = 1 + random.nextInt(8);
    for (int r = random.nextInt(4); r > 0; r--) {
      Map<PersonId, Integer> seats = new HashMap<>();
      some(0.9).forEach(who -> seats.put(who, random.nextInt(tables)));
      rounds.add(new Round(Duration.ofMinutes(random.nextInt(40)), seats));
    }
    return new Gathering(event(index + 1), attendance, rounds, encounters(doors), pulses());
  }

  private Attendance attendance(Instant doors) {
    Map<PersonId, Arrival> arrivals = new HashMap<>();
    for (PersonId who : some(random.nextDouble())) {
      Instant at = doors.plusSeconds(random.nextInt(3600));
      boolean known = !seen.add(who) || random.nextInt(3) == 0;
      arrivals.put(
          who,
          new Arrival(
              at,
              random.nextInt(4) == 0 ? null : at.plusSeconds(random.nextInt(600) - 30L),
              known ? Standing.RETURNING : Standing.FIRST_TIMER));
    }
    Map<PersonId, String> groups = new HashMap<>();
    some(0.8).forEach(who -> groups.put(who, group()));
    Map<PersonId, PersonId> inviters = new HashMap<>();
    some(0.5).forEach(who -> inviters.put(who, anybody()));
    return new Attendance(
        new HashSet<>(some(0.8)), arrivals, new About(inviters, groups, new HashSet<>(some(0.5))));
  }

  private String group() {
    return List.of("Alder", "Alder", "Alder", "Birch", "Birch", "Cedar", "Elm", "Fir")
        .get(random.nextInt(8));
  }

  private Encounters encounters(Instant doors) {
    Set<Pair> introductions = new HashSet<>();
    for (int i = random.nextInt(10); i > 0; i--) {
      introductions.add(word().pair());
    }
    List<Promise> promises =
        times(
            10,
            () ->
                new Promise(
                    word(),
                    doors.plus(Duration.ofDays(random.nextInt(60))),
                    OUTCOMES.get(random.nextInt(3))));
    List<Need> needs =
        times(
            30,
            () ->
                new Need(
                    anybody(),
                    random.nextInt(3),
                    new HashSet<>(some(0.1)),
                    STATES.get(random.nextInt(2))));
    return new Encounters(
        new HashSet<>(times(40, this::word)),
        new HashSet<>(times(60, this::word)),
        introductions,
        promises,
        needs);
  }

  private Pulses pulses() {
    Map<Face, Integer> faces = new EnumMap<>(Face.class);
    Map<Integer, List<Integer>> items = new HashMap<>();
    for (Face face : Face.values()) {
      faces.put(face, random.nextInt(20));
    }
    for (int item = 1; item <= 8; item++) {
      if (random.nextBoolean()) {
        List<Integer> counts = new ArrayList<>();
        for (int answer = 1; answer <= 5; answer++) {
          counts.add(random.nextInt(6));
        }
        items.put(item, counts);
      }
    }
    return new Pulses(faces, items);
  }

  private List<PersonId> some(double share) {
    return people.stream().filter(who -> random.nextDouble() < share).toList();
  }

  private PersonId anybody() {
    return people.get(random.nextInt(people.size()));
  }

  private Word word() {
    PersonId from = anybody();
    PersonId to = anybody();
    return from.equals(to) ? word() : new Word(from, to);
  }

  private <T> List<T> times(int most, Supplier<T> one) {
    List<T> all = new ArrayList<>();
    for (int i = random.nextInt(most); i > 0; i--) {
      all.add(one.get());
    }
    return all;
  }
}
