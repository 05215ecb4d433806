package dev.foyer.handoff;

import dev.foyer.qr.Picture;
import dev.foyer.qr.QrCode;
import dev.foyer.qr.QrReader;
import java.util.Arrays;

/// Codes as a camera sees them.
final class Codes {
  private static final int DOTS = 4;
  private static final long PATIENCE = 10_000_000_000L;

  private Codes() {}

  /// The text of a code that was drawn with its margin, read back by ZXing.
  static String read(QrCode code) {
    int side = (code.size() + 2 * QrCode.QUIET_ZONE) * DOTS;
    byte[] luma = new byte[side * side];
    Arrays.fill(luma, (byte) 0xff);
    for (int y = 0; y < code.size() * DOTS; y++) {
      for (int x = 0; x < code.size() * DOTS; x++) {
        if (code.dark(x / DOTS, y / DOTS)) {
          luma[(y + QrCode.QUIET_ZONE * DOTS) * side + x + QrCode.QUIET_ZONE * DOTS] = 0;
        }
      }
    }
    if (Picture.ofLuma(luma, side, side) instanceof Picture.Reading.Sound(Picture picture)) {
      return QrReader.texts(picture, System.nanoTime() + PATIENCE).getFirst();
    }
    throw new AssertionError("no picture");
  }
}
