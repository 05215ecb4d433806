package dev.foyer.qr;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A QR code of level M (ISO/IEC 18004): a square of modules, the quiet zone of 4 modules around it
/// left to whoever draws it. Texts of upper-case letters, digits and `$%*+-./:` take the
/// alphanumeric mode, which keeps an invitation's bare token at version 6. Other letters than ASCII
/// are written as UTF-8 and said to be so (ECI 26): without that the standard has readers take them
/// for ISO 8859-1, and they guess. Texts in ASCII go without it, as some readers stumble over it.
public final class QrCode {
  /// Modules of white that belong around the code.
  public static final int QUIET_ZONE = 4;

  private final ByteMatrix modules;
  private final int version;

  private QrCode(ByteMatrix modules, int version) {
    this.modules = modules;
    this.version = version;
  }

  /// The smallest code that holds the text.
  ///
  /// @throws IllegalArgumentException if no QR code can hold it
  public static QrCode of(String text) {
    try {
      var code = Encoder.encode(text, ErrorCorrectionLevel.M, hints(text));
      return new QrCode(code.getMatrix(), code.getVersion().getVersionNumber());
    } catch (WriterException e) {
      throw new IllegalArgumentException("the text does not fit into a QR code", e);
    }
  }

  private static Map<EncodeHintType, ?> hints(String text) {
    boolean ascii = text.chars().allMatch(c -> c < 0x80);
    return ascii ? Map.of() : Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
  }

  /// 1 to 40.
  public int version() {
    return version;
  }

  /// Modules a side, without the quiet zone.
  public int size() {
    return modules.getWidth();
  }

  /// Whether the module in this column and row is dark.
  public boolean dark(int x, int y) {
    return modules.get(x, y) == 1;
  }

  /// The code with its quiet zone as an SVG element, one unit a module, without a style of its own.
  public String svg() {
    int side = size() + 2 * QUIET_ZONE;
    StringBuilder svg = new StringBuilder(8_192);
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"QR code\"");
    svg.append(" shape-rendering=\"crispEdges\" viewBox=\"0 0 ").append(side).append(' ');
    svg.append(side).append("\"><path fill=\"#fff\" d=\"M0 0h").append(side).append('v');
    svg.append(side).append('H').append("0z\"/><path d=\"");
    for (int y = 0; y < size(); y++) {
      row(svg, y);
    }
    return svg.append("\"/></svg>").toString();
  }

  private void row(StringBuilder path, int y) {
    int x = 0;
    while (x < size()) {
      int from = x;
      while (x < size() && dark(x, y)) {
        x++;
      }
      if (x > from) {
        path.append('M').append(from + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
        path.append('h').append(x - from).append("v1h-").append(x - from).append('z');
      }
      x++;
    }
  }
}
