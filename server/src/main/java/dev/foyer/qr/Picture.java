package dev.foyer.qr;

import com.google.zxing.PlanarYUVLuminanceSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// A picture in shades of grey, 8 bits a pixel, row by row from the top left.
public final class Picture {
  /// Four megapixels: a picture with more is not decoded.
  public static final int MAX_PIXELS = 1 << 22;

  /// A progressive JPEG of a camera has about ten scans (ITU-T T.81, G.1); each costs a walk over
  /// all pixels, however few bytes it has.
  private static final int MOST_SCANS = 20;

  private static final Set<String> FORMATS = Set.of("png", "jpeg");

  private final byte[] luma;
  private final int width;
  private final int height;

  private Picture(byte[] luma, int width, int height) {
    this.luma = luma;
    this.width = width;
    this.height = height;
  }

  /// Why something is no picture.
  public enum Fault {
    NOT_A_PICTURE,
    TOO_MANY_PIXELS
  }

  /// What bytes turned out to be.
  public sealed interface Reading {
    record Sound(Picture picture) implements Reading {}

    record Faulty(Fault fault) implements Reading {}
  }

  /// A picture that is luma already.
  public static Reading ofLuma(byte[] luma, int width, int height) {
    if (width < 1 || height < 1 || (long) width * height != luma.length) {
      return new Reading.Faulty(Fault.NOT_A_PICTURE);
    }
    return (long) width * height > MAX_PIXELS
        ? new Reading.Faulty(Fault.TOO_MANY_PIXELS)
        : new Reading.Sound(new Picture(luma.clone(), width, height));
  }

  /// Reads a PNG or JPEG file; looks at its size and the number of its scans before any pixel is
  /// decoded. Never throws, whatever the bytes.
  public static Reading read(byte[] file) {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      Optional<ImageReader> reader = reader(in);
      if (reader.isEmpty() || isJpeg(reader.get()) && scans(file) > MOST_SCANS) {
        return new Reading.Faulty(Fault.NOT_A_PICTURE);
      }
      try {
        return read(reader.get(), in);
      } finally {
        reader.get().dispose();
      }
    } catch (IOException | RuntimeException e) {
      // Decoders of pictures meet damage with exceptions of every kind.
      return new Reading.Faulty(Fault.NOT_A_PICTURE);
    }
  }

  private static Optional<ImageReader> reader(ImageInputStream in) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
        return Optional.of(reader);
      }
      reader.dispose();
    }
    return Optional.empty();
  }

  private static boolean isJpeg(ImageReader reader) throws IOException {
    return reader.getFormatName().equalsIgnoreCase("jpeg");
  }

  /// The markers "start of scan", `FF DA`, of a JPEG file: its coded data never holds one.
  private static int scans(byte[] jpeg) {
    int scans = 0;
    for (int i = 1; i < jpeg.length; i++) {
      if (jpeg[i - 1] == (byte) 0xff && jpeg[i] == (byte) 0xda) {
        scans++;
      }
    }
    return scans;
  }

  private static Reading read(ImageReader reader, ImageInputStream in) throws IOException {
    reader.setInput(in, true, true);
    if ((long) reader.getWidth(0) * reader.getHeight(0) > MAX_PIXELS) {
      return new Reading.Faulty(Fault.TOO_MANY_PIXELS);
    }
    return new Reading.Sound(of(reader.read(0)));
  }

  /// The picture's brightness, what is transparent taken for white.
  public static Picture of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] luma = new byte[width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        luma[y * width + x] = (byte) luma(row[x]);
      }
    }
    return new Picture(luma, width, height);
  }

  /// The same picture, each pixel taken from where its centre lies in the other: turned by an angle
  /// around the middle and scaled.
  Picture turned(double degrees, double scale) {
    int side = (int) Math.ceil(Math.hypot(width, height) * scale);
    int wide = degrees == 0 ? (int) (width * scale) : side;
    int high = degrees == 0 ? (int) (height * scale) : side;
    byte[] turned = new byte[wide * high];
    double cos = Math.cos(Math.toRadians(degrees)) / scale;
    double sin = Math.sin(Math.toRadians(degrees)) / scale;
    for (int y = 0; y < high; y++) {
      for (int x = 0; x < wide; x++) {
        double dx = x + 0.5 - wide / 2.0;
        double dy = y + 0.5 - high / 2.0;
        int fromX = (int) Math.floor(dx * cos - dy * sin + width / 2.0);
        int fromY = (int) Math.floor(dx * sin + dy * cos + height / 2.0);
        boolean inside = fromX >= 0 && fromX < width && fromY >= 0 && fromY < height;
        turned[y * wide + x] = inside ? luma[fromY * width + fromX] : (byte) 0xff;
      }
    }
    return new Picture(turned, wide, high);
  }

  /// The same picture, each pixel the mean of the 3 by 3 around it: closes hairlines and stills the
  /// noise of small sensors.
  Picture softened() {
    byte[] soft = luma.clone();
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int at = y * width + x;
        soft[at] = (byte) ((three(at - width) + three(at) + three(at + width)) / 9);
      }
    }
    return new Picture(soft, width, height);
  }

  private int three(int at) {
    return (luma[at - 1] & 0xff) + (luma[at] & 0xff) + (luma[at + 1] & 0xff);
  }

  int pixels() {
    return width * height;
  }

  PlanarYUVLuminanceSource source() {
    return new PlanarYUVLuminanceSource(luma, width, height, 0, 0, width, height, false);
  }

  /// ITU-R BT.601, in 1024ths, over white.
  private static int luma(int argb) {
    int alpha = argb >>> 24;
    int grey = ((argb >> 16 & 0xff) * 306 + (argb >> 8 & 0xff) * 601 + (argb & 0xff) * 117) >> 10;
    return (grey * alpha + 255 * (255 - alpha)) / 255;
  }
}
