package dev.foyer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.Label;
import dev.foyer.printer.sim.Fault;
import dev.foyer.printer.sim.SimulatedPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `foyer badge` and `foyer printers` as somebody types them.
class PrintingCommandsTest {
  private static final String ANA =
      "{\"first-name\":\"Ana\",\"name\":\"Ana"
          + " Ødegård\",\"organisation\":\"Fjord\",\"qr\":\"FB:1-0\"}";

  @TempDir Path folder;

  @Test
  void aBadgeIsRenderedAsBytesAndAsAPicture() throws IOException {
    Path zpl = folder.resolve("ana.zpl");
    Path png = folder.resolve("ana.png");
    assertEquals(
        0,
        Foyer.execute("badge", "--guest", ANA, "--out", zpl.toString(), "--png", png.toString()));
    assertTrue(Files.readString(zpl).startsWith("^XA^PW"));
    assertTrue(Files.size(zpl) <= 8_000, Files.size(zpl) + " bytes");
    assertTrue(Label.of(ImageIO.read(png.toFile()), 203).blackDots() > 1_000);
  }

  @Test
  void whatCannotBeRenderedIsWrongUsage() throws IOException {
    Path text = Files.writeString(folder.resolve("template.svg"), "no svg");
    assertEquals(2, Foyer.execute("badge", "--guest", ANA, "--template", text.toString()));
    assertEquals(2, Foyer.execute("badge", "--guest", "nowhere.json"));
    assertEquals(2, Foyer.execute("badge", "--guest", "{\"name\":["));
    assertEquals(2, Foyer.execute("badge", "--guest", ANA, "--language", "klingon"));
    assertEquals(2, Foyer.execute("badge", "--guest", ANA, "--dpi", "7"));
  }

  @Test
  void aPrinterIsAskedAndPrintsATestPage() {
    Path link = folder.resolve("printer");
    try (SimulatedPrinter printer =
        SimulatedPrinter.start(
            new SimulatedPrinter.Setup(link, folder.resolve("labels"), 115_200, 20, 1))) {
      String uri = "serial:" + link + "?baud=115200";
      assertEquals(0, Foyer.execute("printers", "status", uri));
      assertEquals(0, Foyer.execute("printers", "test-page", uri));
      assertEquals(1, printer.count());
      printer.fail(Fault.PAPER_OUT);
      assertEquals(1, Foyer.execute("printers", "status", uri));
      assertEquals(1, Foyer.execute("printers", "test-page", uri));
    }
  }

  @Test
  void aPrinterThatIsNotThereIsSaid() {
    assertEquals(1, Foyer.execute("printers", "status", "serial:" + folder.resolve("nowhere")));
    assertEquals(1, Foyer.execute("printers", "status", "ipp://printer"));
    assertNotEquals(0, Foyer.execute("printers"));
  }
}
