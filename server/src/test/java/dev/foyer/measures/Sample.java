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
import dev.foyer.measures.Freezing.Frame;
import dev.foyer.measures.Freezing.Named;
import dev.foyer.measures.Pulses.Face;
import dev.foyer.measures.Report.ShareKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// A community of 90 with four evenings of about 60 guests, as one may be: five organisations, some
/// studios and some who come alone, three rounds at tables of six, words at the exit.
public final class Sample {
  private static final List<String> ORGANISATIONS =
      List.of("Alder Bank", "Birch & Sons", "Cedar University", "Douglas Foods", "Elm Hospital");
  private static final List<String> NAMES =
      List.of(
          "Ana", "Jonas", "Mei", "Tom", "Ioana", "Łukasz", "Nguyễn", "Zoë", "Ольга", "Νίκος", "أمل",
          "נועה", "Priya", "Björn", "Chidi", "Aoife", "Yuki", "Sofía", "Émile", "Dana");
  private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
  private static final List<State> STATES = List.of(State.values());
  private static final int PEOPLE = 90;

  private final Random random = new Random(20_261_127);
  private final Random order;
  private final Set<PersonId> seen = new HashSet<>();

  private Sample(long order) {
    this.order = new Random(order);
  }

  /// The same season for every `order`, with its sets and maps filled in another one.
  public static Season season(long order) {
    Sample sample = new Sample(order);
    List<Gathering> gatherings = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      gatherings.add(sample.gathering(i));
    }
    return new Season(gatherings);
  }

  public static Frame frame(Season season) {
    Map<EventId, Named> titles = new HashMap<>();
    List<String> names = List.of("New Year's table", "Soup and stories", "Spring mixer", "Σύναξη");
    for (int i = 0; i < season.gatherings().size(); i++) {
      LocalDate day = LocalDate.of(2026, 1 + i, 8);
      titles.put(season.gatherings().get(i).event(), new Named(names.get(i), day));
    }
    return new Frame(
        "Harbour Table",
        Instant.parse("2026-04-10T08:00:00Z"),
        titles,
        Map.of(ShareKind.FIRST_TIMER_RETURN, 0.5, ShareKind.SHOW_UP, 0.8));
  }

  /// What people are called.
  public static Map<PersonId, String> names() {
    Map<PersonId, String> names = new TreeMap<>();
    for (int i = 1; i <= PEOPLE; i++) {
      String letter = String.valueOf((char) ('A' + i % 26));
      names.put(AnySeason.person(i), NAMES.get(i % NAMES.size()) + " " + letter + ".");
    }
    return names;
  }

  private Gathering gathering(int index) {
    Instant doors = AnySeason.START.plus(Duration.ofDays(30L * index));
    List<PersonId> invited = new ArrayList<>();
    Map<PersonId, Arrival> arrivals = new LinkedHashMap<>();
    for (int i = 1; i <= PEOPLE; i++) {
      PersonId who = AnySeason.person(i);
      boolean asked = random.nextInt(10) < 8;
      boolean came = random.nextInt(100) < (asked ? 78 : 12);
      if (asked) {
        invited.add(who);
      }
      if (came) {
        arrivals.put(who, arrival(who, doors.plusSeconds(random.nextInt(2400))));
      }
    }
    List<PersonId> here = List.copyOf(arrivals.keySet());
    List<Round> rounds = new ArrayList<>();
    for (int r = 0; r < 3; r++) {
      rounds.add(new Round(Duration.ofMinutes(25), shuffled(seats(here))));
    }
    return new Gathering(
        AnySeason.event(index + 1),
        new Attendance(set(invited), shuffled(arrivals), about(here)),
        rounds,
        encounters(here, rounds, doors),
        pulses(index));
  }

  private Arrival arrival(PersonId who, Instant at) {
    boolean first = seen.add(who) && random.nextInt(4) > 0;
    boolean greeted = random.nextInt(12) > 0;
    return new Arrival(
        at,
        greeted ? at.plusSeconds(20 + random.nextInt(200)) : null,
        first ? Standing.FIRST_TIMER : Standing.RETURNING);
  }

  private About about(List<PersonId> here) {
    Map<PersonId, String> groups = new LinkedHashMap<>();
    Map<PersonId, PersonId> inviters = new LinkedHashMap<>();
    List<PersonId> named = new ArrayList<>();
    for (int i = 1; i <= PEOPLE; i++) {
      if (i % 7 > 0) {
        String organisation =
            i % 11 == 0 ? "Studio " + i : ORGANISATIONS.get((i + i / 13) % ORGANISATIONS.size());
        groups.put(AnySeason.person(i), organisation);
      }
      inviters.put(AnySeason.person(i), AnySeason.person(1 + i % 9));
    }
    for (PersonId who : here) {
      if (random.nextInt(100) < 65) {
        named.add(who);
      }
    }
    return new About(shuffled(inviters), shuffled(groups), set(named));
  }

  private Map<PersonId, Integer> seats(List<PersonId> here) {
    List<PersonId> seated = new ArrayList<>(here);
    Collections.shuffle(seated, random);
    Map<PersonId, Integer> seats = new LinkedHashMap<>();
    for (int i = 0; i < seated.size(); i++) {
      seats.put(seated.get(i), i / 6);
    }
    return seats;
  }

  private Encounters encounters(List<PersonId> here, List<Round> rounds, Instant doors) {
    List<Word> met = new ArrayList<>();
    List<Word> yes = new ArrayList<>();
    List<Pair> introductions = new ArrayList<>();
    List<Promise> promises = new ArrayList<>();
    List<Need> needs = new ArrayList<>();
    for (Round round : rounds) {
      for (Pair pair : round.pairs()) {
        if (random.nextInt(100) < 14) {
          met.add(new Word(pair.one(), pair.other()));
        }
        if (random.nextInt(100) < 9) {
          yes.add(new Word(pair.one(), pair.other()));
          yes.add(new Word(pair.other(), pair.one()));
          promises.add(
              new Promise(
                  new Word(pair.one(), pair.other()),
                  doors.plus(Duration.ofDays(14)),
                  OUTCOMES.get(random.nextInt(3))));
        }
      }
    }
    for (PersonId who : here) {
      PersonId other = here.get(random.nextInt(here.size()));
      if (!other.equals(who) && random.nextInt(6) == 0) {
        introductions.add(new Pair(who, other));
      }
      if (random.nextInt(3) == 0) {
        List<PersonId> holders = List.of(other, AnySeason.person(1 + random.nextInt(PEOPLE)));
        needs.add(new Need(who, 0, set(holders), STATES.get(random.nextInt(2))));
      }
    }
    return new Encounters(set(met), set(yes), set(introductions), promises, needs);
  }

  private Pulses pulses(int index) {
    Map<Integer, List<Integer>> items = new HashMap<>();
    for (int item : SenseOfCommunity.asked(index)) {
      items.put(item, List.of(1, 3, 9, 19, 8 + random.nextInt(4)));
    }
    return new Pulses(Map.of(Face.LOW, 1, Face.FAIR, 10, Face.HIGH, 35), items);
  }

  private <T> Set<T> set(List<T> elements) {
    List<T> shuffled = new ArrayList<>(elements);
    Collections.shuffle(shuffled, order);
    return new LinkedHashSet<>(shuffled);
  }

  private <K, V> Map<K, V> shuffled(Map<K, V> map) {
    List<Map.Entry<K, V>> entries = new ArrayList<>(map.entrySet());
    Collections.shuffle(entries, order);
    Map<K, V> shuffled = new LinkedHashMap<>();
    entries.forEach(entry -> shuffled.put(entry.getKey(), entry.getValue()));
    return shuffled;
  }
}
