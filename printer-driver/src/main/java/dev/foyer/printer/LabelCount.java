package dev.foyer.printer;

/// A printer's answer to "how many labels have you ever printed?".
///
/// @param labels -1 if it says that it does not count
public record LabelCount(long labels) {
  private static final long LEAST_CAPACITY = 10_000;
  public static final LabelCount NONE = new LabelCount(-1);

  public boolean known() {
    return labels >= 0;
  }

  /// Whether one label more than `before` was printed. A counter that is full begins anew at 0,
  /// behind a number of nines in decimals or of ones in binary.
  boolean follows(long before) {
    return labels == before + 1 || labels == 0 && (full(before + 1, 10) || full(before + 1, 2));
  }

  private static boolean full(long capacity, int base) {
    long rest = capacity;
    while (rest > 1 && rest % base == 0) {
      rest /= base;
    }
    return rest == 1 && capacity >= LEAST_CAPACITY;
  }
}
