package dev.foyer.printer.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.PrinterException;
import dev.foyer.printer.links.DeviceLink;
import dev.foyer.printer.sim.Fault;
import dev.foyer.printer.sim.Firmwares;
import dev.foyer.printer.sim.Gadget;
import dev.foyer.printer.sim.Gadget.Habit;
import dev.foyer.printer.sim.SimulatedPrinter;
import dev.foyer.printer.sim.SimulatedPrinter.Setup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Printers at `/dev/usb/lp0`, which is a pseudo-terminal here, with what the kernel would say of
/// them.
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class UsbPrinterTest {
  private static final String ZEBRA =
      "MFG:Zebra Technologies ;CMD:ZPL;MDL:ZTC ZD420-203dpi ZPL;CLS:PRINTER;SN:D2N1;";

  @TempDir Path folder;
  private Path lp0;

  @BeforeEach
  void makeFolders() throws IOException {
    lp0 = Files.createDirectories(folder.resolve("dev/usb")).resolve("lp0");
  }

  @Test
  void aPrinterThatToldItsLanguageIsAskedForTheRest() throws IOException {
    tells(ZEBRA);
    try (SimulatedPrinter printer = printer("zpl")) {
      Finding.Printer found = found();
      assertEquals(uri() + "?dpi=203&language=zpl", found.address().toString());
      assertEquals(Optional.of("SIMZ0001"), found.identity().number());
      assertNothingComesOut(printer);
    }
  }

  @Test
  void aPrinterThatSaysNothingIsWhatItToldTheKernel() throws IOException {
    tells(ZEBRA);
    try (SimulatedPrinter printer = printer("zpl")) {
      printer.fail(Fault.MUTE);
      Finding.Printer found = found();
      assertEquals(uri() + "?language=zpl", found.address().toString());
      assertEquals(Optional.of("D2N1"), found.identity().number());
      assertEquals(
          Optional.of("Zebra Technologies ZTC ZD420-203dpi ZPL"), found.identity().model());
    }
  }

  @Test
  void aPrinterThatTakesNothingIsWhatItToldTheKernel() throws IOException {
    tells(ZEBRA);
    try (Gadget stuck = gadget(Habit.STUCK)) {
      fill(stuck);
      assertEquals(uri() + "?language=zpl", found().address().toString());
      tells("MFG:Zebra;");
      assertSays("does not take data any more", detected());
    }
  }

  @Test
  void aNameThatARuleGaveLeadsToWhatItToldTheKernel() throws IOException {
    tells(ZEBRA);
    Files.createFile(lp0);
    Path name = Files.createSymbolicLink(folder.resolve("printer-front"), lp0);
    Finding.Printer found =
        assertInstanceOf(Finding.Printer.class, detector().detect(URI.create("file:" + name)));
    assertEquals("file:" + name + "?language=zpl", found.address().toString());
  }

  static List<String> languages() {
    return Firmwares.names().stream().filter(name -> !name.equals("epl")).toList();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aPrinterThatToldNothingIsFoundByAskingAndPrintsNothing(String language) {
    try (SimulatedPrinter printer = printer(language)) {
      assertEquals(language, found().identity().language());
      assertNothingComesOut(printer);
    }
  }

  @Test
  void aRollIsFoundByAsking() throws IOException {
    tells("MFG:Brother;CMD:PT-CBP;MDL:QL-820NWB;CLS:PRINTER;");
    try (SimulatedPrinter printer = printer("brother")) {
      assertEquals(
          uri() + "?language=brother&model=QL-820NWB&roll=62", found().address().toString());
      assertEquals(Optional.of("62 mm continuous"), found().identity().media());
      assertNothingComesOut(printer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zpl", "escpos"})
  void aPrinterOfOtherLanguagesIsAskedNothing(String language) throws IOException {
    tells("MFG:HP;CMD:PJL,PML,PCL,POSTSCRIPT;MDL:LaserJet 1320;CLS:PRINTER;");
    try (SimulatedPrinter printer = printer(language)) {
      assertSays("language of the HP LaserJet 1320", detected());
      assertEquals(0, printer.received());
    }
  }

  @Test
  void whatIsSilentAndToldNothingIsLeftToAPerson() {
    try (Gadget silent = gadget(Habit.SILENT)) {
      assertSays("?language=zpl", detected());
      assertTrue(silent.taken() > 0);
    }
  }

  @Test
  void whatTalksWithoutBeingAskedIsNoPrinter() {
    try (Gadget scale = gadget(Habit.BABBLES)) {
      Detector brief = new Detector(folder.resolve("sys"), Duration.ofSeconds(4));
      assertInstanceOf(Finding.Stranger.class, brief.detect(URI.create(uri())));
      assertTrue(scale.taken() > 0);
    }
  }

  @Test
  void aDeviceThatAnotherProgramUsesIsLeftAlone() throws IOException {
    tells(ZEBRA);
    try (SimulatedPrinter printer = printer("zpl");
        DeviceLink cups = new DeviceLink(lp0)) {
      cups.open();
      assertSays("another program", detected());
      assertEquals(0, printer.received());
    }
  }

  @Test
  void aDeviceThatIsNotThereSaysWhatToDo() {
    assertSays("plug the printer in", detected());
  }

  @Test
  void aFileIsNotWrittenTo() throws IOException {
    Files.createFile(lp0);
    assertSays("?language=zpl", detected());
    assertEquals(0, Files.size(lp0));
  }

  private void tells(String id) throws IOException {
    Path device = Files.createDirectories(folder.resolve("sys/class/usbmisc/lp0/device"));
    Files.writeString(device.resolve("ieee1284_id"), id);
  }

  private SimulatedPrinter printer(String language) {
    return SimulatedPrinter.start(
        new Setup(lp0, folder.resolve("labels"), 921_600, 20, 1).speaking(language));
  }

  private Gadget gadget(Habit habit) {
    Gadget gadget = new Gadget(habit);
    try {
      Files.createSymbolicLink(lp0, gadget.device());
    } catch (IOException e) {
      throw new IllegalStateException("a gadget cannot be plugged in", e);
    }
    return gadget;
  }

  /// Until it takes no more.
  private static void fill(Gadget gadget) {
    try (DeviceLink link = new DeviceLink(gadget.device(), Duration.ofMillis(100))) {
      link.write(new byte[1 << 20]);
    } catch (PrinterException e) {
      return;
    }
    throw new IllegalStateException("it takes everything");
  }

  private String uri() {
    return "file:" + lp0;
  }

  /// A machine that is busy with other tests answers late.
  private Detector detector() {
    return new Detector(folder.resolve("sys"), Duration.ofSeconds(30));
  }

  private Finding detected() {
    return detector().detect(URI.create(uri()));
  }

  private Finding.Printer found() {
    return assertInstanceOf(Finding.Printer.class, detected());
  }

  private static void assertSays(String words, Finding finding) {
    String why = assertInstanceOf(Finding.Unusable.class, finding).why();
    assertTrue(why.contains(words), why);
  }

  private static void assertNothingComesOut(SimulatedPrinter printer) {
    assertTrue(printer.received() > 0);
    assertEquals(0, printer.waiting() + printer.count() + printer.spoilt());
  }
}
