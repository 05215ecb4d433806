package dev.foyer.printer;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;

/// A label's picture in dots: 1 bit each, 1 is black; rows from the top, each padded to whole
/// bytes, the leftmost dot in the highest bit. Immutable.
public final class Label {
  private final int width;
  private final int height;
  private final int dpi;
  private final byte[] rows;

  private Label(int width, int height, int dpi, byte[] rows) {
    this.width = width;
    this.height = height;
    this.dpi = dpi;
    this.rows = rows;
  }

  /// @param rows `height` rows of `(width + 7) / 8` bytes; padding bits are ignored
  /// @throws IllegalArgumentException if sizes do not match or are out of bounds
  public static Label of(int width, int height, int dpi, byte[] rows) {
    if (width < 1 || height < 1 || width > 10_000 || height > 20_000 || dpi < 1) {
      throw new IllegalArgumentException("no label has " + width + " by " + height + " dots");
    }
    int stride = (width + 7) / 8;
    if (rows.length != stride * height) {
      throw new IllegalArgumentException(
          "%d by %d dots are %d bytes, not %d"
              .formatted(width, height, stride * height, rows.length));
    }
    byte[] clean = rows.clone();
    int padding = stride * 8 - width;
    if (padding > 0) {
      for (int end = stride - 1; end < clean.length; end += stride) {
        clean[end] &= (byte) (0xff << padding);
      }
    }
    return new Label(width, height, dpi, clean);
  }

  /// A white label.
  public static Label blank(int width, int height, int dpi) {
    return of(width, height, dpi, new byte[(width + 7) / 8 * height]);
  }

  /// The dots that are darker than half.
  public static Label of(BufferedImage image, int dpi) {
    int stride = (image.getWidth() + 7) / 8;
    byte[] rows = new byte[stride * image.getHeight()];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int argb = image.getRGB(x, y);
        int alpha = argb >>> 24;
        int luma =
            (299 * (argb >> 16 & 0xff) + 587 * (argb >> 8 & 0xff) + 114 * (argb & 0xff)) / 1000;
        int onWhite = 255 - (255 - luma) * alpha / 255;
        if (onWhite < 128) {
          rows[y * stride + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
    }
    return of(image.getWidth(), image.getHeight(), dpi, rows);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /// Dots an inch.
  public int dpi() {
    return dpi;
  }

  /// Bytes a row.
  public int stride() {
    return (width + 7) / 8;
  }

  /// A copy of the rows.
  public byte[] rows() {
    return rows.clone();
  }

  /// Whether the dot is black.
  public boolean black(int x, int y) {
    return (rows[y * stride() + x / 8] & 0x80 >> x % 8) != 0;
  }

  /// How many dots are black.
  public int blackDots() {
    int dots = 0;
    for (byte b : rows) {
      dots += Integer.bitCount(b & 0xff);
    }
    return dots;
  }

  /// Both pictures, one over the other.
  ///
  /// @throws IllegalArgumentException if their sizes differ
  public Label over(Label other) {
    if (other.width != width || other.height != height) {
      throw new IllegalArgumentException(
          "labels of different sizes cannot be laid over each other");
    }
    byte[] both = rows.clone();
    for (int i = 0; i < both.length; i++) {
      both[i] |= other.rows[i];
    }
    return new Label(width, height, dpi, both);
  }

  /// What of the label a narrower print head reaches: as much is left out on either side.
  public Label middle(int dots) {
    if (dots >= width) {
      return this;
    }
    int left = (width - dots) / 2;
    byte[] inner = new byte[(dots + 7) / 8 * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < dots; x++) {
        if (black(left + x, y)) {
          inner[y * ((dots + 7) / 8) + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
    }
    return new Label(dots, height, dpi, inner);
  }

  /// A picture for screens and files, 1 bit a dot, in which 1 is white: packed as the rows are.
  public BufferedImage image() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
    byte[] dots = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < dots.length; i++) {
      dots[i] = (byte) ~rows[i];
    }
    return image;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Label that
        && that.width == width
        && that.height == height
        && Arrays.equals(that.rows, rows);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(rows);
  }
}
