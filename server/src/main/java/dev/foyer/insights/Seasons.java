package dev.foyer.insights;

import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Folded;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Room.Course;
import dev.foyer.domain.Stamp;
import dev.foyer.domain.Terms.Newcomer;
import dev.foyer.domain.TieFact.Kept;
import dev.foyer.insights.Seen.Calling;
import dev.foyer.insights.Seen.Evening;
import dev.foyer.insights.Seen.Promised;
import dev.foyer.insights.Seen.Sat;
import dev.foyer.insights.Seen.Someone;
import dev.foyer.insights.Seen.Visit;
import dev.foyer.measures.Attendance;
import dev.foyer.measures.Attendance.About;
import dev.foyer.measures.Attendance.Arrival;
import dev.foyer.measures.Attendance.Standing;
import dev.foyer.measures.Encounters;
import dev.foyer.measures.Encounters.Need;
import dev.foyer.measures.Encounters.Outcome;
import dev.foyer.measures.Encounters.Promise;
import dev.foyer.measures.Encounters.State;
import dev.foyer.measures.Encounters.Word;
import dev.foyer.measures.Gathering;
import dev.foyer.measures.Pulses;
import dev.foyer.measures.Pulses.Face;
import dev.foyer.measures.Round;
import dev.foyer.measures.Season;
import dev.foyer.measures.SenseOfCommunity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// From facts to a [Season]. Whoever comes along on somebody's invitation is nobody known, can say
/// nothing and be asked nothing, and is in no measure; nor is an erased person.
public final class Seasons {
  /// A promise is due so long after the evening of its making, as long as guests may choose on
  /// their page with whom to keep in touch.
  static final Duration PROMISED_WITHIN = Duration.ofDays(7);

  private final Seen seen;
  private final Holders holders;
  private final Map<String, String> groups = new TreeMap<>();
  private final Set<PersonId> before = new HashSet<>();

  private Seasons(Seen seen) {
    this.seen = seen;
    this.holders = Holders.of(seen);
    seen.people().values().stream()
        .map(Seasons::organisation)
        .filter(name -> !name.isEmpty())
        .forEach(name -> groups.merge(Folded.text(name), name, Seasons::former));
  }

  /// The evenings that are over by now, rehearsals left out. Reads the whole state: whoever guards
  /// it and does not want to hold others up takes [Seen] instead.
  public static Season of(CommunityState state, Instant now) {
    return of(Seen.of(state, now));
  }

  static Season of(Seen seen) {
    Seasons seasons = new Seasons(seen);
    return new Season(seen.evenings().stream().map(seasons::gathering).toList());
  }

  /// What a person needs, in their own words and in the order in which a [Need] counts them: those
  /// that stand in their profile, then those that they have said are met.
  static List<String> needs(Someone someone) {
    List<String> needs = new ArrayList<>(someone.profile().needs());
    someone.needsMet().stream().sorted().filter(need -> !needs.contains(need)).forEach(needs::add);
    needs.removeIf(String::isBlank);
    return needs;
  }

  private Gathering gathering(Evening evening) {
    Attendance attendance = attendance(evening);
    before.addAll(attendance.arrivals().keySet());
    return new Gathering(
        evening.event(),
        attendance,
        evening.rounds().stream().map(Seasons::round).toList(),
        encounters(evening),
        pulses(evening));
  }

  private Attendance attendance(Evening evening) {
    Set<PersonId> invited = new HashSet<>();
    Map<PersonId, Arrival> arrivals = new HashMap<>();
    Map<PersonId, PersonId> inviters = new HashMap<>();
    Map<PersonId, String> group = new HashMap<>();
    Set<PersonId> named = new HashSet<>();
    for (Visit visit : evening.visits()) {
      PersonId person = visit.terms().person();
      if (visit.calling() == Calling.INVITED) {
        invited.add(person);
      }
      arrival(visit).ifPresent(arrival -> arrivals.merge(person, arrival, Seasons::earlier));
      PersonId inviter = visit.terms().inviter();
      if (inviter != null && !inviter.equals(person) && seen.people().containsKey(inviter)) {
        inviters.put(person, inviter);
      }
      Someone someone = seen.people().get(person);
      if (someone != null) {
        Optional.ofNullable(groups.get(Folded.text(organisation(someone))))
            .ifPresent(name -> group.put(person, name));
        if (someone.agreeing().named() && !someone.profile().name().isBlank()) {
          named.add(person);
        }
      }
    }
    return new Attendance(invited, arrivals, new About(inviters, group, named));
  }

  private Optional<Arrival> arrival(Visit visit) {
    boolean first =
        visit.terms().newcomer() == Newcomer.FIRST_TIMER
            && !before.contains(visit.terms().person());
    return visit
        .came()
        .map(
            came ->
                new Arrival(
                    at(came),
                    visit.greeted().map(greeted -> greeted(came, greeted)).orElse(null),
                    first ? Standing.FIRST_TIMER : Standing.RETURNING));
  }

  /// A clock that was not trusted at one of the two moments tells no time between them.
  private static Instant greeted(Stamp came, Stamp greeted) {
    boolean comparable =
        came.quality() == ClockQuality.TRUSTED && greeted.quality() == ClockQuality.TRUSTED;
    return comparable ? at(greeted) : at(came);
  }

  private static Instant at(Stamp stamp) {
    return Instant.ofEpochMilli(stamp.wallMillis());
  }

  private static Arrival earlier(Arrival one, Arrival other) {
    return one.at().isAfter(other.at()) ? other : one;
  }

  private static Round round(Sat sat) {
    Map<PersonId, Integer> tables = new HashMap<>();
    sat.tables().forEach((table, people) -> people.forEach(who -> tables.put(who, table)));
    return new Round(
        Duration.ofMinutes(sat.course().map(Course::minutes).orElse(0).longValue()), tables);
  }

  private Encounters encounters(Evening evening) {
    Instant due = evening.plan().endsAt().plus(PROMISED_WITHIN);
    return new Encounters(
        evening.said().met(),
        evening.said().wishes(),
        evening.said().introductions(),
        evening.said().promises().stream().flatMap(one -> promise(one, due).stream()).toList(),
        evening.visits().stream()
            .map(visit -> visit.terms().person())
            .distinct()
            .sorted()
            .flatMap(person -> needs(person).stream())
            .toList());
  }

  private static Optional<Promise> promise(Promised promised, Instant due) {
    String to = promised.to().value();
    if (to.isEmpty() || to.equals(promised.from().hex())) {
      return Optional.empty();
    }
    Outcome outcome =
        promised
            .kept()
            .filter(kept -> kept != Kept.NOT_YET)
            .map(Seasons::outcome)
            .orElse(Outcome.UNANSWERED);
    return Optional.of(new Promise(new Word(promised.from(), new PersonId(to)), due, outcome));
  }

  private static Outcome outcome(Kept kept) {
    return kept == Kept.KEPT ? Outcome.KEPT : Outcome.NOT_KEPT;
  }

  private List<Need> needs(PersonId person) {
    Someone someone = seen.people().get(person);
    if (someone == null) {
      return List.of();
    }
    List<String> needs = needs(someone);
    List<Need> all = new ArrayList<>();
    for (int i = 0; i < needs.size(); i++) {
      State state = someone.needsMet().contains(needs.get(i)) ? State.MET : State.OPEN;
      all.add(new Need(person, i, holders.of(needs.get(i)), state));
    }
    return all;
  }

  private static Pulses pulses(Evening evening) {
    Map<Face, Integer> faces = new EnumMap<>(Face.class);
    answers(evening, Taking.ENERGY).stream()
        .flatMap(answer -> face(answer).stream())
        .forEach(face -> faces.merge(face, 1, Integer::sum));
    Map<Integer, List<Integer>> items = new HashMap<>();
    for (int item = 1; item <= SenseOfCommunity.ITEMS; item++) {
      List<Integer> counts = counts(answers(evening, Taking.ITEM + item));
      if (counts.stream().anyMatch(count -> count > 0)) {
        items.put(item, counts);
      }
    }
    return new Pulses(faces, items);
  }

  private static Optional<Face> face(int answer) {
    return switch (answer) {
      case 1 -> Optional.of(Face.LOW);
      case 2 -> Optional.of(Face.FAIR);
      case 3 -> Optional.of(Face.HIGH);
      default -> Optional.empty();
    };
  }

  private static List<Integer> answers(Evening evening, String question) {
    return evening.asked().answers().getOrDefault(question, List.of());
  }

  private static List<Integer> counts(List<Integer> answers) {
    Map<Integer, Long> counted =
        answers.stream().collect(Collectors.groupingBy(answer -> answer, Collectors.counting()));
    List<Integer> counts = new ArrayList<>(Collections.nCopies(SenseOfCommunity.ANSWERS, 0));
    for (int answer = 1; answer <= SenseOfCommunity.ANSWERS; answer++) {
      counts.set(answer - 1, counted.getOrDefault(answer, 0L).intValue());
    }
    return counts;
  }

  private static String organisation(Someone someone) {
    return someone.profile().organisation().strip();
  }

  /// One spelling of a name stands for all, whatever order they come in.
  private static String former(String one, String other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
