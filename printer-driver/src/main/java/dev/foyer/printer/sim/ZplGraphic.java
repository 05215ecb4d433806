package dev.foyer.printer.sim;

import dev.foyer.printer.languages.Z64;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A picture in a ZPL printer.
///
/// @param name without drive and extension
/// @param stride bytes a row
/// @param rows as many bytes as its header said, whatever was in its data: the checksum guards the
///   data alone
record ZplGraphic(String name, int stride, byte[] rows) {
  private static final String MARK = ":Z64:";
  private static final int CRC_DIGITS = 4;
  private static final int LARGEST = 1 << 22;

  /// `~DGd:o.x,t,w,data`. Empty if its checksum is wrong or it ended too soon: such a graphic is
  /// dropped, and an older one of the same name stays.
  static Optional<ZplGraphic> download(String command) {
    String[] parts = command.substring(3).split(",", 4);
    if (parts.length < 4) {
      return Optional.empty();
    }
    ZplName name = ZplName.of(parts[0], "GRF");
    return of(parts[1], parts[2], parts[3].trim())
        .filter(graphic -> name.isHere())
        .map(graphic -> new ZplGraphic(name.name(), graphic.stride(), graphic.rows()));
  }

  /// `^GFA,b,c,d,data`
  static Optional<ZplGraphic> field(String parameters) {
    String[] parts = parameters.split(",", 5);
    return parts.length < 5 ? Optional.empty() : of(parts[2], parts[3], parts[4].trim());
  }

  /// Whether this is a `~DG` whose data have come to their end. Others end at the next command.
  static boolean ends(StringBuilder command) {
    int digits = command.length() - CRC_DIGITS - 1;
    if (digits < MARK.length() || command.charAt(digits) != ':') {
      return false;
    }
    int data = command.indexOf(MARK);
    return command.indexOf("~DG") == 0 && data >= 0 && digits >= data + MARK.length();
  }

  private static Optional<ZplGraphic> of(String bytes, String stride, String data) {
    try {
      int size = Integer.parseInt(bytes);
      int row = Integer.parseInt(stride);
      return size < 1 || size > LARGEST || row < 1
          ? Optional.empty()
          : decode(data, size).map(rows -> new ZplGraphic("", row, rows));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// `:Z64:` data with its checksum, or plain hexadecimal; empty if it is damaged.
  private static Optional<byte[]> decode(String data, int size) {
    if (!data.startsWith(MARK)) {
      try {
        return Optional.of(HexFormat.of().parseHex(data)).filter(rows -> rows.length == size);
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    int end = data.indexOf(':', MARK.length());
    if (end < 0 || data.length() != end + 1 + CRC_DIGITS) {
      return Optional.empty();
    }
    String text = data.substring(MARK.length(), end);
    try {
      return Integer.parseInt(data.substring(end + 1), 16) == Z64.crc(text)
          ? Optional.of(inflate(Base64.getDecoder().decode(text), size))
          : Optional.empty();
    } catch (IllegalArgumentException | DataFormatException e) {
      return Optional.empty();
    }
  }

  private static byte[] inflate(byte[] deflated, int size) throws DataFormatException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(deflated);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!inflater.finished() && out.size() <= size) {
        int count = inflater.inflate(buffer);
        if (count == 0) {
          break;
        }
        out.write(buffer, 0, count);
      }
      return Arrays.copyOf(out.toByteArray(), size);
    } finally {
      inflater.end();
    }
  }
}
