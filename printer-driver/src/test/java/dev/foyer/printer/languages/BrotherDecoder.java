package dev.foyer.printer.languages;

import dev.foyer.printer.Label;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Reads a label's bytes back, by the manual and by nothing of the encoder's.
///
/// @param kind of media, 0x0a or 0x0b
/// @param width of the media in mm
/// @param length of the media in mm
/// @param announced how many rows were announced
/// @param red whether two colours were chosen
/// @param rows what the pins print in black, a string of `0` and `1` for each row, in the head's
///   order
/// @param endings the print commands
record BrotherDecoder(
    int kind,
    int width,
    int length,
    int announced,
    boolean red,
    List<String> rows,
    List<Integer> endings) {

  /// @param bytes of a row of the head
  static BrotherDecoder of(byte[] job, int bytes) {
    ByteBuffer in = ByteBuffer.wrap(job).order(ByteOrder.LITTLE_ENDIAN);
    int zeros = 0;
    while (in.get(zeros) == 0) {
      zeros++;
    }
    check(zeros >= 350, zeros + " bytes of invalidate");
    in.position(zeros);
    expect(in, 0x1b, '@', 0x1b, 'i', 'a', 1, 0x1b, 'i', '!', 0, 0x1b, 'i', 'z');
    int valid = in.get();
    int kind = in.get();
    int width = in.get() & 0xff;
    int length = in.get() & 0xff;
    int announced = in.getInt();
    expect(in, 0, 0);
    check(valid == (kind == 0x0b ? 0x0e : 0x06), "valid flag " + valid);
    expect(in, 0x1b, 'i', 'M', 0x40, 0x1b, 'i', 'A', 1, 0x1b, 'i', 'K');
    int expanded = in.get();
    check((expanded & ~1) == 0x08, "expanded mode " + expanded);
    expect(in, 0x1b, 'i', 'd', kind == 0x0b ? 0 : margin(bytes), 0, 'M', 2);
    boolean red = (expanded & 1) != 0;
    List<Integer> endings = new ArrayList<>();
    List<String> rows = red ? planes(in, bytes, endings) : rows(in, bytes, endings);
    return new BrotherDecoder(kind, width, length, announced, red, rows, endings);
  }

  /// 3 mm.
  private static int margin(int bytes) {
    return switch (bytes) {
      case 104 -> 24;
      case 160 -> 36;
      default -> 35;
    };
  }

  private static List<String> rows(ByteBuffer in, int bytes, List<Integer> endings) {
    List<String> rows = new ArrayList<>();
    while (in.hasRemaining()) {
      int command = in.get();
      switch (command) {
        case 'Z' -> rows.add("0".repeat(bytes * 8));
        case 'g' -> {
          expect(in, 0);
          rows.add(row(in, bytes));
        }
        case 0x1a -> endings.add(command);
        default -> throw new AssertionError("command " + command);
      }
    }
    return rows;
  }

  private static List<String> planes(ByteBuffer in, int bytes, List<Integer> endings) {
    List<String> rows = new ArrayList<>();
    while (in.remaining() > 1) {
      expect(in, 'w', 1);
      rows.add(row(in, bytes));
      expect(in, 'w', 2);
      check(row(in, bytes).indexOf('1') < 0, "something is red");
    }
    while (in.hasRemaining()) {
      endings.add((int) in.get());
    }
    return rows;
  }

  private static String row(ByteBuffer in, int bytes) {
    int end = (in.get() & 0xff) + in.position();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    while (in.position() < end) {
      int count = in.get();
      check(count != -128, "-128 is no count");
      if (count >= 0) {
        for (int i = 0; i <= count; i++) {
          out.write(in.get());
        }
      } else {
        int value = in.get();
        for (int i = 0; i <= -count; i++) {
          out.write(value);
        }
      }
    }
    check(in.position() == end && out.size() == bytes, "a row of " + out.size() + " bytes");
    StringBuilder bits = new StringBuilder();
    for (byte b : out.toByteArray()) {
      bits.append(Integer.toBinaryString(0x100 | b & 0xff).substring(1));
    }
    return bits.toString();
  }

  /// The paper, seen from the front: the first pins print its right edge.
  ///
  /// @param right how many pins are beside the printable part, at its right
  /// @param dots how wide the printable part is
  Label label(int right, int dots) {
    byte[] picture = new byte[(dots + 7) / 8 * rows.size()];
    for (int y = 0; y < rows.size(); y++) {
      String row = new StringBuilder(rows.get(y)).reverse().toString();
      int left = row.length() - right - dots;
      check(row.lastIndexOf('1') < left + dots, "row " + y + " prints beside the paper");
      check(left == 0 || row.substring(0, left).indexOf('1') < 0, "row " + y + " prints outside");
      for (int x = 0; x < dots; x++) {
        if (row.charAt(left + x) == '1') {
          picture[y * ((dots + 7) / 8) + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
    }
    return Label.of(dots, rows.size(), 300, picture);
  }

  private static void expect(ByteBuffer in, int... values) {
    for (int value : values) {
      int at = in.position();
      int found = in.get();
      check((byte) value == found, "byte %d is %02x, not %02x".formatted(at, found, value));
    }
  }

  private static void check(boolean fine, String otherwise) {
    if (!fine) {
      throw new AssertionError(otherwise);
    }
  }
}
