package dev.foyer.mixing;

import ai.timefold.solver.core.api.score.analysis.ScoreAnalysis;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.solver.SolutionManager;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.SwapMoveSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchType;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import ai.timefold.solver.core.impl.heuristic.selector.common.decorator.SelectionFilter;
import ai.timefold.solver.core.impl.heuristic.selector.move.generic.SwapMove;
import dev.foyer.mixing.TimefoldEvening.Chair;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Seats an evening with Timefold Solver Community, to hold Foyer's engine against another one. It
/// knows no one who stays at one table without being pinned.
///
/// @param rules the terms it weighs
/// @param search how it looks for a plan after its construction heuristic
record TimefoldMixer(Class<? extends ConstraintProvider> rules, Search search) {
  /// The terms that [TimefoldRules] counts.
  static final Set<Term> TERMS =
      Set.of(
          Term.APART,
          Term.STEP_FREE,
          Term.QUIET,
          Term.LANGUAGE,
          Term.REPEATS,
          Term.BONDS,
          Term.UNHOSTED,
          Term.WANTS);

  /// A configuration of the local search.
  ///
  /// @param moves which moves it looks at
  record Search(LocalSearchType type, Moves moves) {
    /// What Timefold does if nothing is configured: late acceptance over changes and swaps.
    static final Search DEFAULT = new Search(LocalSearchType.LATE_ACCEPTANCE, Moves.DEFAULT);
  }

  enum Moves {
    /// Changes of one table, and swaps between any two turns.
    DEFAULT,
    /// Swaps of two people in one round, which keep all tables as full as they are.
    SWAPS_IN_A_ROUND
  }

  /// Keeps swaps to one round.
  public static final class InOneRound
      implements SelectionFilter<TimefoldEvening, SwapMove<TimefoldEvening>> {
    @Override
    public boolean accept(ScoreDirector<TimefoldEvening> director, SwapMove<TimefoldEvening> move) {
      return move.getLeftEntity() instanceof Chair one
          && move.getRightEntity() instanceof Chair other
          && one.round == other.round;
    }
  }

  /// Seats an evening, in the calling thread.
  ///
  /// @return the best solution that was found
  TimefoldEvening seat(Evening evening, TerminationConfig until, long seed) {
    SolverConfig config = config().withTerminationConfig(until).withRandomSeed(seed);
    SolverFactory<TimefoldEvening> factory = SolverFactory.create(config);
    return factory.buildSolver().solve(new TimefoldEvening(evening, new Plan(Map.of())));
  }

  private SolverConfig config() {
    LocalSearchPhaseConfig local =
        search.type() == LocalSearchType.SIMULATED_ANNEALING
            ? annealing()
            : new LocalSearchPhaseConfig().withLocalSearchType(search.type());
    if (search.moves() == Moves.SWAPS_IN_A_ROUND) {
      SwapMoveSelectorConfig swaps = new SwapMoveSelectorConfig();
      swaps.setFilterClass(InOneRound.class);
      local = local.withMoveSelectorConfig(swaps);
    }
    return new SolverConfig()
        .withSolutionClass(TimefoldEvening.class)
        .withEntityClasses(Chair.class)
        .withConstraintProviderClass(rules)
        .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
        .withPhaseList(List.of(new ConstructionHeuristicPhaseConfig(), local));
  }

  /// As warm at the start as Foyer's own search; each accepted move is made at once.
  private static LocalSearchPhaseConfig annealing() {
    return new LocalSearchPhaseConfig()
        .withAcceptorConfig(
            new LocalSearchAcceptorConfig()
                .withSimulatedAnnealingStartingTemperature("0hard/300soft"))
        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1));
  }

  /// What Timefold counts in a plan.
  ///
  /// @param overfull people at tables beyond their seats
  record Counts(Map<Term, Long> terms, long overfull) {}

  Counts count(Evening evening, Plan plan) {
    SolverFactory<TimefoldEvening> factory = SolverFactory.create(config());
    SolutionManager<TimefoldEvening, HardSoftLongScore> manager = SolutionManager.create(factory);
    TimefoldEvening seated = new TimefoldEvening(evening, plan);
    Map<Term, Long> counts = new EnumMap<>(Term.class);
    ScoreAnalysis<HardSoftLongScore> analysis = manager.analyze(seated);
    for (Term term : TERMS) {
      counts.put(term, -score(analysis, term.name()).softScore() / term.weight());
    }
    counts.merge(Term.WANTS, seated.wants(), Long::sum);
    long overfull = -score(analysis, TimefoldRules.SEATS).hardScore();
    return new Counts(counts, overfull);
  }

  private static HardSoftLongScore score(
      ScoreAnalysis<HardSoftLongScore> analysis, String constraint) {
    return Objects.requireNonNull(analysis.getConstraintAnalysis(constraint)).score();
  }
}
