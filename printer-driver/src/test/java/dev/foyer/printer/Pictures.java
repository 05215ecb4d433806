package dev.foyer.printer;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/// Labels to print: noise, which hardly compresses, and something like a badge.
public final class Pictures {
  /// 4 by 3 inches at 203 dots an inch.
  static final int WIDTH = 812;

  static final int HEIGHT = 609;
  private static final int DPI = 203;

  private Pictures() {}

  public static Label noise(long seed, int dots) {
    Random random = new Random(seed);
    byte[] rows = new byte[102 * HEIGHT];
    for (int i = 0; i < dots; i++) {
      rows[random.nextInt(rows.length)] |= (byte) (1 << random.nextInt(8));
    }
    return Label.of(WIDTH, HEIGHT, DPI, rows);
  }

  /// A frame and a dithered corner: what is the same for everybody.
  public static Label art() {
    BufferedImage image = white();
    Graphics2D g = image.createGraphics();
    g.setColor(Color.BLACK);
    g.drawRoundRect(8, 8, WIDTH - 16, HEIGHT - 16, 40, 40);
    g.fillRect(8, 480, WIDTH - 16, 6);
    for (int x = 0; x < 120; x++) {
      for (int y = 0; y < 90; y++) {
        if ((x * 7 + y * 13) % 17 < y / 8) {
          image.setRGB(30 + x, 30 + y, 0xff000000);
        }
      }
    }
    g.dispose();
    return Label.of(image, DPI);
  }

  /// Large shapes as of letters, and a square of modules as of a QR code (33 modules of 5 dots).
  public static Label fields(long seed) {
    BufferedImage image = white();
    Graphics2D g = image.createGraphics();
    g.setColor(Color.BLACK);
    Random random = new Random(seed);
    for (int letter = 0; letter < 14; letter++) {
      int x = 60 + letter * 36;
      g.drawOval(x, 190, 26, 60);
      g.fillRect(x + random.nextInt(26), 190, 8, 60);
      g.fillOval(x, 300 + random.nextInt(8), 22, 30 + random.nextInt(12));
    }
    for (int column = 0; column < 33; column++) {
      for (int row = 0; row < 33; row++) {
        if (random.nextBoolean()) {
          g.fillRect(590 + column * 5, 200 + row * 5, 5, 5);
        }
      }
    }
    g.dispose();
    return Label.of(image, DPI);
  }

  /// The upper left part of a label.
  public static Label cropped(Label label, int width, int height) {
    return Label.of(label.image().getSubimage(0, 0, width, height), label.dpi());
  }

  /// White between two bars, which are as far from the edges as is said.
  static Label bars(int width, int height, int margin) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, width, height);
    g.setColor(Color.BLACK);
    g.fillRect(margin, 0, 5, height);
    g.fillRect(width - margin - 9, 0, 9, height);
    g.dispose();
    return Label.of(image, DPI);
  }

  private static BufferedImage white() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    g.dispose();
    return image;
  }
}
