package dev.foyer.measures;

import static dev.foyer.measures.AnySeason.event;
import static dev.foyer.measures.AnySeason.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.foyer.domain.PersonId;
import dev.foyer.measures.Attendance.About;
import dev.foyer.measures.Attendance.Arrival;
import dev.foyer.measures.Attendance.Standing;
import dev.foyer.measures.Encounters.Need;
import dev.foyer.measures.Encounters.Outcome;
import dev.foyer.measures.Encounters.Promise;
import dev.foyer.measures.Encounters.State;
import dev.foyer.measures.Encounters.Word;
import dev.foyer.measures.MorningAfter.Because;
import dev.foyer.measures.MorningAfter.By;
import dev.foyer.measures.MorningAfter.Line;
import dev.foyer.measures.MorningAfter.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MorningAfterTest {
  private static final PersonId BUILDER = person(99);
  private static final Instant DOORS = AnySeason.START;
  private static final Instant MORNING = DOORS.plus(Duration.ofHours(14));

  @Test
  void aFirstTimerWithoutATieIsWrittenToByTheirInviter() {
    Season season = season(Map.of(person(1), person(3)), Map.of(), Encounters.NONE);
    assertEquals(
        List.of(
            line(1, Reason.FIRST_TIMER_WITHOUT_TIE, 3, Because.INVITED_THEM),
            line(2, Reason.FIRST_TIMER_WITHOUT_TIE, 99, Because.BUILDS_THE_COMMUNITY)),
        list(season));
  }

  @Test
  void withoutAnInviterSomebodyTheySatWithWritesAReturningGuestFirst() {
    Season season =
        season(Map.of(), Map.of(person(1), 1, person(2), 1, person(4), 1), Encounters.NONE);
    assertEquals(
        List.of(
            line(1, Reason.FIRST_TIMER_WITHOUT_TIE, 4, Because.SAT_WITH_THEM),
            line(2, Reason.FIRST_TIMER_WITHOUT_TIE, 4, Because.SAT_WITH_THEM)),
        list(season));
  }

  @Test
  void whoeverWasIntroducedOrSaidTheyMetSomebodyIsNotAlone() {
    Encounters encounters =
        encounters(Set.of(new Word(person(2), person(4))), List.of(), List.of());
    Season season = season(Map.of(), Map.of(), encounters);
    assertEquals(
        List.of(line(1, Reason.FIRST_TIMER_WITHOUT_TIE, 99, Because.BUILDS_THE_COMMUNITY)),
        list(season));
  }

  @Test
  void aNeedThatIsOpenGoesToSomebodyWhoOffersIt() {
    Encounters encounters =
        encounters(
            Set.of(new Word(person(1), person(2))),
            List.of(),
            List.of(
                new Need(person(3), 0, Set.of(person(50), person(4)), State.OPEN),
                new Need(person(3), 1, Set.of(person(50)), State.OPEN),
                new Need(person(4), 0, Set.of(person(3)), State.MET),
                new Need(person(4), 1, Set.of(person(4)), State.OPEN)));
    assertEquals(
        List.of(
            new Line(person(3), Reason.NEED_UNMET, 0, new By(person(4), Because.OFFERS_IT)),
            new Line(person(3), Reason.NEED_UNMET, 1, new By(person(50), Because.OFFERS_IT)),
            new Line(
                person(4), Reason.NEED_UNMET, 1, new By(BUILDER, Because.BUILDS_THE_COMMUNITY))),
        list(season(Map.of(), Map.of(), encounters)));
  }

  @Test
  void aPromiseIsDueOnceItsDayHasComeAndTheListDoesNotSayToWhom() {
    Word promise = new Word(person(3), person(4));
    Encounters encounters =
        encounters(
            Set.of(new Word(person(1), person(2))),
            List.of(
                new Promise(promise, MORNING, Outcome.UNANSWERED),
                new Promise(promise, DOORS, Outcome.UNANSWERED),
                new Promise(new Word(person(4), person(3)), DOORS, Outcome.KEPT),
                new Promise(
                    new Word(person(1), person(3)), MORNING.plusMillis(1), Outcome.UNANSWERED)),
            List.of());
    Season season = season(Map.of(person(3), person(4)), Map.of(), encounters);
    assertEquals(
        List.of(line(3, Reason.PROMISE_DUE, 99, Because.BUILDS_THE_COMMUNITY)), list(season));
  }

  @Test
  void whoeverWasMissedHearsFromTheirNearestTieWhoWasThere() {
    Gathering first =
        gathering(
            1,
            Set.of(),
            Map.of(),
            Map.of(),
            encounters(
                Set.of(
                    new Word(person(1), person(2)),
                    new Word(person(1), person(3)),
                    new Word(person(1), person(4))),
                List.of(),
                List.of()));
    Gathering second =
        new Gathering(
            event(2),
            new Attendance(
                Set.of(person(1), person(3), person(7), person(8)),
                Map.of(person(3), returning(), person(4), returning()),
                new About(Map.of(person(7), person(4)), Map.of(), Set.of())),
            List.of(),
            Encounters.NONE,
            Pulses.NONE);
    assertEquals(
        List.of(
            line(1, Reason.MISSED, 3, Because.KNOWS_THEM),
            line(7, Reason.MISSED, 4, Because.INVITED_THEM),
            line(8, Reason.MISSED, 99, Because.BUILDS_THE_COMMUNITY)),
        MorningAfter.of(new Season(List.of(first, second)), event(2), BUILDER, MORNING));
  }

  @Test
  void theBuilderIsNotWrittenTo() {
    Season season = season(Map.of(), Map.of(), Encounters.NONE);
    assertEquals(
        List.of(line(2, Reason.FIRST_TIMER_WITHOUT_TIE, 1, Because.BUILDS_THE_COMMUNITY)),
        MorningAfter.of(season, event(1), person(1), MORNING));
    assertThrows(
        IllegalArgumentException.class, () -> MorningAfter.of(season, event(9), BUILDER, MORNING));
  }

  /// Held against plain counts, whatever the season.
  @Property(tries = 200)
  void everybodyWhoIsToBeWrittenToIsOnTheListOnceForEachReason(@ForAll long seed) {
    Season season = AnySeason.of(seed);
    Oracle oracle = new Oracle(season);
    int last = season.gatherings().size() - 1;
    Gathering gathering = season.gatherings().get(last);
    Instant now = DOORS.plus(Duration.ofDays(60));
    List<Line> lines = MorningAfter.of(season, gathering.event(), BUILDER, now);
    assertEquals(lines.size(), new HashSet<>(strip(lines)).size() + sameNeeds(gathering));
    assertEquals(alone(oracle, gathering, last), who(lines, Reason.FIRST_TIMER_WITHOUT_TIE));
    assertEquals(gathering.absent(), who(lines, Reason.MISSED));
    Set<PersonId> due = new HashSet<>();
    Set<PersonId> needy = new HashSet<>();
    for (Gathering g : season.gatherings()) {
      for (Promise promise : g.encounters().promises()) {
        if (promise.outcome() == Outcome.UNANSWERED && !promise.due().isAfter(now)) {
          due.add(promise.word().from());
        }
      }
    }
    for (Need need : gathering.encounters().needs()) {
      if (need.state() == State.OPEN) {
        needy.add(need.owner());
      }
    }
    assertEquals(due, who(lines, Reason.PROMISE_DUE));
    assertEquals(needy, who(lines, Reason.NEED_UNMET));
    lines.forEach(line -> assertNotEquals(line.whom(), line.by().person()));
  }

  /// A random season may state one need twice.
  private static long sameNeeds(Gathering gathering) {
    List<Need> open =
        gathering.encounters().needs().stream().filter(n -> n.state() == State.OPEN).toList();
    return open.size() - open.stream().map(n -> List.of(n.owner(), n.number())).distinct().count();
  }

  private static List<Object> strip(List<Line> lines) {
    return lines.stream()
        .<Object>map(line -> List.of(line.whom(), line.reason(), line.number()))
        .toList();
  }

  private static Set<PersonId> alone(Oracle oracle, Gathering gathering, int last) {
    Set<PersonId> alone = new HashSet<>();
    for (PersonId who : gathering.firstTimers()) {
      boolean any = false;
      for (PersonId other : oracle.people) {
        any |= !other.equals(who) && freshlyMet(oracle, last, who, other);
      }
      if (!any) {
        alone.add(who);
      }
    }
    return alone;
  }

  private static boolean freshlyMet(Oracle oracle, int last, PersonId who, PersonId other) {
    boolean before = false;
    for (int g = 0; g < last; g++) {
      before |= oracle.at(g, TieLevel.MET, who, other);
    }
    return !before && oracle.at(last, TieLevel.MET, who, other);
  }

  private static Set<PersonId> who(List<Line> lines, Reason reason) {
    Set<PersonId> who = new HashSet<>();
    lines.stream().filter(line -> line.reason() == reason).forEach(line -> who.add(line.whom()));
    return who;
  }

  private static List<Line> list(Season season) {
    return MorningAfter.of(season, event(1), BUILDER, MORNING);
  }

  private static Line line(int whom, Reason reason, int by, Because because) {
    return new Line(person(whom), reason, 0, new By(person(by), because));
  }

  private static Arrival returning() {
    return new Arrival(DOORS, DOORS, Standing.RETURNING);
  }

  private static Encounters encounters(Set<Word> met, List<Promise> promises, List<Need> needs) {
    return new Encounters(met, Set.of(), Set.of(), promises, needs);
  }

  private static Season season(
      Map<PersonId, PersonId> inviters, Map<PersonId, Integer> seats, Encounters encounters) {
    return new Season(List.of(gathering(1, Set.of(), inviters, seats, encounters)));
  }

  /// 1 and 2 are here for the first time, 3 and 4 have been here before.
  private static Gathering gathering(
      int number,
      Set<PersonId> invited,
      Map<PersonId, PersonId> inviters,
      Map<PersonId, Integer> seats,
      Encounters encounters) {
    Map<PersonId, Arrival> arrivals = new HashMap<>();
    arrivals.put(person(1), new Arrival(DOORS, null, Standing.FIRST_TIMER));
    arrivals.put(person(2), new Arrival(DOORS, null, Standing.FIRST_TIMER));
    arrivals.put(person(3), returning());
    arrivals.put(person(4), returning());
    return new Gathering(
        event(number),
        new Attendance(invited, arrivals, new About(inviters, Map.of(), Set.of())),
        List.of(new Round(Duration.ofMinutes(20), seats)),
        encounters,
        Pulses.NONE);
  }
}
