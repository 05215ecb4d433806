package dev.foyer.mixing;

import java.util.List;
import java.util.Set;

/// Seats people. The same evening, seed and number of steps end in the same plan.
public interface Mixer {
  /// Seats an evening from nothing.
  Outcome seat(Evening evening, Budget budget);

  /// Seats an evening again after people came or left. Nobody whose seat has been told moves, and
  /// of the others as few as it takes.
  ///
  /// @param evening as it is now, with newcomers among the guests, and leavers among those who sit
  ///   out or no longer there
  /// @param told turns of the plan before that their guests know, or sit in
  /// @param budget nothing at all ([Budget#steps] of 0) still gives every newcomer a seat
  Outcome repair(Evening evening, Plan before, Set<Turn> told, Budget budget);

  /// What came of it.
  sealed interface Outcome {}

  record Seated(Plan plan) implements Outcome {}

  /// There is no plan.
  ///
  /// @param why sentences for the organiser
  record Impossible(List<String> why) implements Outcome {
    public Impossible {
      why = List.copyOf(why);
    }
  }
}
