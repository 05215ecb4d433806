package dev.foyer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.box.badges.TestBadge;
import dev.foyer.printer.Label;
import dev.foyer.printer.PrinterException;
import dev.foyer.printer.address.PrinterAddress;
import dev.foyer.printer.sim.Firmwares;
import dev.foyer.printer.sim.SimulatedPrinter;
import dev.foyer.printer.sim.SimulatedPrinter.Setup;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `foyer printers detect`, `test-page` and `set-baud` as somebody types them.
@Timeout(120)
class PrinterSetupCommandsTest {
  private final StringWriter said = new StringWriter();
  @TempDir Path folder;

  static List<String> languages() {
    return Firmwares.names();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void whatIsFoundPrintsATestPage(String language) {
    try (SimulatedPrinter printer = start(language)) {
      String address = language.equals("epl") ? named(language) : detected();
      assertEquals(0, printer.count());
      assertEquals(0, execute("test-page", address), said::toString);
      assertEquals(1, printer.count());
      assertEquals(0, execute("status", address), said::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void whatIsFoundAtADeviceFilePrintsATestPage(String language) {
    try (SimulatedPrinter printer = start(language, 4_000_000)) {
      String file = "file:" + folder.resolve("printer");
      String address = language.equals("epl") ? file + "?language=epl" : detected(file);
      assertEquals(0, execute("test-page", address), said::toString);
      assertEquals(1, printer.count());
      assertEquals(0, execute("status", address), said::toString);
    }
  }

  private String detected() {
    return detected(port() + "?baud=115200");
  }

  private String detected(String place) {
    assertEquals(0, execute("detect", place), said::toString);
    return said.toString().split("--printer NAME=", 2)[1].strip();
  }

  /// EPL2 is not found by asking.
  private String named(String language) {
    return port() + "?baud=115200&language=" + language;
  }

  @ParameterizedTest
  @ValueSource(strings = {"62", "62-by-100", "62-by-29", "17-by-54", "23-by-23", "29"})
  void aTestBadgeFitsWhateverRollIsIn(String roll) {
    PrinterAddress address = brother(roll);
    Label label = TestBadge.of(address).whole();
    assertTrue(address.language().print(label).length > 100);
    assertTrue(label.width() <= address.language().capabilities().widest());
    assertTrue(label.blackDots() > 1_000);
  }

  @Test
  void aRollThatIsTooNarrowForABadgeIsSaid() {
    PrinterException tooNarrow =
        assertThrows(PrinterException.class, () -> TestBadge.of(brother("12")));
    assertEquals("A roll of 9 mm is too narrow for badges.", tooNarrow.getMessage());
  }

  private static PrinterAddress brother(String roll) {
    return PrinterAddress.of(URI.create("serial:/dev/nowhere?language=brother&roll=" + roll));
  }

  @Test
  void aPrinterIsSetFaster() {
    try (SimulatedPrinter printer = start("zpl")) {
      assertEquals(0, execute("set-baud", port() + "?baud=115200", "57600"), said::toString);
      assertTrue(said.toString().contains(port() + "?baud=57600"), said::toString);
      assertEquals(57_600, printer.speed());
      assertEquals(1, execute("set-baud", port() + "?baud=57600", "31250"));
      assertEquals(57_600, printer.speed());
    }
  }

  @Test
  void whatCannotBeAskedIsOneSentence() {
    assertEquals(1, execute("detect", port()));
    assertEquals(
        port()
            + "\n  The port "
            + folder.resolve("printer")
            + " is not there: plug the printer in and switch it on.\n",
        said.toString());
    assertEquals(1, execute("detect", "ipp://printer"));
    assertEquals(1, execute("detect", "tcp://127.0.0.1:9"));
    assertTrue(said.toString().contains("cannot be reached"), said::toString);
    assertEquals(1, execute("set-baud", port(), "115200"));
    assertEquals(2, execute("set-baud", port(), "fast"));
  }

  private int execute(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "printers";
    System.arraycopy(words, 0, all, 1, words.length);
    PrintWriter writer = new PrintWriter(said);
    return Foyer.commandLine().setOut(writer).setErr(writer).execute(all);
  }

  private SimulatedPrinter start(String language) {
    return start(language, 115_200);
  }

  private SimulatedPrinter start(String language, int baud) {
    return SimulatedPrinter.start(
        new Setup(folder.resolve("printer"), folder.resolve("labels"), baud, 20, 1)
            .speaking(language));
  }

  private String port() {
    return "serial:" + folder.resolve("printer");
  }
}
