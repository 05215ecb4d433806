package dev.foyer.mixing;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.Joiners;
import ai.timefold.solver.core.api.score.stream.bi.BiConstraintStream;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintStream;
import dev.foyer.mixing.Guest.Need;
import dev.foyer.mixing.Guest.Standing;
import dev.foyer.mixing.TimefoldEvening.Chair;
import dev.foyer.mixing.TimefoldEvening.Offer;
import dev.foyer.mixing.TimefoldEvening.Sitter;
import dev.foyer.mixing.TimefoldEvening.Spot;
import java.util.function.Function;

/// Terms as constraint streams of Timefold, named as they are and at their weights, and the seats
/// of a table as its hard score. A want that is met is a reward, so that what [Term#WANTS] counts
/// is what is not rewarded.
public class TimefoldRules implements ConstraintProvider {
  /// The name of the constraint that no more people sit at a table than it has seats.
  static final String SEATS = "SEATS";

  private static final Function<Chair, Integer> ROUND = Chair::round;
  private static final Function<Chair, Spot> SPOT = Chair::spot;
  private static final Function<Chair, Sitter> SITTER = Chair::sitter;

  /// Those terms alone that an evening needs in which nothing private is asked for and everybody
  /// speaks with everybody.
  public static class Four extends TimefoldRules {
    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
      return new Constraint[] {
        seats(factory), repeats(factory), bonds(factory), unhosted(factory), wants(factory)
      };
    }
  }

  @Override
  public Constraint[] defineConstraints(ConstraintFactory factory) {
    return new Constraint[] {
      seats(factory),
      apart(factory),
      lacks(factory, Term.STEP_FREE, Need.STEP_FREE),
      lacks(factory, Term.QUIET, Need.QUIET),
      language(factory),
      repeats(factory),
      bonds(factory),
      unhosted(factory),
      wants(factory)
    };
  }

  private static HardSoftLongScore weight(Term term) {
    return HardSoftLongScore.ofSoft(term.weight());
  }

  static Constraint seats(ConstraintFactory factory) {
    return factory
        .forEach(Chair.class)
        .groupBy(ROUND, SPOT, ConstraintCollectors.count())
        .filter((round, spot, people) -> people > spot.table.seats())
        .penalize(HardSoftLongScore.ONE_HARD, (round, spot, people) -> people - spot.table.seats())
        .asConstraint(SEATS);
  }

  private static BiConstraintStream<Chair, Chair> neighbours(ConstraintFactory factory) {
    return factory.forEachUniquePair(Chair.class, Joiners.equal(ROUND), Joiners.equal(SPOT));
  }

  private static Constraint apart(ConstraintFactory factory) {
    return neighbours(factory)
        .filter((one, other) -> one.sitter.apart.get(other.sitter.index))
        .penalize(weight(Term.APART))
        .asConstraint(Term.APART.name());
  }

  private static Constraint lacks(ConstraintFactory factory, Term term, Need need) {
    UniConstraintStream<Chair> seats = factory.forEach(Chair.class);
    return seats
        .filter(chair -> chair.sitter.guest.needs().contains(need) && !gives(chair.spot(), need))
        .penalize(weight(term))
        .asConstraint(term.name());
  }

  private static boolean gives(Spot spot, Need need) {
    return need == Need.STEP_FREE ? spot.table.stepFree() : spot.table.quiet();
  }

  private static Constraint language(ConstraintFactory factory) {
    return factory
        .forEach(Chair.class)
        .ifNotExists(
            Chair.class,
            Joiners.equal(ROUND),
            Joiners.equal(SPOT),
            Joiners.filtering((one, other) -> one.sitter.talks.get(other.sitter.index)))
        .penalize(weight(Term.LANGUAGE))
        .asConstraint(Term.LANGUAGE.name());
  }

  static Constraint repeats(ConstraintFactory factory) {
    return neighbours(factory)
        .groupBy(
            (one, other) -> one.sitter,
            (one, other) -> other.sitter,
            ConstraintCollectors.countBi())
        .penalize(
            weight(Term.REPEATS), (one, other, times) -> times - (one.met.get(other.index) ? 0 : 1))
        .asConstraint(Term.REPEATS.name());
  }

  static Constraint bonds(ConstraintFactory factory) {
    return neighbours(factory)
        .filter((one, other) -> one.sitter.bonds.get(other.sitter.index))
        .penalize(weight(Term.BONDS))
        .asConstraint(Term.BONDS.name());
  }

  static Constraint unhosted(ConstraintFactory factory) {
    return factory
        .forEach(Chair.class)
        .groupBy(
            ROUND,
            SPOT,
            ConstraintCollectors.count(),
            ConstraintCollectors.sum((Chair chair) -> isNew(chair) ? 1 : 0))
        .filter((round, spot, people, newcomers) -> people.equals(newcomers))
        .penalize(weight(Term.UNHOSTED), (round, spot, people, newcomers) -> newcomers)
        .asConstraint(Term.UNHOSTED.name());
  }

  private static boolean isNew(Chair chair) {
    return chair.sitter.guest.standing() == Standing.FIRST_TIMER;
  }

  static Constraint wants(ConstraintFactory factory) {
    return factory
        .forEach(Offer.class)
        .join(Chair.class, Joiners.equal(Offer::wanting, SITTER))
        .join(
            Chair.class,
            Joiners.equal((offer, chair) -> offer.offering(), SITTER),
            Joiners.equal((offer, chair) -> chair.round, ROUND),
            Joiners.equal((offer, chair) -> chair.spot(), SPOT))
        .groupBy((offer, one, other) -> offer.want())
        .reward(weight(Term.WANTS))
        .asConstraint(Term.WANTS.name());
  }
}
