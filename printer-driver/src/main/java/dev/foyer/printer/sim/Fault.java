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
  UNPLUGGED,
  /// Older firmware: it has no label counter that one could ask for.
  UNCOUNTED,
  /// It says nothing to `~HS` while paper is out or the head open, as some firmwares do.
  SILENT_WHEN_STOPPED
}
