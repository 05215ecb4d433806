package dev.foyer.mixing;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long a search may take.
@FunctionalInterface
public interface Budget {
  /// Asked once in some hundred steps; so many more may be made than a budget allows.
  ///
  /// @param steps how many steps have been made
  /// @return which part of the budget that is; at 1 or above the search ends
  double spent(long steps);

  /// A number of steps: the same search ends in the same plan.
  static Budget steps(long limit) {
    return steps -> limit == 0 ? 1 : (double) steps / limit;
  }

  /// A time, from now on.
  ///
  /// @param nanos a clock that never runs backwards, in nanoseconds
  static Budget time(Duration limit, LongSupplier nanos) {
    long start = nanos.getAsLong();
    double length = Math.max(1, limit.toNanos());
    return steps -> (nanos.getAsLong() - start) / length;
  }
}
