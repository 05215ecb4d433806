package dev.foyer.printer;

/// A format under a name made from its text, so that another text never passes for it.
record NamedFormat(String name, String text) {
  private static final int DIGITS = 7;
  private static final int VALUES = 5;

  /// What the names of formats for one place are made of.
  ///
  /// @param first of the five digits that occur
  record Series(char letter, int first) {}

  static NamedFormat of(Series series, String text) {
    byte[] digest = Fingerprint.of(text);
    StringBuilder name = new StringBuilder().append(series.letter());
    for (int i = 0; i < DIGITS; i++) {
      name.append(series.first() + Math.floorMod(digest[i], VALUES));
    }
    return new NamedFormat(name.toString(), text);
  }
}
