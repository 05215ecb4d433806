package dev.foyer.printer.languages;

import java.io.ByteArrayOutputStream;

/// TIFF's simplest compression ("Select compression mode", M 2; TIFF 6.0, section 9): counts 0 to
/// 127 come before so many bytes and one as they are, -1 to -127 before one byte that stands for so
/// many and one.
final class PackBits {
  private static final int LONGEST = 128;

  /// Two equal bytes are as long packed as they are.
  private static final int WORTH = 3;

  private PackBits() {}

  static byte[] packed(byte[] row) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int plain = 0;
    int at = 0;
    while (at < row.length) {
      int run = run(row, at);
      if (run < WORTH) {
        at += run;
      } else {
        asTheyAre(out, row, plain, at);
        out.write(1 - run);
        out.write(row[at]);
        at += run;
        plain = at;
      }
    }
    asTheyAre(out, row, plain, row.length);
    return out.toByteArray();
  }

  private static int run(byte[] row, int from) {
    int end = from + 1;
    while (end < row.length && end - from < LONGEST && row[end] == row[from]) {
      end++;
    }
    return end - from;
  }

  private static void asTheyAre(ByteArrayOutputStream out, byte[] row, int from, int to) {
    for (int at = from; at < to; at += LONGEST) {
      int count = Math.min(LONGEST, to - at);
      out.write(count - 1);
      out.write(row, at, count);
    }
  }
}
