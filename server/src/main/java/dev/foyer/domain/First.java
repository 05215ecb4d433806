package dev.foyer.domain;

import org.jspecify.annotations.Nullable;

/// A field that the earliest of several facts sets, by hybrid timestamp and then identity, in
/// whatever order the facts are learned.
final class First<T> {
  private @Nullable T value;
  private @Nullable Fact setter;

  void offer(T candidate, Fact fact) {
    if (setter == null || earlier(fact, setter)) {
      value = candidate;
      setter = fact;
    }
  }

  @Nullable T value() {
    return value;
  }

  @Nullable Stamp stamp() {
    return setter == null ? null : setter.stamp();
  }

  private static boolean earlier(Fact a, Fact b) {
    int byTime = a.stamp().at().compareTo(b.stamp().at());
    return byTime != 0 ? byTime < 0 : a.id().compareTo(b.id()) < 0;
  }
}
