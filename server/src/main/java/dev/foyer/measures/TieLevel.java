package dev.foyer.measures;

/// How far two people have come with each other.
public enum TieLevel {
  /// They shared a table.
  SEATED,
  /// One of them said so, or a host introduced them.
  MET,
  /// Both said, each for themselves, that they want to keep in touch.
  MUTUAL,
  /// After that they met at a later gathering: shared a table, said so or were introduced.
  MET_AGAIN
}
