package dev.foyer.box.badges;

import java.time.Duration;

/// How long a printer that receives damaged data is left alone: 2, 4, 8 … 30 seconds. Not
/// thread-safe.
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Duration pause = Duration.ZERO;
  private long until = System.nanoTime();

  /// It happened again.
  void damaged() {
    Duration longer = pause.isZero() ? FIRST : pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    until = System.nanoTime() + pause.toNanos();
  }

  /// A badge came out.
  void over() {
    pause = Duration.ZERO;
    until = System.nanoTime();
  }

  boolean waits() {
    return System.nanoTime() - until < 0;
  }
}
