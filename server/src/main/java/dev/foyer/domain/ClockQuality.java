package dev.foyer.domain;

/// Whether a replica's wall clock was known to be right when it wrote a fact.
public enum ClockQuality {
  TRUSTED,
  UNTRUSTED
}
