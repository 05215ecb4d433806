package dev.foyer.mixing;

/// What a plan is judged by, in order of importance. A plan costs the sum of count × weight; each
/// weight is some multiple of the next, so that a term gives way to the one above it except where
/// many small losses stand against one. Each count is 0 at best.
public enum Term {
  /// Pairs at one table who are never to sit together, counted by round. Private.
  APART(2_000_000, Force.HARD),
  /// Seats at a table with steps for somebody who cannot use them. Private.
  STEP_FREE(2_000_000, Force.HARD),
  /// Seats at a loud table for somebody who asked for a quiet one. Private.
  QUIET(1_000_000, Force.HARD),
  /// Seats of somebody who shares a language with nobody at the table, or sits alone.
  LANGUAGE(500_000, Force.HARD),
  /// Times that two people meet who met before, at this event or an earlier one. A mentor pair's
  /// earlier events do not count.
  REPEATS(10_000, Force.SOFT),
  /// Pairs at one table who share a bond, counted by round; mentor pairs do not count.
  BONDS(6_000, Force.SOFT),
  /// First-timers at a table without a host or a returning guest, counted by round.
  UNHOSTED(4_000, Force.SOFT),
  /// Rounds by which mentor pairs, if they have rounds in common, miss sharing exactly one.
  MENTORS(3_000, Force.SOFT),
  /// Wants of guests who never sit with anybody who offers such a thing, though somebody does who
  /// is seated in one of their rounds.
  WANTS(1_500, Force.SOFT),
  /// Seats that differ from the plan that is being repaired.
  CHANGED(1_000, Force.SOFT),
  /// Tables with one kind of people only, counted by round, if there is more than one kind.
  KINDS(400, Force.SOFT),
  /// Pairs at one table who care about the same in a MIX round, or about nothing in common in a
  /// PURPOSE round; who named nothing does not count.
  MODE(60, Force.SOFT),
  /// Seats, at a table without a host, of guests who asked to be introduced; and seats of guests
  /// who asked to be seated well, where nobody offers what they want or wants what they offer,
  /// though somebody here does.
  STYLE(50, Force.SOFT),
  /// For each guest the square of their repeats, bonds at the table and wants not met: of two plans
  /// with equal sums the one is better in which nobody bears it all.
  WORST_OFF(10, Force.SOFT),
  /// How far tables are from even: (size − ⌊mean⌋)(size − ⌈mean⌉), by round.
  EVEN(5, Force.SOFT);

  /// Whether a plan may break it.
  public enum Force {
    /// Only if there is no other way; the organiser is told.
    HARD,
    SOFT
  }

  private final long weight;
  private final Force force;

  Term(long weight, Force force) {
    this.weight = weight;
    this.force = force;
  }

  public long weight() {
    return weight;
  }

  public boolean hard() {
    return force == Force.HARD;
  }
}
