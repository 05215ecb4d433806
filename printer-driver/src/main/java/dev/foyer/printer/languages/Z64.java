package dev.foyer.printer.languages;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;

/// The compressed form of a picture's data in ZPL ("ZB64 Encoding and Compression").
public final class Z64 {
  private Z64() {}

  /// `:Z64:` data: zlib (RFC 1950), base 64 (RFC 4648), and the CRC of the base 64 text.
  static String of(byte[] rows) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    deflater.setInput(rows);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    String text = Base64.getEncoder().encodeToString(out.toByteArray());
    return ":Z64:%s:%04X".formatted(text, crc(text));
  }

  /// CRC-16 with the polynomial x^16 + x^12 + x^5 + 1, initial value 0, as the guide names it.
  public static int crc(String text) {
    int crc = 0;
    for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
      crc ^= (b & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
      }
      crc &= 0xffff;
    }
    return crc;
  }
}
