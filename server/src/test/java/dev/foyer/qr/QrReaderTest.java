package dev.foyer.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.foyer.qr.Picture.Fault;
import dev.foyer.qr.Picture.Reading;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;

class QrReaderTest {
  private static final String TOKEN = "F1:" + "ABCDEFGH234567".repeat(11).substring(0, 149);
  private static final long PATIENCE = 60_000_000_000L;

  /// A page with a code, turned, in these colours.
  private static BufferedImage page(String text, double degrees, Color paper, Color ink) {
    QrCode code = QrCode.of(text);
    BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(paper);
    pen.fillRect(0, 0, 640, 480);
    pen.setColor(ink);
    pen.rotate(Math.toRadians(degrees), 320, 240);
    int module = 300 / code.size();
    int left = 320 - module * code.size() / 2;
    int top = 240 - module * code.size() / 2;
    for (int y = 0; y < code.size(); y++) {
      for (int x = 0; x < code.size(); x++) {
        if (code.dark(x, y)) {
          pen.fillRect(left + x * module, top + y * module, module, module);
        }
      }
    }
    pen.dispose();
    return image;
  }

  static byte[] file(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] picture(String text) {
    return file(page(text, 0, Color.WHITE, Color.BLACK), "png");
  }

  private static List<String> texts(byte[] file) {
    Reading.Sound sound = assertInstanceOf(Reading.Sound.class, Picture.read(file));
    return QrReader.texts(sound.picture(), System.nanoTime() + PATIENCE);
  }

  private static Fault fault(Reading reading) {
    return assertInstanceOf(Reading.Faulty.class, reading).fault();
  }

  @Test
  void readsAPngAndAJpeg() {
    BufferedImage page = page(TOKEN, 0, Color.WHITE, Color.BLACK);
    assertEquals(List.of(TOKEN), texts(file(page, "png")));
    assertEquals(List.of(TOKEN), texts(file(page, "jpg")));
  }

  @Test
  void readsACodeHoweverItIsHeld() {
    for (int degrees : new int[] {10, 33, 45, 90, 133, 180, 270}) {
      BufferedImage page = page(TOKEN, degrees, Color.WHITE, Color.BLACK);
      assertEquals(List.of(TOKEN), texts(file(page, "png")), degrees + " degrees");
    }
  }

  @Test
  void readsLightOnDarkAndGreyOnGrey() {
    assertEquals(List.of(TOKEN), texts(file(page(TOKEN, 5, Color.BLACK, Color.WHITE), "png")));
    assertEquals(
        List.of(TOKEN), texts(file(page(TOKEN, 5, Color.LIGHT_GRAY, Color.DARK_GRAY), "png")));
  }

  @Test
  void findsNothingWhereNothingIs() {
    BufferedImage empty = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    assertEquals(List.of(), texts(file(empty, "png")));
    Random random = new Random(7);
    for (int y = 0; y < 240; y++) {
      for (int x = 0; x < 320; x++) {
        empty.setRGB(x, y, random.nextInt());
      }
    }
    assertEquals(List.of(), texts(file(empty, "png")));
  }

  @Test
  void damagedFilesAreNoPicturesAndNothingWorse() {
    byte[] png = picture(TOKEN);
    Random random = new Random(11);
    for (int length = 0; length < png.length; length += 97) {
      Picture.read(Arrays.copyOf(png, length));
    }
    for (int i = 0; i < 300; i++) {
      byte[] damaged = png.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      Picture.read(damaged);
    }
    assertEquals(Fault.NOT_A_PICTURE, fault(Picture.read(new byte[0])));
    assertEquals(Fault.NOT_A_PICTURE, fault(Picture.read(new byte[] {'G', 'I', 'F', '8', '9'})));
  }

  @Test
  void aPictureThatClaimsToBeHugeIsRefusedBeforeItIsDecoded() {
    byte[] png = picture(TOKEN);
    ByteBuffer header = ByteBuffer.wrap(png);
    header.putInt(16, 60_000).putInt(20, 60_000);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    header.putInt(29, (int) crc.getValue());
    assertEquals(Fault.TOO_MANY_PIXELS, fault(Picture.read(png)));
  }

  @Test
  void aProgressiveJpegIsReadUnlessItHasFarMoreScansThanACameraMakes() throws IOException {
    byte[] jpeg = progressive(page(TOKEN, 0, Color.WHITE, Color.BLACK));
    assertEquals(List.of(TOKEN), texts(jpeg));
    int scan = jpeg.length;
    while (jpeg[scan - 2] != (byte) 0xff || jpeg[scan - 1] != (byte) 0xda) {
      scan--;
    }
    byte[] last = Arrays.copyOfRange(jpeg, scan - 2, jpeg.length - 2);
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(jpeg, 0, jpeg.length - 2);
    for (int i = 0; i < 25; i++) {
      bomb.write(last);
    }
    bomb.write(jpeg, jpeg.length - 2, 2);
    assertEquals(Fault.NOT_A_PICTURE, fault(Picture.read(bomb.toByteArray())));
  }

  private static byte[] progressive(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var to = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(to);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  @Test
  void lumaHasAsManyBytesAsPixels() {
    assertEquals(Fault.NOT_A_PICTURE, fault(Picture.ofLuma(new byte[10], 3, 3)));
    assertEquals(Fault.NOT_A_PICTURE, fault(Picture.ofLuma(new byte[10], -2, -5)));
    assertInstanceOf(Reading.Sound.class, Picture.ofLuma(new byte[12], 4, 3));
  }
}
