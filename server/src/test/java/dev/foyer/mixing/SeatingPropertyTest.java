package dev.foyer.mixing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.mixing.AnyEvening.Planted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SeatingPropertyTest {
  private static final Plan NONE = new Plan(Map.of());

  @Property(tries = 400)
  void whatTheEngineCountsIsWhatAPlainCountFinds(
      @ForAll long seed, @ForAll @IntRange(max = 3_000) int steps) {
    Planted any = AnyEvening.of(seed);
    Plan before = seed % 2 == 0 ? any.plan() : NONE;
    Board board = new Board(new Roster(any.evening(), before));
    Opening.byDesign(board, seed);
    agree(any.evening(), before, board);
    new Annealing(board, Annealing.Heat.FRESH, seed).search(Budget.steps(steps));
    agree(any.evening(), before, board);
  }

  private static void agree(Evening evening, Plan before, Board board) {
    Map<Term, Long> figures = Figures.of(evening, board.plan(), before);
    for (Term term : Term.values()) {
      assertEquals(figures.get(term), board.count(term), term::name);
    }
    assertEquals(Figures.cost(figures), board.cost());
  }

  @Property(tries = 200)
  void noHardRuleIsBrokenWhereItNeedNotBe(@ForAll long seed) {
    Planted any = AnyEvening.of(seed);
    assertEquals(List.of(), hard(any.evening(), any.plan()), "the planted plan");
    Plan plan = Party.plan(new SwapMixer(seed).seat(any.evening(), Budget.steps(60_000)));
    assertEquals(List.of(), Rules.broken(any.evening(), plan));
    assertEquals(List.of(), hard(any.evening(), plan));
  }

  private static List<Term> hard(Evening evening, Plan plan) {
    Map<Term, Long> figures = Figures.of(evening, plan);
    return figures.keySet().stream()
        .filter(t -> t.hard() && figures.getOrDefault(t, 0L) > 0)
        .toList();
  }

  @Property(tries = 100)
  void oneSeedAndOneNumberOfStepsEndInOnePlan(@ForAll long seed) {
    Evening evening = AnyEvening.of(seed).evening();
    assertEquals(
        new SwapMixer(seed).seat(evening, Budget.steps(5_000)),
        new SwapMixer(seed).seat(evening, Budget.steps(5_000)));
  }

  @Property(tries = 200)
  void moreStepsNeverEndInADearerPlanThanTheOpening(@ForAll long seed) {
    Evening evening = AnyEvening.of(seed).evening();
    Plan opening = Party.plan(new SwapMixer(seed).seat(evening, Budget.steps(0)));
    Plan plan = Party.plan(new SwapMixer(seed).seat(evening, Budget.steps(4_000)));
    assertEquals(List.of(), Rules.broken(evening, opening));
    long repeats = Figures.of(evening, plan).getOrDefault(Term.REPEATS, -1L);
    assertEquals(Math.max(repeats, Bound.repeats(evening)), repeats);
    long dear = Figures.cost(Figures.of(evening, opening));
    assertEquals(Math.min(dear, cost(evening, plan)), cost(evening, plan));
  }

  private static long cost(Evening evening, Plan plan) {
    return Figures.cost(Figures.of(evening, plan));
  }

  @Property(tries = 300)
  void nobodyWhoWasToldMovesWhoeverComesOrLeaves(
      @ForAll long seed, @ForAll @IntRange(max = 2_000) int steps) {
    Planted any = AnyEvening.of(seed);
    Random random = new Random(seed);
    Set<Turn> told = told(any, random);
    Evening later = comingsAndGoings(any.evening(), random);
    Plan plan =
        Party.plan(new SwapMixer(seed).repair(later, any.plan(), told, Budget.steps(steps)));
    assertEquals(List.of(), Rules.broken(later, plan));
    for (Turn turn : told) {
      if (plan.tables().containsKey(turn)) {
        assertEquals(any.plan().tables().get(turn), plan.tables().get(turn));
      }
    }
  }

  /// The first round, and one seat in five of the later ones.
  private static Set<Turn> told(Planted any, Random random) {
    Set<Turn> told = new HashSet<>();
    for (Guest guest : any.evening().guests()) {
      for (int r = 0; r < any.evening().rounds().size(); r++) {
        Turn turn = new Turn(guest.id(), r);
        if (any.plan().tables().containsKey(turn) && (r == 0 || random.nextInt(5) == 0)) {
          told.add(turn);
        }
      }
    }
    return told;
  }

  /// One in eight leaves after the first round, one in ten never came, and a walk-in takes a seat
  /// if there is one.
  private static Evening comingsAndGoings(Evening evening, Random random) {
    Set<Turn> out = new HashSet<>(evening.sitsOut());
    List<Guest> guests = new ArrayList<>();
    for (Guest guest : evening.guests()) {
      if (random.nextInt(10) > 0) {
        guests.add(guest);
      }
      if (random.nextInt(8) == 0) {
        for (int r = 1; r < evening.rounds().size(); r++) {
          out.add(new Turn(guest.id(), r));
        }
      }
    }
    if (guests.size() < evening.tables().stream().mapToInt(Table::seats).sum()) {
      guests.add(Party.guest(900, Guest.Standing.FIRST_TIMER));
    }
    return evening.withGuests(guests).withSitsOut(out);
  }
}
