package dev.foyer.domain;

/// When a fact was written: its place in the order of arrivals, and what the wall clock said.
///
/// @param wallMillis milliseconds since 1970-01-01T00:00Z
public record Stamp(HybridTimestamp at, long wallMillis, ClockQuality quality) {}
