package dev.foyer.simulation;

/// Something happened that never may.
final class Violation extends AssertionError {
  private static final long serialVersionUID = 1;
  private final Invariant invariant;

  /// What has to hold, whatever happens.
  enum Invariant {
    /// What a replica had forced to disk is there after every kill.
    NOTHING_FORCED_IS_LOST,
    /// Whoever is told that a guest is in has that on a card of their own.
    NO_ANSWER_WITHOUT_A_FACT,
    /// No fact stands twice in a journal.
    NOTHING_STANDS_TWICE,
    /// No identity has two contents.
    ONE_IDENTITY_ONE_CONTENT,
    /// Once all lines are open, every fact reaches every replica, parked ones included.
    EVERYTHING_REACHES_EVERYBODY,
    /// Whoever knows the same facts believes the same.
    ONE_STATE,
    /// A guest is admitted once on each side of a partition.
    ONE_ADMISSION_A_SIDE,
    /// Whoever came in twice, on two sides, is flagged everywhere.
    TWO_ADMISSIONS_ARE_FLAGGED,
    /// Every scan is answered, and nobody waits for anybody else's trouble.
    NOBODY_IS_BLOCKED,
    /// No clock, however wrong, brings back what somebody has changed, or sets the others' clocks.
    NO_CLOCK_DECIDES
  }

  Violation(Invariant invariant, String what) {
    super(invariant + ": " + what);
    this.invariant = invariant;
  }

  Violation(Invariant invariant, Throwable cause) {
    super(invariant + ": " + cause, cause);
    this.invariant = invariant;
  }

  Invariant invariant() {
    return invariant;
  }
}
