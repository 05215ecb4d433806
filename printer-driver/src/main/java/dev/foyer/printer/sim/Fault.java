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
  /// Older firmware: it keeps formats and does not show them.
  FORMATS_HIDDEN,
  /// Another maker's firmware: it keeps no formats, and prints what it should keep.
  NO_FORMATS,
  /// Its settings are not acknowledged, its labels are.
  ACKNOWLEDGES_LABELS_ONLY,
  /// It says nothing to the usual question while paper is out or the head open, as some do.
  SILENT_WHEN_STOPPED,
  /// A roll that does not go with the label's size.
  WRONG_MEDIA,
  /// The print head is hot and rests before it goes on.
  COOLING,
  /// The label counter is nearly full and begins anew at 0.
  COUNTER_WRAPS,
  /// Answers come in two halves with a pause between.
  SPLIT_ANSWERS,
  /// Answers come late.
  LATE_ANSWERS,
  /// It tells its status again and again without being asked.
  CHATTY,
  /// Its line's speed is set by switches: commands for it do nothing.
  FIXED_SPEED,
  /// Above 9600 baud two of three answers are lost.
  LONG_CABLE
}
