package dev.foyer.printer.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.Label;
import dev.foyer.printer.LabelPrinter;
import dev.foyer.printer.LabelPrinter.Job;
import dev.foyer.printer.Link;
import dev.foyer.printer.Outcome;
import dev.foyer.printer.PrinterException;
import dev.foyer.printer.PrinterStatus;
import dev.foyer.printer.PrinterStatus.State;
import dev.foyer.printer.StateReason;
import dev.foyer.printer.languages.Zpl;
import dev.foyer.printer.sim.Fault;
import dev.foyer.printer.sim.SimulatedPrinter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two printers whose ports may be swapped, each under an address that names its serial number.
@Timeout(60)
class NumberedLinkTest {
  private static final PrinterStatus OTHER =
      new PrinterStatus(State.OFFLINE, Set.of(StateReason.OTHER_PRINTER));

  /// White, but for a bar.
  private static final Job JOB =
      new Job(Label.blank(80, 40, 203), Label.of(80, 40, 203, bar(new byte[400])));

  @TempDir Path folder;
  private SimulatedPrinter desk;
  private SimulatedPrinter hall;

  @BeforeEach
  void plugIn() throws IOException {
    desk = start("desk", "18J0001", "zpl");
    hall = start("hall", "27K0002", "zpl");
    connect("desk", "hall");
  }

  @AfterEach
  void switchOff() {
    desk.close();
    hall.close();
  }

  private SimulatedPrinter start(String name, String number, String language) {
    SimulatedPrinter.Setup setup =
        new SimulatedPrinter.Setup(
            folder.resolve(name), folder.resolve(name + "-labels"), 115_200, 20, 7);
    return SimulatedPrinter.start(setup.speaking(language).numbered(number));
  }

  /// What is at `ttyUSB0` and `ttyUSB1`; whoever has them open loses them.
  private void connect(String first, String second) throws IOException {
    desk.fail(Fault.UNPLUGGED);
    hall.fail(Fault.UNPLUGGED);
    Files.deleteIfExists(port(0));
    Files.deleteIfExists(port(1));
    Files.createSymbolicLink(port(0), folder.resolve(first));
    Files.createSymbolicLink(port(1), folder.resolve(second));
    desk.mend(Fault.UNPLUGGED);
    hall.mend(Fault.UNPLUGGED);
  }

  private Path port(int number) {
    return folder.resolve("ttyUSB" + number);
  }

  private PrinterAddress at(int port, String more) {
    return PrinterAddress.of(URI.create("serial:" + port(port) + "?baud=115200&" + more));
  }

  @Test
  void printersWhosePortsWereSwappedPrintNothingUntilTheyAreSwappedBack() throws IOException {
    try (LabelPrinter first = at(0, "serial=18J0001").printer();
        LabelPrinter second = at(1, "serial=27K0002").printer()) {
      assertInstanceOf(Outcome.Printed.class, first.print(JOB));
      assertInstanceOf(Outcome.Printed.class, second.print(JOB));
      connect("hall", "desk");
      assertEquals(new Outcome.Failed(OTHER.reasons()), printedOnceFound(first));
      assertEquals(new Outcome.Failed(OTHER.reasons()), printedOnceFound(second));
      assertEquals(OTHER, first.status());
      connect("desk", "hall");
      assertEquals(new Outcome.Printed(2), printedOnceFound(first));
      assertEquals(new Outcome.Printed(2), printedOnceFound(second));
    }
    assertEquals(2, desk.count());
    assertEquals(2, hall.count());
  }

  /// The first question over a cable that was pulled finds out that it was.
  private static Outcome printedOnceFound(LabelPrinter printer) {
    Outcome outcome = printer.print(JOB);
    return outcome.equals(new Outcome.Failed(Set.of(StateReason.OFFLINE)))
        ? printer.print(JOB)
        : outcome;
  }

  @Test
  void whatBecameOfALabelIsNotAskedOfAnotherPrinter() throws IOException {
    try (LabelPrinter first = at(0, "serial=18J0001").printer()) {
      assertInstanceOf(Outcome.Printed.class, first.print(JOB));
      connect("hall", "desk");
      first.status();
      assertInstanceOf(Outcome.Pending.class, first.settle(1));
    }
  }

  @Test
  void theSentenceSaysWhichPrinterIsThereAndWhatToDo() {
    PrinterException refused =
        assertThrows(PrinterException.class, () -> at(0, "serial=27K0002").link().open());
    assertEquals(
        "On "
            + port(0)
            + " answers printer 18J0001, not 27K0002: the cables were swapped, put them back;"
            + " if it is there for good, write serial=18J0001 in the address.",
        refused.getMessage());
  }

  @Test
  void aPrinterThatSaysNothingIsAskedAgainOnceItSpeaks() throws Exception {
    desk.fail(Fault.MUTE);
    try (LabelPrinter printer = at(0, "serial=27K0002").printer()) {
      assertEquals(PrinterStatus.MUTE, printer.status());
      desk.mend(Fault.MUTE);
      long until = System.nanoTime() + 20_000_000_000L;
      while (!printer.status().equals(OTHER)) {
        assertTrue(System.nanoTime() < until, "it is asked again");
        Thread.sleep(100);
      }
    }
    assertEquals(0, desk.count());
  }

  /// Behind an adapter that stays where it is no port is opened again.
  @Test
  void aCableThatWasPutElsewhereInASilenceIsNoticed() {
    Adapter adapter = new Adapter("18J0001");
    NumberedLink link =
        new NumberedLink(adapter, new Zpl(), "/dev/ttyUSB0", "18J0001", Duration.ZERO);
    assertTrue(link.open());
    adapter.printer = "27K0002";
    assertFalse(link.open(), "nothing has been silent");
    link.read(Duration.ofSeconds(1));
    assertThrows(PrinterException.class, link::open);
    adapter.printer = "18J0001";
    assertTrue(link.open());
  }

  /// Answers each question with the number of the printer behind it.
  private static final class Adapter implements Link {
    private String printer;
    private String answer = "";
    private boolean open;

    Adapter(String printer) {
      this.printer = printer;
    }

    @Override
    public void write(byte[] bytes) {
      answer = "\"" + printer + "\"";
    }

    @Override
    public byte[] read(Duration patience) {
      return drain();
    }

    @Override
    public Duration travel(int bytes) {
      return Duration.ZERO;
    }

    @Override
    public byte[] drain() {
      byte[] all = answer.getBytes(StandardCharsets.US_ASCII);
      answer = "";
      return all;
    }

    @Override
    public boolean open() {
      boolean anew = !open;
      open = true;
      return anew;
    }

    @Override
    public void close() {
      open = false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tspl", "escpos"})
  void otherLanguagesTellTheirNumberAsWell(String language) {
    try (SimulatedPrinter third = start("third", "TT-42", language)) {
      String place = "serial:" + third.setup().link() + "?baud=115200&language=" + language;
      assertTrue(PrinterAddress.of(URI.create(place + "&serial=TT-42")).link().open());
      PrinterAddress wrong = PrinterAddress.of(URI.create(place + "&serial=TT-43"));
      assertThrows(PrinterException.class, () -> wrong.link().open());
    }
  }

  private static byte[] bar(byte[] rows) {
    rows[205] = (byte) 0xff;
    return rows;
  }
}
