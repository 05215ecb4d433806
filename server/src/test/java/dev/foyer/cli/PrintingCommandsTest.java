package dev.foyer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.Label;
import dev.foyer.printer.sim.Fault;
import dev.foyer.printer.sim.SimulatedPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

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
  void aGuestOrAFileThatIsWrongIsSaidInWords() throws IOException {
    assertEquals(2, Foyer.execute("badge", "--guest", "{\"name\":null}"));
    assertEquals(2, Foyer.execute("badge", "--guest", "null"));
    assertEquals(2, Foyer.execute("badge", "--guest", ANA + " and more"));
    assertEquals(2, Foyer.execute("badge", "--guest", folder.toString()));
    assertEquals(2, Foyer.execute("badge", "--guest", ANA, "--template", folder.toString()));
    String nowhere = folder.resolve("nowhere/badge").toString();
    assertEquals(2, Foyer.execute("badge", "--guest", ANA, "--out", nowhere));
    assertEquals(2, Foyer.execute("badge", "--guest", ANA, "--png", nowhere));
  }

  @Test
  void aWordThatTheTemplateHasNoPlaceForIsPointedOut() {
    StringWriter said = new StringWriter();
    String guest = "{\"name\":\"Ana\",\"nickname\":\"A\"}";
    int exit =
        new CommandLine(new BadgeCommand()).setErr(new PrintWriter(said)).execute("--guest", guest);
    assertEquals(0, exit);
    assertTrue(said.toString().contains("\"nickname\""), said::toString);
  }

  @Test
  void aPrinterThatCannotBeIsNotSimulated() {
    String[] places = {"--link", folder + "/printer", "--out", folder + "/labels"};
    for (String option : List.of("--baud=0", "--speed=0", "--buffer=1", "--flow=rtscts")) {
      List<String> words = new ArrayList<>(List.of("printers", "simulate", option));
      words.addAll(List.of(places));
      assertEquals(2, Foyer.execute(words.toArray(String[]::new)), option);
    }
  }

  @Test
  void theBuiltInTemplatesAreListedAndTakenByName() {
    StringWriter said = new StringWriter();
    int exit =
        new CommandLine(new BadgeCommand()).setOut(new PrintWriter(said)).execute("--templates");
    assertEquals(0, exit);
    assertTrue(said.toString().contains("62x100mm-large-name  62.0 × 100.0 mm"), said::toString);
    assertEquals(0, Foyer.execute("badge", "--template", "57x80mm", "--guest", ANA));
    assertEquals(2, Foyer.execute("badge", "--template", "5x5in", "--guest", ANA));
    assertEquals(2, Foyer.execute("badge"));
  }

  @Test
  void aLogoThatCannotBeUsedIsRefused() throws IOException {
    Path logo = Files.writeString(folder.resolve("logo.svg"), "no svg");
    assertEquals(2, Foyer.execute("badge", "--guest", ANA, "--logo", logo.toString()));
    assertEquals(2, Foyer.execute("badge", "--guest", ANA, "--logo", folder + "/none.png"));
    String data = folder.resolve("box").toString();
    assertEquals(2, Foyer.execute("box", "--data", data, "--badge-logo", logo.toString()));
  }

  @Test
  void aBoxRefusesATemplateThatItCannotUseBeforeItStarts() throws IOException {
    Path text = Files.writeString(folder.resolve("template.svg"), "no svg");
    String data = folder.resolve("box").toString();
    assertEquals(2, Foyer.execute("box", "--data", data, "--badge-template", text.toString()));
    assertEquals(2, Foyer.execute("box", "--data", data, "--badge-template", data));
    assertTrue(Files.notExists(folder.resolve("box")));
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
