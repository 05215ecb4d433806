package dev.foyer.printer.sim;

import java.io.ByteArrayOutputStream;

/// What a serial port makes of bytes that were sent at another speed than its own: it looks at the
/// line at the wrong times. Bytes whose stop bit is missing are delivered all the same, the worst
/// that a port may do.
final class WrongSpeed {
  /// Start bit, eight bits, stop bit.
  private static final int FRAME = 10;

  private static final double FIRST_BIT = 1.5;
  private static final double STOP_BIT = 9.5;

  private final byte[] sent;

  /// How many bits of the sender pass during one of the receiver.
  private final double ratio;

  private WrongSpeed(byte[] sent, double ratio) {
    this.sent = sent;
    this.ratio = ratio;
  }

  /// @param from the sender's bits a second
  /// @param to the receiver's
  static byte[] heard(byte[] sent, int from, int to) {
    return from == to ? sent : new WrongSpeed(sent, (double) from / to).heard();
  }

  private byte[] heard() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    double start = next(0, 0);
    while (start < length()) {
      int value = 0;
      for (int bit = 0; bit < 8; bit++) {
        value |= level(start + (FIRST_BIT + bit) * ratio) << bit;
      }
      out.write(value);
      start = next(next(start + STOP_BIT * ratio, 1), 0);
    }
    return out.toByteArray();
  }

  private int length() {
    return sent.length * FRAME;
  }

  /// When the line has this level next; the end of it if never.
  private double next(double from, int level) {
    double at = from;
    while (at < length() && level(at) != level) {
      at = Math.floor(at) + 1;
    }
    return at;
  }

  /// The line before, between and behind bytes is high.
  private int level(double at) {
    int bit = (int) at % FRAME;
    if (at >= length() || bit == FRAME - 1) {
      return 1;
    }
    return bit == 0 ? 0 : sent[(int) at / FRAME] >> bit - 1 & 1;
  }
}
