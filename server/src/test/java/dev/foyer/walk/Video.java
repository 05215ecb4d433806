package dev.foyer.walk;

import dev.foyer.qr.QrCode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A video of a QR code held up a little askew, as YUV4MPEG2, which Chromium takes for a camera.
final class Video {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final int FRAMES = 5;
  private static final int DOTS = 7;

  private Video() {}

  static Path of(String text, Path file) throws IOException {
    BufferedImage frame = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    draw(QrCode.of(text), frame.createGraphics());
    byte[] luma = ((DataBufferByte) frame.getRaster().getDataBuffer()).getData();
    byte[] chroma = new byte[WIDTH * HEIGHT / 2];
    Arrays.fill(chroma, (byte) 128);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      String head = "YUV4MPEG2 W%d H%d F10:1 Ip A1:1 C420jpeg\n".formatted(WIDTH, HEIGHT);
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < FRAMES; i++) {
        out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
        out.write(luma);
        out.write(chroma);
      }
    }
    return file;
  }

  private static void draw(QrCode code, Graphics2D graphics) {
    graphics.setColor(Color.LIGHT_GRAY);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.rotate(0.12, WIDTH / 2.0, HEIGHT / 2.0);
    int side = (code.size() + 2 * QrCode.QUIET_ZONE) * DOTS;
    graphics.translate((WIDTH - side) / 2, (HEIGHT - side) / 2);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, side, side);
    graphics.setColor(Color.BLACK);
    for (int y = 0; y < code.size(); y++) {
      for (int x = 0; x < code.size(); x++) {
        if (code.dark(x, y)) {
          int left = (x + QrCode.QUIET_ZONE) * DOTS;
          graphics.fillRect(left, (y + QrCode.QUIET_ZONE) * DOTS, DOTS, DOTS);
        }
      }
    }
    graphics.dispose();
  }
}
