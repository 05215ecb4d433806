package dev.foyer.mixing;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An [Evening] as a planning problem of Timefold: one [Chair] for each turn that is to be seated,
/// which takes a [Spot].
@PlanningSolution
public class TimefoldEvening {
  /// A table.
  static final class Spot {
    final int index;
    final Table table;

    Spot(int index, Table table) {
      this.index = index;
      this.table = table;
    }
  }

  /// A guest, with the places of those with whom something holds.
  static final class Sitter {
    final int index;
    final Guest guest;
    final BitSet bonds = new BitSet();
    final BitSet apart = new BitSet();
    final BitSet met = new BitSet();
    final BitSet talks = new BitSet();

    Sitter(int index, Guest guest) {
      this.index = index;
      this.guest = guest;
    }
  }

  /// Somebody offers what somebody else wants.
  ///
  /// @param want counted through
  record Offer(int want, Sitter wanting, Sitter offering) {}

  /// A turn to be seated.
  @PlanningEntity
  public static class Chair {
    @PlanningId int id;
    Sitter sitter = new Sitter(-1, Party.guests(1).getFirst());
    int round;
    @PlanningPin boolean pinned;
    @PlanningVariable @Nullable Spot spot;

    Chair() {}

    Chair(int id, Sitter sitter, int round) {
      this.id = id;
      this.sitter = sitter;
      this.round = round;
    }

    Sitter sitter() {
      return sitter;
    }

    int round() {
      return round;
    }

    Spot spot() {
      return Objects.requireNonNull(spot);
    }
  }

  @ProblemFactCollectionProperty @ValueRangeProvider List<Spot> spots = new ArrayList<>();
  @ProblemFactCollectionProperty List<Offer> offers = new ArrayList<>();
  @PlanningEntityCollectionProperty List<Chair> chairs = new ArrayList<>();
  @PlanningScore @Nullable HardSoftLongScore score;

  /// For Timefold, which fills a copy.
  TimefoldEvening() {}

  /// @param plan where everybody sits at the start; without a turn that is not seated yet
  TimefoldEvening(Evening evening, Plan plan) {
    for (Table table : evening.tables()) {
      spots.add(new Spot(spots.size(), table));
    }
    List<Sitter> sitters = new ArrayList<>();
    for (Guest guest : evening.guests()) {
      sitters.add(new Sitter(sitters.size(), guest));
    }
    sitters.forEach(sitter -> know(evening.between(), sitter, sitters));
    offers(evening, sitters);
    for (int round = 0; round < evening.rounds().size(); round++) {
      for (Sitter sitter : sitters) {
        if (evening.takesPart(sitter.guest, round)) {
          chairs.add(chair(evening, plan, new Chair(chairs.size(), sitter, round)));
        }
      }
    }
  }

  private Chair chair(Evening evening, Plan plan, Chair chair) {
    Turn turn = new Turn(chair.sitter.guest.id(), chair.round);
    Integer pin = evening.pins().get(turn);
    chair.pinned = pin != null;
    Optional<Integer> table =
        plan.table(turn.guest(), turn.round()).or(() -> Optional.ofNullable(pin));
    table.ifPresent(index -> chair.spot = spots.get(index));
    return chair;
  }

  private static void know(Evening.Between between, Sitter one, List<Sitter> sitters) {
    for (Sitter other : sitters) {
      if (other == one) {
        continue;
      }
      Pair pair = new Pair(one.guest.id(), other.guest.id());
      boolean mentors = between.mentors().contains(pair);
      boolean bond =
          one.guest.talk().bonds().stream().anyMatch(other.guest.talk().bonds()::contains);
      one.bonds.set(other.index, bond && !mentors);
      one.met.set(other.index, between.met().contains(pair) && !mentors);
      one.apart.set(other.index, between.apart().contains(pair));
      one.talks.set(other.index, one.guest.canTalkWith(other.guest));
    }
  }

  private void offers(Evening evening, List<Sitter> sitters) {
    int wants = 0;
    for (Sitter wanting : sitters) {
      for (String want : wanting.guest.talk().wants()) {
        for (Sitter offering : sitters) {
          if (offering != wanting
              && evening.canMeet(wanting.guest, offering.guest)
              && offering.guest.talk().offers().contains(want)) {
            offers.add(new Offer(wants, wanting, offering));
          }
        }
        wants++;
      }
    }
  }

  /// Wants that anybody offers.
  long wants() {
    return offers.stream().map(Offer::want).distinct().count();
  }

  Plan plan() {
    Map<Turn, Integer> tables = new HashMap<>();
    for (Chair chair : chairs) {
      tables.put(new Turn(chair.sitter.guest.id(), chair.round), chair.spot().index);
    }
    return new Plan(tables);
  }
}
