package dev.foyer.mail;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before another attempt: doubling from the first pause to the longest, each up
/// to a fifth shorter or longer, so that many who wait do not come at once.
///
/// @param first after the first failure
/// @param most the longest
record Pauses(Duration first, Duration most, RandomGenerator random) {
  private static final int MOST_DOUBLINGS = 20;

  /// @param failures so far, at least one
  Duration after(int failures) {
    long millis = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
    long capped = Math.min(millis, most.toMillis());
    return Duration.ofMillis((long) (capped * (0.8 + 0.4 * random.nextDouble())));
  }
}
