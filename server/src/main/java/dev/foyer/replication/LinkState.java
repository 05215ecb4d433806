package dev.foyer.replication;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a box stands with central, for its screens.
///
/// @param unsent own facts that central does not have
/// @param oldestUnsent when the oldest of them was written
public record LinkState(
    Standing state, @Nullable Instant lastHeard, long unsent, @Nullable Instant oldestUnsent) {
  /// In one word.
  public enum Standing {
    NONE,
    CONNECTED,
    UNREACHABLE,
    REFUSED,
    STALLED
  }

  public static final LinkState NONE = new LinkState(Standing.NONE, null, 0, null);
}
