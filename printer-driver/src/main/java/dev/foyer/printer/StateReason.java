package dev.foyer.printer;

import java.util.Locale;

/// Why a printer does not print, in the words of IPP's `printer-state-reasons` (RFC 8011, 5.4.12).
public enum StateReason {
  MEDIA_EMPTY,
  MEDIA_JAM,
  /// Another roll than the one that is needed is in the printer.
  MEDIA_NEEDED,
  COVER_OPEN,
  PAUSED,
  OFFLINE,
  /// Another printer is at the end of the line than the one that belongs there.
  OTHER_PRINTER,
  MARKER_SUPPLY_EMPTY,
  /// The bytes arrived damaged, or not all of them did.
  TRANSFER_DAMAGED,
  /// The printer took the label and did not print it in time.
  TIMED_OUT,
  /// Something that this program has no word for, such as an error bit of a newer firmware, or a
  /// device that talks unasked and is no label printer.
  OTHER;

  /// The keyword, such as `media-empty`.
  public String keyword() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
