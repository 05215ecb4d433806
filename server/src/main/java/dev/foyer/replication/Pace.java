package dev.foyer.replication;

import java.time.Duration;

/// How much is asked for, or sent, at once over one line: as much as takes a few seconds, found out
/// by how long it took before. Not thread-safe.
final class Pace {
  private static final int LEAST = 16 * 1024;
  private static final int FIRST = 64 * 1024;
  private static final long QUICK = Duration.ofSeconds(1).toNanos();
  private static final long SLOW = Duration.ofSeconds(5).toNanos();

  private int room = FIRST;

  /// In bytes of facts, before they are compressed.
  int room() {
    return room;
  }

  /// So many bytes took so long.
  void took(long bytes, long nanos) {
    if (nanos > SLOW) {
      slower();
    } else if (nanos < QUICK && bytes > room / 2) {
      room = Math.min(Wire.USUAL_ROOM, room * 2);
    }
  }

  /// No answer came in time.
  void slower() {
    room = Math.max(LEAST, room / 2);
  }
}
