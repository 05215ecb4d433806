package dev.foyer.mixing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What it would cost if a host dragged a guest to another table.
///
/// @param swapsWith who changes places with the guest, if the table is full
/// @param plan as it would be
/// @param cost by how much the plan becomes dearer; below 0 if it becomes better. Not to be shown:
///   its size gives away what the words keep
/// @param words what becomes worse, then what becomes better, each a sentence without names; what
///   is private is one and the same sentence whatever it is, and is never among what becomes better
public record WhatIf(Optional<Guest> swapsWith, Plan plan, long cost, List<String> words) {
  static final String UNSUITED = "That seat does not suit somebody: leave it as it is.";

  /// @return empty if the guest has no seat in that round, sits there already, stays at one table
  ///   in all rounds, or nobody at a full table can change places
  public static Optional<WhatIf> drag(Evening evening, Plan plan, Turn turn, int table) {
    Optional<Integer> from = plan.table(turn.guest(), turn.round());
    boolean stays =
        evening.guests().stream().anyMatch(g -> g.id().equals(turn.guest()) && g.stays());
    if (from.isEmpty() || from.get() == table || stays) {
      return Optional.empty();
    }
    Map<Term, Long> now = Figures.of(evening, plan);
    Plan dragged = plan.with(turn, table);
    List<Guest> there = plan.at(evening, turn.round(), table);
    if (there.size() < evening.tables().get(table).seats()) {
      return Optional.of(of(evening, now, Optional.empty(), dragged));
    }
    WhatIf cheapest = null;
    for (Guest other : there) {
      Turn others = new Turn(other.id(), turn.round());
      if (other.stays() || evening.pins().containsKey(others)) {
        continue;
      }
      WhatIf swap = of(evening, now, Optional.of(other), dragged.with(others, from.get()));
      if (cheapest == null || swap.cost < cheapest.cost) {
        cheapest = swap;
      }
    }
    return Optional.ofNullable(cheapest);
  }

  private static WhatIf of(
      Evening evening, Map<Term, Long> now, Optional<Guest> swapsWith, Plan plan) {
    Map<Term, Long> then = Figures.of(evening, plan);
    List<String> words = new ArrayList<>();
    List<String> gains = new ArrayList<>();
    for (Term term : Term.values()) {
      long change = then.getOrDefault(term, 0L) - now.getOrDefault(term, 0L);
      if (change > 0) {
        words.add(loss(term, change));
      } else if (change < 0 && !gain(term, -change).isEmpty()) {
        gains.add(gain(term, -change));
      }
    }
    words.addAll(gains);
    return new WhatIf(
        swapsWith,
        plan,
        Figures.cost(then) - Figures.cost(now),
        words.stream().filter(w -> !w.isEmpty()).distinct().toList());
  }

  private static String loss(Term term, long more) {
    return switch (term) {
      case APART, STEP_FREE, QUIET -> UNSUITED;
      case LANGUAGE -> many(more, "Somebody", "people") + " would share a language with nobody.";
      case REPEATS -> many(more, "One pair", "pairs") + " would meet again.";
      case BONDS -> many(more, "One pair", "pairs") + " from one group would sit together.";
      case UNHOSTED ->
          many(more, "One first-timer", "first-timers") + " would sit without host or member.";
      case MENTORS -> many(more, "A mentor pair", "mentor pairs") + " would not share one round.";
      case WANTS -> many(more, "One wish", "wishes") + " would not be met.";
      case KINDS -> many(more, "One table", "tables") + " would hold one kind of people only.";
      case MODE -> many(more, "One pair", "pairs") + " would fit the round less.";
      case STYLE -> many(more, "Somebody", "people") + " would be met less as they asked.";
      case EVEN -> "Tables would be less even.";
      case CHANGED, WORST_OFF -> "";
    };
  }

  private static String gain(Term term, long less) {
    return switch (term) {
      case APART, STEP_FREE, QUIET, CHANGED, WORST_OFF -> "";
      case LANGUAGE -> many(less, "Somebody", "people") + " would find a language in common.";
      case REPEATS -> many(less, "One pair", "pairs") + " would meet for the first time instead.";
      case BONDS -> many(less, "One pair", "pairs") + " from one group would be split.";
      case UNHOSTED -> many(less, "One first-timer", "first-timers") + " would find a host.";
      case MENTORS -> many(less, "A mentor pair", "mentor pairs") + " would share one round.";
      case WANTS -> many(less, "One more wish", "more wishes") + " would be met.";
      case KINDS -> many(less, "One table", "tables") + " would be more mixed.";
      case MODE -> many(less, "One pair", "pairs") + " would fit the round better.";
      case STYLE -> many(less, "Somebody", "people") + " would be met more as they asked.";
      case EVEN -> "Tables would be more even.";
    };
  }

  private static String many(long number, String one, String more) {
    return number == 1 ? one : number + " " + more;
  }
}
