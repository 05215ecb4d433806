package dev.foyer.domain;

/// How many are invited to an event and how many came.
///
/// @param expected people invited by the list (not walk-ins)
/// @param arrived people who are in, walk-ins included
public record Tally(
    int expected, int arrived, int firstTimersExpected, int firstTimersArrived, int walkIns) {
  public static final Tally ZERO = new Tally(0, 0, 0, 0, 0);

  /// What one invitation adds to its event's tally.
  static Tally of(Invitation invitation) {
    Terms terms = invitation.termsOrNull();
    if (terms == null) {
      return ZERO;
    }
    int present = invitation.present().size();
    boolean walkIn = terms.source() == Terms.Source.WALK_IN;
    int expected = walkIn || invitation.revoked() ? 0 : terms.people();
    boolean first = terms.newcomer() == Terms.Newcomer.FIRST_TIMER;
    int firstArrived = first && invitation.effective(0).isPresent() ? 1 : 0;
    int firstExpected = first && expected > 0 ? 1 : 0;
    return new Tally(expected, present, firstExpected, firstArrived, walkIn ? present : 0);
  }

  Tally plus(Tally other) {
    return combine(other, 1);
  }

  Tally minus(Tally other) {
    return combine(other, -1);
  }

  private Tally combine(Tally other, int sign) {
    return new Tally(
        expected + sign * other.expected,
        arrived + sign * other.arrived,
        firstTimersExpected + sign * other.firstTimersExpected,
        firstTimersArrived + sign * other.firstTimersArrived,
        walkIns + sign * other.walkIns);
  }
}
