package dev.foyer.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import org.junit.jupiter.api.Test;

class QrCodeTest {
  private static final String TOKEN = "F1:" + "ABCDEFGH234567".repeat(11).substring(0, 149);

  @Test
  void aBareTokenTakesVersion6() {
    assertEquals(6, QrCode.of(TOKEN).version());
  }

  @Test
  void aTokenOnAPageTakesVersion7WithAShortHostAndVersion8WithALongerOne() {
    String text = TOKEN.substring(3);
    assertEquals(7, QrCode.of("HTTPS://" + "H".repeat(18) + "/I/" + text).version());
    assertEquals(8, QrCode.of("HTTPS://" + "H".repeat(19) + "/I/" + text).version());
  }

  @Test
  void theModulesSayTheText() throws Exception {
    QrCode code = QrCode.of(TOKEN);
    BitMatrix bits = new BitMatrix(code.size());
    for (int y = 0; y < code.size(); y++) {
      for (int x = 0; x < code.size(); x++) {
        if (code.dark(x, y)) {
          bits.set(x, y);
        }
      }
    }
    assertEquals(TOKEN, new Decoder().decode(bits).getText());
  }

  @Test
  void theSvgHasAModuleAUnitAndAQuietZone() {
    String svg = QrCode.of(TOKEN).svg();
    assertTrue(svg.contains("viewBox=\"0 0 49 49\""));
    assertTrue(svg.contains("M4 4h7v1h-7z"));
  }

  @Test
  void aTextThatFitsNoCodeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> QrCode.of("x".repeat(4_000)));
  }
}
