package dev.foyer.mixing;

import static dev.foyer.mixing.Party.guest;
import static dev.foyer.mixing.Party.guests;
import static dev.foyer.mixing.Party.id;
import static dev.foyer.mixing.Party.plan;
import static dev.foyer.mixing.Party.rounds;
import static dev.foyer.mixing.Party.tables;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.MeetingStyle;
import dev.foyer.mixing.Evening.Between;
import dev.foyer.mixing.Guest.Standing;
import dev.foyer.mixing.Guest.Talk;
import dev.foyer.mixing.Mixer.Impossible;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SwapMixerTest {
  private final Mixer mixer = new SwapMixer(1);

  @Test
  void thirtyTwoGolfersMeetNobodyTwiceInNineRoundsBeforeAnySearch() {
    Evening evening = new Evening(guests(32), tables(8, 4), rounds(9));
    assertEquals(0, figure(evening, Term.REPEATS, Budget.steps(0)));
  }

  @Test
  void thirtyTwoGolfersMeetNobodyTwiceInTenRoundsBeforeAnySearch() {
    Evening evening = new Evening(guests(32), tables(8, 4), rounds(10));
    assertEquals(0, figure(evening, Term.REPEATS, Budget.steps(0)));
    assertEquals(0, figure(evening, Term.REPEATS, Budget.steps(5_000)));
  }

  @Test
  void thirtyTwoGolfersWithAHostArePlannedForTenRoundsToo() {
    List<Guest> people =
        Stream.concat(Stream.of(guest(0, Standing.HOST)), guests(32).stream().skip(1)).toList();
    Evening evening = new Evening(people, tables(8, 4), rounds(10));
    assertEquals(List.of(), Rules.broken(evening, plan(mixer.seat(evening, Budget.steps(0)))));
  }

  @Test
  void whoMetAtAnEarlierEventIsSplitWhereItCanBe() {
    Evening evening = new Evening(guests(9), tables(3, 3), rounds(1));
    Plan last = plan(mixer.seat(evening, Budget.steps(0)));
    Set<Pair> met =
        pairs(9)
            .filter(p -> last.table(p.one(), 0).equals(last.table(p.other(), 0)))
            .collect(java.util.stream.Collectors.toSet());
    Evening next = evening.withBetween(new Between(met, Set.of(), Set.of()));
    assertEquals(0, figure(next, Term.REPEATS, Budget.steps(20_000)));
  }

  private static Stream<Pair> pairs(int people) {
    return IntStream.range(0, people)
        .boxed()
        .flatMap(a -> IntStream.range(0, a).mapToObj(b -> new Pair(id(a), id(b))));
  }

  @Test
  void aPlanThatReachesTheBoundCannotBeBetter() {
    Evening evening = new Evening(guests(4), tables(2, 2), rounds(4));
    assertEquals(2, Bound.repeats(evening));
    assertEquals(2, figure(evening, Term.REPEATS, Budget.steps(10_000)));
  }

  @Test
  void aMentorPairSharesExactlyOneRound() {
    Evening evening =
        new Evening(guests(16), tables(4, 4), rounds(3))
            .withBetween(
                new Between(
                    Set.of(new Pair(id(0), id(1))),
                    Set.of(new Pair(id(0), id(1)), new Pair(id(2), id(3))),
                    Set.of()));
    assertEquals(0, figure(evening, Term.MENTORS, Budget.steps(100_000)));
  }

  @Test
  void aRoundOfPurposeGathersWhomARoundOfMixingSplits() {
    List<Guest> guests =
        IntStream.range(0, 16)
            .mapToObj(
                n ->
                    guest(n, Standing.RETURNING)
                        .withTalk(Talk.NONE.withCares(n % 2 == 0 ? "bees" : "boats")))
            .toList();
    Evening purpose = new Evening(guests, tables(4, 4), List.of(Evening.Mode.PURPOSE));
    Evening mix = new Evening(guests, tables(4, 4), List.of(Evening.Mode.MIX));
    assertEquals(0, figure(purpose, Term.MODE, Budget.steps(50_000)));
    assertEquals(8, figure(mix, Term.MODE, Budget.steps(50_000)));
  }

  @Test
  void whoLikesToRoamTakesASeatOnlyWhereTheyChangedTheirMind() {
    Guest roamer =
        guest(0, Standing.RETURNING)
            .withTalk(Talk.NONE.withStyle(MeetingStyle.LET_ME_ROAM).withOffers("bees"));
    Guest asking = guest(1, Standing.RETURNING).withTalk(Talk.NONE.withWants("bees"));
    Evening evening =
        new Evening(
            Stream.concat(Stream.of(roamer, asking), guests(9).stream().skip(2)).toList(),
            tables(2, 4),
            rounds(3));
    Plan plan = plan(mixer.seat(evening, Budget.steps(2_000)));
    assertEquals(24, plan.tables().size());
    assertEquals(0L, Figures.of(evening, plan).get(Term.WANTS));
    Evening changed =
        evening.withPins(Map.of(new Turn(id(0), 1), 0)).withSitsOut(Set.of(new Turn(id(2), 1)));
    Plan again = plan(mixer.seat(changed, Budget.steps(2_000)));
    assertEquals(Optional.of(0), again.table(id(0), 1));
    assertEquals(Optional.empty(), again.table(id(0), 0));
    assertEquals(Optional.of(0), again.table(id(1), 1));
  }

  @Test
  void aHostSitsEvenIfTheyLikeToRoam() {
    Guest host = guest(0, Standing.HOST).withTalk(Talk.NONE.withStyle(MeetingStyle.LET_ME_ROAM));
    assertFalse(host.roams());
  }

  @Test
  void whoAskedToBeSeatedWellSitsInEachRoundWithSomebodyToTalkTo() {
    Guest asking =
        guest(0, Standing.RETURNING)
            .withTalk(Talk.NONE.withStyle(MeetingStyle.SEAT_ME_WELL).withWants("bees"));
    List<Guest> guests =
        IntStream.range(1, 16)
            .mapToObj(
                n ->
                    guest(n, Standing.RETURNING)
                        .withTalk(n > 12 ? Talk.NONE.withOffers("bees") : Talk.NONE))
            .toList();
    Evening evening =
        new Evening(
            Stream.concat(Stream.of(asking), guests.stream()).toList(), tables(4, 4), rounds(3));
    assertEquals(0, figure(evening, Term.STYLE, Budget.steps(50_000)));
    Evening unsaid =
        evening.withGuests(
            Stream.concat(Stream.of(asking.withTalk(Talk.NONE.withWants("bees"))), guests.stream())
                .toList());
    Plan plan = plan(mixer.seat(unsaid, Budget.steps(50_000)));
    assertTrue(Figures.of(evening, plan).getOrDefault(Term.STYLE, 0L) > 0, "whatever was asked");
  }

  @Test
  void everybodyFromOneOrganisationWithoutAnyHostIsSeatedAllTheSame() {
    List<Guest> guests =
        IntStream.range(0, 7)
            .mapToObj(n -> guest(n, Standing.FIRST_TIMER).withTalk(Talk.NONE.withBonds("acme")))
            .toList();
    Evening evening = new Evening(guests, tables(2, 4), rounds(2));
    Plan plan = plan(mixer.seat(evening, Budget.steps(20_000)));
    assertEquals(List.of(), Rules.broken(evening, plan));
    assertEquals(0L, Figures.of(evening, plan).get(Term.EVEN));
  }

  @Test
  void oneTableNoGuestsAndNobodyWhoSitsArePlansToo() {
    Evening out =
        new Evening(guests(1), List.of(), rounds(1)).withSitsOut(Set.of(new Turn(id(0), 0)));
    assertEquals(Map.of(), plan(mixer.seat(out, Budget.steps(1_000))).tables());
    Evening one = new Evening(guests(5), tables(1, 6), rounds(2));
    assertEquals(List.of(), Rules.broken(one, plan(mixer.seat(one, Budget.steps(1_000)))));
    Evening none = new Evening(List.of(), tables(2, 6), rounds(2));
    assertEquals(Map.of(), plan(mixer.seat(none, Budget.steps(1_000))).tables());
  }

  @Test
  void tooFewSeatsAreSaidInOneSentence() {
    assertEquals(
        List.of("In round 1 there are 9 people and 8 seats: add a table, or let 1 sit it out."),
        why(new Evening(guests(9), tables(2, 4), rounds(1))));
    assertEquals(
        List.of("In round 1 there are 1 people and 0 seats: add a table, or let 1 sit it out."),
        why(new Evening(guests(1), List.of(), rounds(1))));
  }

  @Test
  void pinsThatContradictAreSaidInOneSentenceEach() {
    Evening evening =
        new Evening(
                List.of(
                    guest(0, Standing.HOST),
                    guest(1, Standing.RETURNING),
                    guest(2, Standing.RETURNING)),
                tables(2, 2),
                rounds(2))
            .withPins(
                Map.of(
                    new Turn(id(0), 0), 0,
                    new Turn(id(0), 1), 1,
                    new Turn(id(1), 0), 0,
                    new Turn(id(2), 0), 0,
                    new Turn(id(2), 1), 7));
    assertEquals(
        List.of(
            "In round 1, 3 people are pinned to table 1, which has 2 seats: unpin 1.",
            "G2 is pinned to a table that is not there.",
            "G0 stays at one table but is pinned to 2: keep one of the pins."),
        why(evening));
  }

  private List<String> why(Evening evening) {
    return mixer.seat(evening, Budget.steps(10)) instanceof Impossible impossible
        ? impossible.why()
        : List.of();
  }

  @Test
  void whoeverStaysMakesRoomForSomebodyWhoCanStayNowhereElse() {
    Evening evening =
        new Evening(
                List.of(
                    guest(0, Standing.HOST),
                    guest(1, Standing.HOST),
                    guest(2, Standing.HOST),
                    guest(3, Standing.RETURNING),
                    guest(4, Standing.RETURNING)),
                tables(2, 2),
                rounds(2))
            .withSitsOut(Set.of(new Turn(id(0), 1), new Turn(id(3), 0), new Turn(id(4), 0)))
            .withPins(Map.of(new Turn(id(3), 1), 1, new Turn(id(4), 1), 1));
    for (long seed = 0; seed < 20; seed++) {
      Plan plan = plan(new SwapMixer(seed).seat(evening, Budget.steps(0)));
      assertEquals(List.of(), Rules.broken(evening, plan));
    }
  }

  @Test
  void aWalkInIsSeatedWithoutAnySearchAndNobodyElseMoves() {
    Evening evening = new Evening(guests(14), tables(4, 4), rounds(3));
    Plan before = plan(mixer.seat(evening, Budget.steps(20_000)));
    Evening later = evening.joinedBy(guest(99, Standing.FIRST_TIMER), Set.of(new Turn(id(99), 0)));
    Plan after = plan(mixer.repair(later, before, Set.of(), Budget.steps(0)));
    assertEquals(Map.of(), before.changesTo(after));
    assertEquals(Optional.empty(), after.table(id(99), 0));
    assertTrue(after.table(id(99), 1).isPresent());
    assertTrue(after.table(id(99), 2).isPresent());
  }

  @Test
  void aNoShowHostLeavesNoFirstTimerAloneAndWhoWasToldStays() {
    List<Guest> guests = IntStream.range(0, 16).mapToObj(n -> guest(n, standing(n))).toList();
    Evening evening = new Evening(guests.subList(0, 15), tables(5, 4), rounds(2));
    Plan before = plan(mixer.seat(evening, Budget.steps(50_000)));
    Evening later = evening.withGuests(evening.guests().subList(1, 15));
    Set<Turn> told = Set.of(new Turn(id(4), 0), new Turn(id(5), 0));
    Plan after = plan(mixer.repair(later, before, told, Budget.steps(50_000)));
    assertEquals(List.of(), Rules.broken(later, after));
    for (Turn turn : told) {
      assertEquals(before.tables().get(turn), after.tables().get(turn));
    }
    assertEquals(0L, Figures.of(later, after).get(Term.UNHOSTED));
  }

  private static Standing standing(int number) {
    if (number < 4) {
      return Standing.HOST;
    }
    return number < 10 ? Standing.FIRST_TIMER : Standing.RETURNING;
  }

  @Test
  void aSearchEndsWhenItsTimeIsUpByTheClockItWasGiven() {
    long[] now = {0};
    Budget budget = Budget.time(Duration.ofMillis(10), () -> now[0] += 1_000_000);
    Evening evening = new Evening(guests(16), tables(4, 4), rounds(9));
    assertEquals(List.of(), Rules.broken(evening, plan(mixer.seat(evening, budget))));
    assertEquals(11_000_000, now[0]);
  }

  private long figure(Evening evening, Term term, Budget budget) {
    Plan plan = plan(mixer.seat(evening, budget));
    assertEquals(List.of(), Rules.broken(evening, plan));
    return Figures.of(evening, plan).getOrDefault(term, -1L);
  }
}
