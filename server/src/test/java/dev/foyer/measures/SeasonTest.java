package dev.foyer.measures;

import static dev.foyer.measures.AnySeason.event;
import static dev.foyer.measures.AnySeason.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeasonTest {
  private static final PersonId ANA = person(1);
  private static final PersonId JONAS = person(2);
  private static final PersonId GONE = person(3);

  @Test
  void whoeverWasNotAdmittedIsInNoSeatAndNoTie() {
    Encounters said =
        new Encounters(
            Set.of(new Word(ANA, GONE), new Word(ANA, JONAS)),
            Set.of(new Word(GONE, ANA)),
            Set.of(new Pair(JONAS, GONE)),
            List.of(new Promise(new Word(ANA, GONE), AnySeason.START, Outcome.KEPT)),
            List.of(new Need(GONE, 0, Set.of(ANA), State.OPEN)));
    Gathering evening = evening(1, said, Map.of(ANA, 1, JONAS, 1, GONE, 1));
    assertEquals(Map.of(ANA, 1, JONAS, 1), evening.rounds().getFirst().tables());
    assertEquals(
        new Encounters(Set.of(new Word(ANA, JONAS)), Set.of(), Set.of(), List.of(), List.of()),
        evening.encounters());
  }

  @Test
  void oneYesIsNoMutualTieAndTheSecondMayComeAtALaterEvening() {
    Gathering first = evening(1, yes(new Word(ANA, JONAS)), Map.of());
    Gathering second = evening(2, yes(new Word(JONAS, ANA)), Map.of());
    Pair pair = new Pair(ANA, JONAS);
    assertEquals(Map.of(), Ties.of(new Season(List.of(first))).ledger());
    Ties ties = Ties.of(new Season(List.of(first, second)));
    assertEquals(Set.of(), ties.at(0, TieLevel.MUTUAL));
    assertEquals(Set.of(pair), ties.fresh(1, TieLevel.MUTUAL));
    assertEquals(Set.of(), ties.at(1, TieLevel.MET_AGAIN));
  }

  @Test
  void twoWhoAreInTouchHaveMetAgainWhenTheyShareATableAtALaterEvening() {
    Gathering first = evening(1, yes(new Word(ANA, JONAS), new Word(JONAS, ANA)), Map.of());
    Gathering second = evening(2, Encounters.NONE, Map.of(ANA, 4, JONAS, 4));
    Gathering third = evening(3, Encounters.NONE, Map.of(ANA, 4, JONAS, 5));
    Season season = new Season(List.of(first, second, third));
    Ties ties = Ties.of(season);
    assertEquals(
        Map.of(JONAS, new Ties.Tie(TieLevel.MET_AGAIN, Duration.ofMinutes(25))), ties.of(ANA));
    assertEquals(new Share(1, 1), Comings.secondMeetings(season, ties));
    Season without = new Season(List.of(first, third));
    assertEquals(new Share(0, 1), Comings.secondMeetings(without, Ties.of(without)));
  }

  @Test
  void anEventIsOneGathering() {
    Gathering evening = evening(1, Encounters.NONE, Map.of());
    assertThrows(IllegalArgumentException.class, () -> new Season(List.of(evening, evening)));
    assertThrows(
        IllegalArgumentException.class, () -> new Season(List.of(evening)).indexOf(event(2)));
  }

  @Test
  void aGreetingBeforeTheArrivalIsAWelcomeWithoutAWait() {
    Arrival arrival =
        new Arrival(AnySeason.START, AnySeason.START.minusSeconds(3), Standing.FIRST_TIMER);
    assertEquals(Optional.of(Duration.ZERO), arrival.untilWelcome());
  }

  @Test
  void fourEveningsAskAllEightItemsOfTheScale() {
    List<Integer> asked = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      asked.addAll(SenseOfCommunity.asked(i));
    }
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8), asked);
    assertEquals(SenseOfCommunity.asked(0), SenseOfCommunity.asked(4));
  }

  @Test
  void badValuesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Word(ANA, ANA));
    assertThrows(IllegalArgumentException.class, () -> new Pair(ANA, ANA));
    assertThrows(IllegalArgumentException.class, () -> new Round(Duration.ofMinutes(-1), Map.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Pulses(Map.of(), Map.of(9, List.of(1, 1, 1, 1, 1))));
    assertThrows(
        IllegalArgumentException.class, () -> new Pulses(Map.of(Pulses.Face.LOW, -1), Map.of()));
  }

  private static Encounters yes(Word... words) {
    return new Encounters(Set.of(), Set.of(words), Set.of(), List.of(), List.of());
  }

  private static Gathering evening(
      int number, Encounters encounters, Map<PersonId, Integer> seats) {
    Arrival arrival = new Arrival(AnySeason.START, null, Standing.RETURNING);
    return new Gathering(
        event(number),
        new Attendance(
            Set.of(),
            Map.of(ANA, arrival, JONAS, arrival),
            new About(Map.of(), Map.of(), Set.of())),
        List.of(new Round(Duration.ofMinutes(25), seats)),
        encounters,
        Pulses.NONE);
  }
}
