package dev.foyer.printer.sim;

/// What can be wrong with a simulated printer, until it is put right.
public enum Fault {
  PAPER_OUT,
  HEAD_OPEN,
  PAUSED,
  /// It prints and says nothing.
  MUTE,
  /// It drops some of the bytes that arrive.
  LOSSY,
  /// The cable is out.
  UNPLUGGED
}
