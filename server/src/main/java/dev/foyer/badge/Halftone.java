package dev.foyer.badge;

import dev.foyer.printer.Label;
import java.awt.image.BufferedImage;

/// Turns a picture into dots that are black or white. What is black or white in it, or has an edge
/// between the two, is cut at half, so that letters and lines stay crisp; where it is grey all
/// around (most of the 5 by 5 dots), an ordered pattern stands for the grey (B. E. Bayer, "An
/// optimum method for two-level rendition of continuous-tone pictures", 1973), which looks even on
/// a thermal printer and is small on the wire. The same picture always gives the same dots.
final class Halftone {
  private static final int BLACK = 24;
  private static final int WHITE = 231;
  private static final int REACH = 2;
  private static final double MOST_OF_THEM = 0.6;

  /// Where the next dot of an ever darker grey goes, in an 8 by 8 square.
  private static final int[][] ORDER = order(8);

  private final int width;
  private final int height;
  private final int[] grey;
  private final int[] greysBefore;

  private Halftone(int width, int height, int[] grey) {
    this.width = width;
    this.height = height;
    this.grey = grey;
    this.greysBefore = sums();
  }

  /// @param finer how many of the picture's dots make one of the label's, each way
  static Label of(BufferedImage picture, int finer, int dpi) {
    int width = picture.getWidth() / finer;
    int height = picture.getHeight() / finer;
    return new Halftone(width, height, greys(picture, finer)).label(dpi);
  }

  private static int[] greys(BufferedImage picture, int finer) {
    int width = picture.getWidth() / finer;
    int height = picture.getHeight() / finer;
    int[] sums = new int[width * height];
    int[] line = new int[width * finer];
    for (int y = 0; y < height * finer; y++) {
      picture.getRGB(0, y, line.length, 1, line, 0, line.length);
      for (int x = 0; x < line.length; x++) {
        sums[y / finer * width + x / finer] += luma(line[x]);
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= finer * finer;
    }
    return sums;
  }

  /// ITU-R BT.601.
  private static int luma(int rgb) {
    return (299 * (rgb >> 16 & 0xff) + 587 * (rgb >> 8 & 0xff) + 114 * (rgb & 0xff)) / 1000;
  }

  private static int[][] order(int size) {
    if (size == 1) {
      return new int[1][1];
    }
    int[][] smaller = order(size / 2);
    int[][] corners = {{0, 2}, {3, 1}};
    int[][] order = new int[size][size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int half = size / 2;
        order[y][x] = 4 * smaller[y % half][x % half] + corners[y / half][x / half];
      }
    }
    return order;
  }

  /// How many dots above and left of each are grey.
  private int[] sums() {
    int stride = width + 1;
    int[] sums = new int[stride * (height + 1)];
    for (int y = 0; y < height; y++) {
      int row = 0;
      for (int x = 0; x < width; x++) {
        row += isGrey(grey[y * width + x]) ? 1 : 0;
        sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
      }
    }
    return sums;
  }

  private static boolean isGrey(int luma) {
    return luma > BLACK && luma < WHITE;
  }

  private Label label(int dpi) {
    int stride = (width + 7) / 8;
    byte[] rows = new byte[stride * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (grey[y * width + x] < threshold(x, y)) {
          rows[y * stride + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
    }
    return Label.of(width, height, dpi, rows);
  }

  private int threshold(int x, int y) {
    boolean tone = isGrey(grey[y * width + x]) && isGreyAround(x, y);
    return tone ? ORDER[y % 8][x % 8] * 4 + 2 : 128;
  }

  private boolean isGreyAround(int x, int y) {
    int left = Math.max(0, x - REACH);
    int top = Math.max(0, y - REACH);
    int right = Math.min(width, x + REACH + 1);
    int bottom = Math.min(height, y + REACH + 1);
    int stride = width + 1;
    int greys =
        greysBefore[bottom * stride + right]
            - greysBefore[top * stride + right]
            - greysBefore[bottom * stride + left]
            + greysBefore[top * stride + left];
    return greys >= MOST_OF_THEM * (right - left) * (bottom - top);
  }
}
