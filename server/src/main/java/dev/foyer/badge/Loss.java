package dev.foyer.badge;

/// How much of a text no font can show.
public enum Loss {
  NOTHING,
  /// Emoji, flags and signs: what is left says the same.
  SIGNS,
  /// Letters, or all that there was to be seen.
  LETTERS
}
