package dev.foyer.printer.languages;

import dev.foyer.printer.Label;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads the graphics of ZPL bytes back, by the manual and by nothing of the encoder's.
final class ZplDecoder {
  private static final Pattern FIELD =
      Pattern.compile("\\^GFA,(\\d+),\\1,(\\d+),:Z64:([^:]+):(....)");
  private static final Pattern DOWNLOAD =
      Pattern.compile("^~DGR:\\w+\\.GRF,(\\d+),(\\d+),:Z64:([^:]+):(....)\\r\\n$");

  private ZplDecoder() {}

  static Label field(byte[] zpl, Label like) {
    return decoded(FIELD.matcher(text(zpl)), like);
  }

  static Label download(byte[] zpl, Label like) {
    return decoded(DOWNLOAD.matcher(text(zpl)), like);
  }

  private static String text(byte[] zpl) {
    return new String(zpl, StandardCharsets.US_ASCII);
  }

  private static Label decoded(Matcher graphic, Label like) {
    if (!graphic.find()) {
      throw new AssertionError("no graphic found");
    }
    int size = Integer.parseInt(graphic.group(1));
    int stride = Integer.parseInt(graphic.group(2));
    String data = graphic.group(3);
    if (Integer.parseInt(graphic.group(4), 16) != crc(data)) {
      throw new AssertionError("the checksum is wrong");
    }
    byte[] rows = new byte[size];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(Base64.getDecoder().decode(data));
      if (inflater.inflate(rows) != size || inflater.inflate(new byte[1]) != 0) {
        throw new AssertionError("not " + size + " bytes");
      }
    } catch (DataFormatException e) {
      throw new AssertionError(e);
    } finally {
      inflater.end();
    }
    if (stride != (like.width() + 7) / 8) {
      throw new AssertionError("rows of " + stride + " bytes");
    }
    return Label.of(like.width(), size / stride, like.dpi(), rows);
  }

  /// CRC-16/XMODEM by long division of the message, 16 zero bits appended, by 0x11021.
  static int crc(String text) {
    int register = 0;
    byte[] bytes = (text + "\0\0").getBytes(StandardCharsets.US_ASCII);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      register = register << 1 | bytes[bit / 8] >> 7 - bit % 8 & 1;
      if ((register & 0x10000) != 0) {
        register ^= 0x11021;
      }
    }
    return register;
  }
}
