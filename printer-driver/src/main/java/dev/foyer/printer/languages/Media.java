package dev.foyer.printer.languages;

/// How labels follow each other on a roll. A label's dots do not tell.
public enum Media {
  /// With gaps of about 3 mm (1/8 inch) between them.
  GAPS(3),
  /// On a roll without end.
  CONTINUOUS(0);

  private final int gap;

  Media(int gap) {
    this.gap = gap;
  }

  /// Between two labels, in millimetres.
  int gap() {
    return gap;
  }
}
