package dev.foyer.mixing;

import ai.timefold.solver.core.config.localsearch.LocalSearchType;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import dev.foyer.mixing.TimefoldMixer.Moves;
import dev.foyer.mixing.TimefoldMixer.Search;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The dinner of [MixingBenchmark] seated by Foyer's engine for a second and by Timefold Solver
/// Community for longer, as a program that prints a line for each. Timefold weighs the four terms
/// that it is compared in and nothing else; Foyer weighs all of its terms. Limits are those on the
/// wall; what the thread had of its processor stands behind each. How it is started stands beside
/// its figures in `docs/mixing.md`. Not part of the tests.
final class TimefoldBenchmark {
  private static final List<Long> SECONDS = List.of(1L, 5L, 30L);

  private static final Map<String, Search> SEARCHES =
      new TreeMap<>(
          Map.of(
              "1 default: late acceptance, changes and swaps", Search.DEFAULT,
              "2 tabu search, changes and swaps",
                  new Search(LocalSearchType.TABU_SEARCH, Moves.DEFAULT),
              "3 late acceptance, swaps in a round",
                  new Search(LocalSearchType.LATE_ACCEPTANCE, Moves.SWAPS_IN_A_ROUND),
              "4 tabu search, swaps in a round",
                  new Search(LocalSearchType.TABU_SEARCH, Moves.SWAPS_IN_A_ROUND),
              "5 simulated annealing, swaps in a round",
                  new Search(LocalSearchType.SIMULATED_ANNEALING, Moves.SWAPS_IN_A_ROUND)));

  private TimefoldBenchmark() {}

  /// @param args the seeds, 1 if there are none
  public static void main(String[] args) {
    List<Long> seeds = args.length == 0 ? List.of(1L) : Stream.of(args).map(Long::valueOf).toList();
    for (long seed : seeds) {
      Evening dinner = MixingBenchmark.dinner(15, seed);
      System.out.println("evening " + seed);
      show("at random", dinner, () -> MixingBenchmark.random(dinner, seed));
      show("friends together", dinner, () -> MixingBenchmark.friends(dinner));
      show("Foyer, no search", dinner, () -> foyer(dinner, seed, 0));
      show("Foyer, 1 s", dinner, () -> foyer(dinner, seed, 1_000));
      SEARCHES.forEach((name, search) -> timefold(name, dinner, search, seed));
    }
  }

  private static Plan foyer(Evening dinner, long seed, int millis) {
    Budget budget =
        millis == 0 ? Budget.steps(0) : Budget.time(Duration.ofMillis(millis), System::nanoTime);
    return Party.plan(new SwapMixer(seed).seat(dinner, budget));
  }

  private static void timefold(String name, Evening dinner, Search search, long seed) {
    TimefoldMixer mixer = new TimefoldMixer(TimefoldRules.Four.class, search);
    for (long seconds : SECONDS) {
      TerminationConfig until = new TerminationConfig().withSpentLimit(Duration.ofSeconds(seconds));
      show(
          "Timefold %s, %d s".formatted(name, seconds),
          dinner,
          () -> mixer.seat(dinner, until, seed).plan());
    }
  }

  private static void show(String name, Evening dinner, Supplier<Plan> seating) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Plan plan = seating.get();
    long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    Map<Term, Long> figures = Figures.of(dinner, plan);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-66s %4.1f s repeats %d, colleagues %d, unhosted %d, wants %d; four terms cost %,d",
            name,
            spent / 1e9,
            figures.get(Term.REPEATS),
            figures.get(Term.BONDS),
            figures.get(Term.UNHOSTED),
            figures.get(Term.WANTS),
            Stream.of(Term.REPEATS, Term.BONDS, Term.UNHOSTED, Term.WANTS)
                .mapToLong(term -> term.weight() * figures.getOrDefault(term, 0L))
                .sum()));
  }
}
