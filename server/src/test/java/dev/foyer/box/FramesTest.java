package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.domain.Role;
import dev.foyer.qr.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FramesTest {
  private static final int SIDE = 300;

  @TempDir Path data;
  private Box box;
  private Http station;

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(data, 0));
    station = Http.paired(box.origin(), Role.STATION, box.pairingCode(Role.STATION));
  }

  @AfterEach
  void stop() {
    box.close();
  }

  private static byte[] luma(String text) {
    QrCode code = QrCode.of(text);
    int module = SIDE / (code.size() + 8);
    byte[] luma = new byte[SIDE * SIDE];
    Arrays.fill(luma, (byte) 0xff);
    for (int y = 0; y < code.size() * module; y++) {
      for (int x = 0; x < code.size() * module; x++) {
        if (code.dark(x / module, y / module)) {
          luma[(y + 4 * module) * SIDE + x + 4 * module] = 0;
        }
      }
    }
    return luma;
  }

  private static byte[] file(String text, String format) throws IOException {
    byte[] luma = luma(text);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, SIDE, SIDE, luma);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  private Answer lumaPost(byte[] luma, int width, int height) {
    return Http.send(
        station
            .request("/api/frames")
            .header("Content-Type", "application/octet-stream")
            .header("Foyer-Width", Integer.toString(width))
            .header("Foyer-Height", Integer.toString(height))
            .POST(BodyPublishers.ofByteArray(luma)));
  }

  @Test
  void theTextOfACodeComesBackWhateverTheFormat() throws IOException {
    Answer png = station.post("/api/frames", "image/png", file("HELLO", "png"));
    assertEquals("HELLO", png.json().path("texts").path(0).asText(), png.body());
    Answer jpeg = station.post("/api/frames", "image/jpeg", file("HELLO", "jpg"));
    assertEquals("HELLO", jpeg.json().path("texts").path(0).asText(), jpeg.body());
    Answer luma = lumaPost(luma("HELLO"), SIDE, SIDE);
    assertEquals("HELLO", luma.json().path("texts").path(0).asText(), luma.body());
  }

  @Test
  void aPictureWithoutACodeIsAnAnswer() {
    Answer answer = lumaPost(new byte[10_000], 100, 100);
    assertEquals(200, answer.status());
    assertTrue(answer.json().path("texts").isEmpty());
  }

  @Test
  void whatIsNoPictureIsRefused() throws IOException {
    byte[] half = Arrays.copyOf(file("HELLO", "png"), 60);
    assertEquals(422, station.post("/api/frames", "image/png", half).status());
    assertEquals(422, station.post("/api/frames", "image/jpeg", new byte[0]).status());
    assertEquals(415, station.post("/api/frames", "image/gif", new byte[9]).status());
    assertEquals(422, lumaPost(new byte[10], 100, 100).status());
    assertEquals(413, station.post("/api/frames", "image/png", new byte[4 << 20]).status());
    Answer unsized = station.post("/api/frames", "application/octet-stream", new byte[9]);
    assertEquals(400, unsized.status());
    assertEquals("Foyer-Width", unsized.text("field"));
  }

  @Test
  void aStrangerMayNotAskForIt() {
    Answer answer = Http.stranger(box.origin()).post("/api/frames", "image/png", new byte[9]);
    assertEquals(401, answer.status());
  }
}
