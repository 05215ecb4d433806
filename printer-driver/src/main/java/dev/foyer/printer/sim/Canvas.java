package dev.foyer.printer.sim;

import dev.foyer.printer.Label;
import java.util.Arrays;

/// A printer's image buffer. What falls outside is lost.
final class Canvas {
  private static final int DPI = 203;

  private final int width;
  private final int height;
  private final byte[] rows;

  Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    this.rows = new byte[stride() * height];
  }

  void clear() {
    Arrays.fill(rows, (byte) 0);
  }

  void set(int x, int y, boolean black) {
    if (outside(x, y)) {
      return;
    }
    int bit = 0x80 >> x % 8;
    int at = y * stride() + x / 8;
    rows[at] = (byte) (black ? rows[at] | bit : rows[at] & ~bit);
  }

  boolean black(int x, int y) {
    return !outside(x, y) && (rows[y * stride() + x / 8] & 0x80 >> x % 8) != 0;
  }

  Label label() {
    return Label.of(width, height, DPI, rows);
  }

  private boolean outside(int x, int y) {
    return x < 0 || y < 0 || x >= width || y >= height;
  }

  private int stride() {
    return (width + 7) / 8;
  }
}
