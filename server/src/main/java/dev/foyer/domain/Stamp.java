package dev.foyer.domain;

import java.util.Comparator;

/// When a fact was written: its place in the order of arrivals, and what the wall clock said.
///
/// @param wallMillis milliseconds since 1970-01-01T00:00Z
public record Stamp(HybridTimestamp at, long wallMillis, ClockQuality quality) {
  /// The order of arrivals: what was written without a trusted clock sorts last, until somebody has
  /// corrected it.
  static final Comparator<Stamp> BY_ARRIVAL =
      Comparator.comparing(Stamp::quality).thenComparing(Stamp::at);
}
