package dev.foyer.walk;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Labels as they came out of a printer.
final class Labels {
  private Labels() {}

  /// The text of the QR code on a label.
  static String code(Path label) throws IOException, NotFoundException {
    BufferedImage image = ImageIO.read(label.toFile());
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
    var bitmap = new BinaryBitmap(new GlobalHistogramBinarizer(source));
    return new QRCodeMultiReader().decodeMultiple(bitmap)[0].getText();
  }
}
