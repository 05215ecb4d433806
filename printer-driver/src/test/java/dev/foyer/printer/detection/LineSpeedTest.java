package dev.foyer.printer.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.PrinterException;
import dev.foyer.printer.address.PrinterAddress;
import dev.foyer.printer.detection.LineSpeed.Result;
import dev.foyer.printer.sim.Fault;
import dev.foyer.printer.sim.SimulatedPrinter;
import dev.foyer.printer.sim.SimulatedPrinter.Setup;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Printers that come with 9600 baud, on real pseudo-terminals.
@Timeout(60)
class LineSpeedTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"zpl", "tspl", "tspl1"})
  void aPrinterIsSetFasterAndStaysSoWithoutPower(String language) {
    try (SimulatedPrinter printer = start(language)) {
      Result.Changed changed =
          assertInstanceOf(Result.Changed.class, LineSpeed.set(address(printer), 115_200));
      assertTrue(changed.address().toString().contains("baud=115200"), changed::toString);
      printer.powerCycle();
      assertEquals(115_200, printer.speed());
      assertEquals(0, printer.count() + printer.waiting());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zpl", "tspl"})
  void aPrinterThatAnswersBadlyAtTheNewSpeedGoesBack(String language) {
    try (SimulatedPrinter printer = start(language)) {
      printer.fail(Fault.LONG_CABLE);
      Result.Kept kept =
          assertInstanceOf(Result.Kept.class, LineSpeed.set(address(printer), 115_200));
      assertTrue(kept.words().contains("it is back at 9600"), kept::words);
      printer.powerCycle();
      assertEquals(9_600, printer.speed());
    }
  }

  @Test
  void aPrinterThatDoesNotTakeItIsLeftAsItIs() {
    try (SimulatedPrinter printer = start("zpl")) {
      printer.fail(Fault.FIXED_SPEED);
      Result.Kept kept =
          assertInstanceOf(Result.Kept.class, LineSpeed.set(address(printer), 115_200));
      assertTrue(kept.words().contains("still runs at 9600"), kept::words);
      assertEquals(9_600, printer.speed());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"brother", "escpos"})
  void aLanguageWithoutSuchACommandSaysSoAndSendsNothing(String language) {
    try (SimulatedPrinter printer = start(language)) {
      Result.Kept kept =
          assertInstanceOf(Result.Kept.class, LineSpeed.set(address(printer), 115_200));
      assertTrue(kept.words().contains("set it at the printer"), kept::words);
      assertEquals(0, printer.received());
    }
  }

  @Test
  void aWrongSpeedAMissingPortAndASocketAreSaid() {
    try (SimulatedPrinter printer = start("zpl")) {
      PrinterAddress wrong = address(printer).with("baud", "19200");
      assertTrue(LineSpeed.set(wrong, 115_200).words().contains("foyer printers detect"));
      assertEquals(9_600, printer.speed());
    }
    PrinterAddress nowhere = PrinterAddress.of(URI.create("serial:" + folder.resolve("nowhere")));
    assertThrows(PrinterException.class, () -> LineSpeed.set(nowhere, 115_200));
    PrinterAddress socket = PrinterAddress.of(URI.create("tcp://printer.local"));
    assertInstanceOf(Result.Kept.class, LineSpeed.set(socket, 115_200));
  }

  private SimulatedPrinter start(String language) {
    return SimulatedPrinter.start(
        new Setup(folder.resolve(language), folder.resolve("labels"), 9_600, 20, 1)
            .speaking(language));
  }

  private static PrinterAddress address(SimulatedPrinter printer) {
    return PrinterAddress.of(
        URI.create(
            "serial:%s?baud=9600&language=%s"
                .formatted(printer.setup().link(), printer.setup().language())));
  }
}
