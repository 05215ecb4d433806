package dev.foyer.domain;

import org.jspecify.annotations.Nullable;

/// A field that the earliest of several facts sets, in the order of arrivals and then of identity,
/// in whatever order the facts are learned.
final class First<T> {
  private @Nullable T value;
  private @Nullable Stamp stamp;
  private @Nullable FactId setter;

  void offer(T candidate, Fact fact) {
    if (stamp == null || setter == null || isBefore(fact, stamp, setter)) {
      value = candidate;
      stamp = fact.stamp();
      setter = fact.id();
    }
  }

  @Nullable T value() {
    return value;
  }

  @Nullable Stamp stamp() {
    return stamp;
  }

  /// The fact that set it.
  @Nullable FactId setter() {
    return setter;
  }

  private static boolean isBefore(Fact fact, Stamp stamp, FactId id) {
    int byArrival = Stamp.BY_ARRIVAL.compare(fact.stamp(), stamp);
    return byArrival != 0 ? byArrival < 0 : fact.id().compareTo(id) < 0;
  }
}
