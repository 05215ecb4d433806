package dev.foyer.mixing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import dev.foyer.mixing.AnyEvening.Planted;
import dev.foyer.mixing.Guest.Standing;
import dev.foyer.mixing.Guest.Talk;
import dev.foyer.mixing.TimefoldMixer.Counts;
import dev.foyer.mixing.TimefoldMixer.Search;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Foyer's counts held against those of a solver that others wrote.
class TimefoldTest {
  private static final TimefoldMixer TIMEFOLD =
      new TimefoldMixer(TimefoldRules.class, Search.DEFAULT);

  @Property(tries = 60)
  void timefoldCountsInAnyPlanWhatFoyerCounts(@ForAll long seed) {
    Planted any = AnyEvening.of(seed);
    Plan shuffled = shuffled(any, seed);
    for (Plan plan : List.of(any.plan(), shuffled)) {
      Counts counts = TIMEFOLD.count(any.evening(), plan);
      assertEquals(modelled(Figures.of(any.evening(), plan)), counts.terms());
    }
    assertEquals(0, TIMEFOLD.count(any.evening(), any.plan()).overfull());
  }

  /// The same turns at any tables, full or not, so that hard terms are broken too.
  private static Plan shuffled(Planted any, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Plan plan = any.plan();
    for (Turn turn : any.plan().tables().keySet()) {
      plan = plan.with(turn, random.nextInt(any.evening().tables().size()));
    }
    return plan;
  }

  private static Map<Term, Long> modelled(Map<Term, Long> figures) {
    Map<Term, Long> some = new EnumMap<>(figures);
    some.keySet().retainAll(TimefoldMixer.TERMS);
    return some;
  }

  @Test
  void aPlanOfTimefoldCostsFoyerWhatItCostsTimefold() {
    Evening evening = new Evening(company(), Party.tables(4, 4), Party.rounds(3));
    TerminationConfig until = new TerminationConfig().withMoveCountLimit(20_000L);
    TimefoldEvening seated = TIMEFOLD.seat(evening, until, 1);
    Map<Term, Long> figures = modelled(Figures.of(evening, seated.plan()));
    long wants = seated.wants() * Term.WANTS.weight();
    assertEquals("0hard/" + (wants - Figures.cost(figures)) + "soft", "" + seated.score);
    assertEquals(List.of(), Rules.broken(evening, seated.plan()));
  }

  private static List<Guest> company() {
    return IntStream.range(0, 16).mapToObj(TimefoldTest::somebody).toList();
  }

  private static Guest somebody(int number) {
    return Party.guest(number, number < 9 ? Standing.FIRST_TIMER : Standing.RETURNING)
        .withTalk(
            Talk.NONE
                .withBonds("organisation " + number % 3)
                .withOffers("topic " + number)
                .withWants("topic " + (number * 7 + 3) % 16));
  }
}
