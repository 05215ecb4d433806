package dev.foyer.printer;

/// A printer's answer to "how many labels have you ever printed?".
///
/// @param labels -1 if it says that it does not count
public record LabelCount(long labels) {
  public static final LabelCount NONE = new LabelCount(-1);

  public boolean known() {
    return labels >= 0;
  }
}
