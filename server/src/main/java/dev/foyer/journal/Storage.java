package dev.foyer.journal;

import java.util.Locale;

/// Whether what happens is kept, as every screen says it.
public enum Storage {
  OK,
  /// Everything that happens is kept; something of what was kept before cannot be read any more.
  DAMAGED,
  /// Nothing is acknowledged any more.
  STOPPED;

  /// `ok`, `damaged` or `stopped`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
