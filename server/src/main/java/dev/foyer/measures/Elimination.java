package dev.foyer.measures;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Vectors that depend on none of those before them, and others as sums of these. Sparse and exact.
final class Elimination {
  private final Map<Integer, Row> byPivot = new LinkedHashMap<>();

  /// A vector reduced by those before it, and what it was made of.
  private record Row(Map<Integer, Fraction> vector, Map<Integer, Fraction> madeOf) {}

  /// Takes a vector up unless it depends on those that are there.
  ///
  /// @return whether it did
  boolean add(int name, Map<Integer, Fraction> vector) {
    Row row = reduced(vector);
    if (row.vector.isEmpty()) {
      return false;
    }
    row.madeOf.put(name, Fraction.of(1));
    int pivot = row.vector.keySet().stream().min(Integer::compare).orElseThrow();
    byPivot.put(pivot, row);
    return true;
  }

  /// How many times each vector makes this one; empty if they do not.
  Optional<Map<Integer, Fraction>> combination(Map<Integer, Fraction> vector) {
    Row row = reduced(vector);
    if (!row.vector.isEmpty()) {
      return Optional.empty();
    }
    Map<Integer, Fraction> weights = new HashMap<>();
    row.madeOf.forEach((name, weight) -> weights.put(name, Fraction.ZERO.minus(weight)));
    return Optional.of(weights);
  }

  /// Every pivot was taken from what its row had left, so one pass in their order clears them all.
  private Row reduced(Map<Integer, Fraction> vector) {
    Row row = new Row(new HashMap<>(vector), new HashMap<>());
    byPivot.forEach(
        (pivot, with) -> {
          Fraction entry = row.vector.getOrDefault(pivot, Fraction.ZERO);
          if (!entry.isZero()) {
            Fraction times = entry.through(with.vector.getOrDefault(pivot, Fraction.of(1)));
            less(row.vector, with.vector, times);
            less(row.madeOf, with.madeOf, times);
          }
        });
    return row;
  }

  private static void less(
      Map<Integer, Fraction> from, Map<Integer, Fraction> what, Fraction times) {
    what.forEach(
        (at, value) -> {
          Fraction rest = from.getOrDefault(at, Fraction.ZERO).minus(value.times(times));
          if (rest.isZero()) {
            from.remove(at);
          } else {
            from.put(at, rest);
          }
        });
  }
}
