package dev.foyer.replication;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a replica stands with another one, for its screens.
///
/// @param unsent own facts that the other does not have
/// @param oldestUnsent when the oldest of them was written
/// @param twin whether another program speaks as this replica: two copies of one memory card
/// @param clock the other's clock; null as long as it has not said
public record LinkState(
    Standing state,
    @Nullable Instant lastHeard,
    long unsent,
    @Nullable Instant oldestUnsent,
    boolean twin,
    @Nullable OtherClock clock) {
  /// In one word.
  public enum Standing {
    NONE,
    CONNECTED,
    UNREACHABLE,
    /// Something answers in the other's place: the page of a guest network, or another Foyer.
    INTERCEPTED,
    REFUSED,
    STALLED
  }

  /// There is no other.
  public static final LinkState NONE = new LinkState(Standing.NONE, null, 0, null, false, null);

  /// Nothing was heard yet.
  static final LinkState UNREACHED =
      new LinkState(Standing.UNREACHABLE, null, 0, null, false, null);

  /// Whether a screen shows the same.
  boolean looksLike(LinkState other) {
    return state == other.state
        && unsent == other.unsent
        && twin == other.twin
        && drifts(clock) == drifts(other.clock);
  }

  private static boolean drifts(@Nullable OtherClock clock) {
    return clock != null && clock.drifts();
  }
}
