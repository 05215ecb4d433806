package dev.foyer.qr;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds QR codes in pictures: quick looks first, then softened, enlarged, reduced and turned ones,
/// until something is found or the patience ends.
public final class QrReader {
  private static final Map<DecodeHintType, Object> HARDER = Map.of(DecodeHintType.TRY_HARDER, true);
  private static final List<Double> SCALES = List.of(1.0, 0.5, 2.0, 0.33);
  private static final List<Double> ANGLES = List.of(30.0, 45.0, 15.0, 60.0);

  private QrReader() {}

  /// The texts of the codes in a picture, each once; empty if none can be read. Never throws.
  ///
  /// @param end by [System#nanoTime], after which no new look is begun
  public static List<String> texts(Picture picture, long end) {
    Set<String> texts = new LinkedHashSet<>(look(picture));
    Picture soft = texts.isEmpty() ? picture.softened() : picture;
    for (double scale : SCALES) {
      if (texts.isEmpty() && System.nanoTime() - end < 0 && fits(picture, scale)) {
        texts.addAll(look(soft.turned(0, scale)));
      }
    }
    for (double angle : ANGLES) {
      if (texts.isEmpty() && System.nanoTime() - end < 0 && fits(picture, 1.5)) {
        texts.addAll(look(soft.turned(angle, 1)));
      }
    }
    return List.copyOf(texts);
  }

  private static boolean fits(Picture picture, double scale) {
    return picture.pixels() * scale * scale <= Picture.MAX_PIXELS;
  }

  /// Both ways to tell dark from light, then the same inverted.
  private static Set<String> look(Picture picture) {
    LuminanceSource source = picture.source();
    Set<String> texts = new LinkedHashSet<>(all(new BinaryBitmap(new HybridBinarizer(source))));
    for (LuminanceSource light : List.of(source, source.invert())) {
      if (texts.isEmpty()) {
        texts.addAll(one(new BinaryBitmap(new HybridBinarizer(light))));
      }
      if (texts.isEmpty()) {
        texts.addAll(one(new BinaryBitmap(new GlobalHistogramBinarizer(light))));
      }
    }
    return texts;
  }

  private static List<String> all(BinaryBitmap bitmap) {
    try {
      Result[] found = new QRCodeMultiReader().decodeMultiple(bitmap, HARDER);
      return Arrays.stream(found).map(Result::getText).distinct().toList();
    } catch (ReaderException | RuntimeException e) {
      // Nothing there, or something that the library stumbles over.
      return List.of();
    }
  }

  private static List<String> one(BinaryBitmap bitmap) {
    try {
      return List.of(new QRCodeReader().decode(bitmap, HARDER).getText());
    } catch (ReaderException | RuntimeException e) {
      return List.of();
    }
  }
}
