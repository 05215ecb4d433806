package dev.foyer.printer.languages;

import dev.foyer.printer.Label;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A label as bands of inked rows for ESC/POS, with white paper fed in between.
///
/// The printer obeys real-time commands wherever they stand, in a picture too ("Notes of Real-time
/// Commands"). So no two neighbours are `DLE EOT`, `DLE ENQ` or `DLE DC4`: a row that would have
/// them is sent with its dots elsewhere in its bytes, and begins as many dots elsewhere on the
/// paper. Only where no such place will do, as in a row that begins with ink in a label as wide as
/// the head, a black dot is made one wider. Not thread-safe.
final class RasterBands {
  /// A row may begin so many dots further left.
  private static final int SPARE = 7;

  private static final int MOST_ROWS = 240;
  private static final int MOST_FED = 255;

  /// So many white rows are sent as dots, so that the paper need not stop.
  private static final int FEW = 2;

  /// The bytes of a band besides its dots, and as many again for the time it takes.
  private static final int OVERHEAD = 24;

  private static final int DLE = 0x10;

  private final Label label;
  private final int origin;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<byte[]> band = new ArrayList<>();
  private int bandMargin;
  private int white;

  /// Where the printer's margin is.
  private int margin;

  /// A row's bytes, and where they begin.
  private record Row(int margin, byte[] bytes) {}

  /// @param head how many dots it has
  RasterBands(Label label, int head) {
    this.label = label;
    this.origin = origin(label, head);
    this.margin = origin;
  }

  /// How many dots a label begins right of the head's first.
  static int origin(Label label, int head) {
    return Math.min(SPARE, head - label.width());
  }

  /// `GS L`, set left margin.
  static byte[] leftMargin(int dots) {
    return new byte[] {0x1d, 'L', (byte) dots, (byte) (dots >> 8)};
  }

  /// `ESC J`, print and feed paper.
  static byte[] feed(int rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int left = rows; left > 0; left -= MOST_FED) {
      out.writeBytes(new byte[] {0x1b, 'J', (byte) Math.min(left, MOST_FED)});
    }
    return out.toByteArray();
  }

  byte[] bytes() {
    for (int y = 0; y < label.height(); y++) {
      Row row = row(y);
      if (row.bytes().length == 0) {
        white++;
      } else {
        add(row);
      }
    }
    flush();
    moveTo(origin);
    return out.toByteArray();
  }

  private void add(Row row) {
    boolean goesOn = !band.isEmpty() && row.margin() == bandMargin && white <= FEW;
    if (goesOn && band.size() + white < MOST_ROWS) {
      for (; white > 0; white--) {
        band.add(new byte[0]);
      }
    } else {
      flush();
    }
    bandMargin = row.margin();
    band.add(row.bytes());
  }

  /// The band, and the white below it.
  private void flush() {
    parted(band).forEach(this::write);
    band.clear();
    out.writeBytes(feed(white));
    white = 0;
  }

  /// The band in parts that are cheapest to send: each is as wide as its ink.
  private static List<List<byte[]>> parted(List<byte[]> rows) {
    int[] cost = new int[rows.size() + 1];
    int[] from = new int[rows.size() + 1];
    for (int end = 1; end <= rows.size(); end++) {
      cost[end] = Integer.MAX_VALUE;
      Extent extent = Extent.NONE;
      for (int start = end - 1; start >= 0; start--) {
        extent = extent.with(rows.get(start));
        int whole = cost[start] + OVERHEAD + extent.bytes() * (end - start);
        if (whole < cost[end]) {
          cost[end] = whole;
          from[end] = start;
        }
      }
    }
    List<List<byte[]>> parts = new ArrayList<>();
    for (int end = rows.size(); end > 0; end = from[end]) {
      parts.addFirst(rows.subList(from[end], end));
    }
    return parts;
  }

  /// From where to where rows have ink, in bytes.
  private record Extent(int left, int right) {
    static final Extent NONE = new Extent(Integer.MAX_VALUE, 0);

    Extent with(byte[] row) {
      int first = 0;
      while (first < row.length && row[first] == 0) {
        first++;
      }
      return row.length == 0
          ? this
          : new Extent(Math.min(left, first), Math.max(right, row.length));
    }

    int bytes() {
      return Math.max(0, right - left);
    }

    byte[] of(byte[] row) {
      return row.length <= left ? new byte[bytes()] : Arrays.copyOfRange(row, left, right);
    }
  }

  /// `GS v 0`, print raster bit image; in two where the end of a row and the beginning of the next
  /// must not meet.
  private void write(List<byte[]> rows) {
    Extent extent = Extent.NONE;
    for (byte[] row : rows) {
      extent = extent.with(row);
    }
    int stride = extent.bytes();
    ByteArrayOutputStream dots = new ByteArrayOutputStream();
    byte last = 0;
    for (int y = 0; y < rows.size(); y++) {
      byte[] row = stride == 0 ? rows.get(y) : extent.of(rows.get(y));
      if (y > 0 && stride > 0 && obeyed(last, row[0])) {
        write(rows.subList(0, y));
        write(rows.subList(y, rows.size()));
        return;
      }
      dots.writeBytes(row);
      last = stride == 0 ? 0 : row[stride - 1];
    }
    if (stride == 0) {
      out.writeBytes(feed(rows.size()));
      return;
    }
    moveTo(bandMargin + extent.left() * 8);
    out.writeBytes(new byte[] {0x1d, 'v', '0', 0, (byte) stride, 0, (byte) rows.size(), 0});
    out.writeBytes(dots.toByteArray());
  }

  private void moveTo(int column) {
    if (column != margin) {
      out.writeBytes(leftMargin(column));
      margin = column;
    }
  }

  /// The row with its dots where no two bytes are obeyed.
  private Row row(int y) {
    byte[] plain = bytes(y, 0);
    if (!obeyed(plain)) {
      return new Row(origin, plain);
    }
    for (int shift = -origin; shift <= SPARE && !inkBefore(y, shift); shift++) {
      byte[] shifted = bytes(y, shift);
      if (!obeyed(shifted)) {
        return new Row(origin + shift, shifted);
      }
    }
    return new Row(origin, widened(plain));
  }

  private boolean inkBefore(int y, int columns) {
    for (int x = 0; x < columns && x < label.width(); x++) {
      if (label.black(x, y)) {
        return true;
      }
    }
    return false;
  }

  /// A row without the white bytes at its end; empty if it is white.
  ///
  /// @param shift how many columns its bytes begin further right; negative for further left
  private byte[] bytes(int y, int shift) {
    byte[] bytes = new byte[(label.width() - shift + 7) / 8];
    int length = 0;
    for (int x = Math.max(0, shift); x < label.width(); x++) {
      if (label.black(x, y)) {
        bytes[(x - shift) / 8] |= (byte) (0x80 >> (x - shift) % 8);
        length = (x - shift) / 8 + 1;
      }
    }
    return Arrays.copyOf(bytes, length);
  }

  private static boolean obeyed(byte[] row) {
    for (int i = 1; i < row.length; i++) {
      if (obeyed(row[i - 1], row[i])) {
        return true;
      }
    }
    return false;
  }

  /// Whether these are the beginning of a real-time command: `DLE` and `EOT`, `ENQ` or `DC4`.
  private static boolean obeyed(byte first, byte second) {
    return first == DLE && (second == 0x04 || second == 0x05 || second == 0x14);
  }

  private static byte[] widened(byte[] row) {
    byte[] wider = row.clone();
    for (int i = 1; i < row.length; i++) {
      if (obeyed(row[i - 1], row[i])) {
        wider[i - 1] = DLE | DLE >> 1;
      }
    }
    return wider;
  }
}
