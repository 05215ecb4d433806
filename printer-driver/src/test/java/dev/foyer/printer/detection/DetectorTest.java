package dev.foyer.printer.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.detection.Port.Kind;
import dev.foyer.printer.detection.Port.Naming;
import dev.foyer.printer.links.Links;
import dev.foyer.printer.sim.Fault;
import dev.foyer.printer.sim.Firmwares;
import dev.foyer.printer.sim.Gadget;
import dev.foyer.printer.sim.Gadget.Habit;
import dev.foyer.printer.sim.SimulatedPrinter;
import dev.foyer.printer.sim.SimulatedPrinter.Setup;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Printers of all languages and things that are none, on real pseudo-terminals.
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class DetectorTest {
  /// A machine that is busy with other tests answers late.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  static Stream<Arguments> printers() {
    return languages().stream()
        .flatMap(language -> Stream.of(9_600, 115_200).map(baud -> Arguments.of(language, baud)));
  }

  @ParameterizedTest
  @MethodSource("printers")
  void aPrinterIsFoundAtItsSpeedAndPrintsNothing(String language, int baud) {
    try (SimulatedPrinter printer = start(language, baud)) {
      Finding.Printer found = found(uri(printer));
      assertEquals(language, found.identity().language());
      assertEquals(Integer.toString(baud), Links.settings(found.address().uri()).get("baud"));
      assertNothingComesOut(printer);
    }
  }

  static Stream<Arguments> mutePrinters() {
    return printers().filter(printer -> !List.of(printer.get()).equals(List.of("escpos", 115_200)));
  }

  /// What is asked at the slow speeds arrives as many letters there, which nothing can take back.
  @Test
  void aMuteReceiptPrinterAtTheHighestSpeedPrintsALineAtMost() {
    try (SimulatedPrinter printer = start("escpos", 115_200)) {
      printer.fail(Fault.MUTE);
      assertInstanceOf(Finding.Silent.class, new Detector().detect(uri(printer)));
      assertTrue(printer.spoilt() <= 48, () -> printer.spoilt() + " letters");
      assertEquals(0, printer.waiting() + printer.count());
    }
  }

  /// Every question at the right and at wrong speeds, by a printer that hears them all because it
  /// never answers.
  @ParameterizedTest
  @MethodSource("mutePrinters")
  void aMutePrinterHearsAllQuestionsAndPrintsNothing(String language, int baud) {
    try (SimulatedPrinter printer = start(language, baud)) {
      printer.fail(Fault.MUTE);
      assertInstanceOf(Finding.Silent.class, new Detector().detect(uri(printer)));
      assertNothingComesOut(printer);
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aPrinterThatStandsIsFoundAsWell(String language) {
    for (Fault fault : List.of(Fault.PAPER_OUT, Fault.HEAD_OPEN, Fault.PAUSED)) {
      try (SimulatedPrinter printer = start(language, 115_200)) {
        printer.fail(fault);
        assertEquals(language, found(uri(printer)).identity().language(), fault::name);
      }
    }
  }

  /// EPL2 is left out: its question needs the end of a line.
  static List<String> languages() {
    return Firmwares.names().stream().filter(name -> !name.equals("epl")).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {9_600, 115_200})
  void aPrinterOfALanguageThatIsNotAskedForIsLeftToAPersonAndPrintsNothing(int baud) {
    try (SimulatedPrinter printer = start("epl", baud)) {
      Finding finding = new Detector().detect(uri(printer));
      assertFalse(finding instanceof Finding.Printer, finding::toString);
      assertNothingComesOut(printer);
    }
  }

  @Test
  void theAddressIsCompleteAndSaysWhatThePrinterTold() {
    try (SimulatedPrinter zpl = start("zpl", 115_200);
        SimulatedPrinter tspl = start("tspl", 9_600);
        SimulatedPrinter brother = start("brother", 9_600);
        SimulatedPrinter escpos = start("escpos", 19_200)) {
      assertEquals(uri(zpl) + "?baud=115200&dpi=203&language=zpl&serial=SIMZ0001", address(zpl));
      assertEquals(uri(tspl) + "?baud=9600&dpi=203&language=tspl&serial=SIMT0001", address(tspl));
      assertEquals(
          uri(brother) + "?baud=9600&language=brother&model=QL-820NWB&roll=62", address(brother));
      assertEquals(
          uri(escpos) + "?baud=19200&language=escpos&model=576&serial=SIME0001", address(escpos));
      assertEquals(Optional.of("SIMZ0001"), found(uri(zpl)).identity().number());
      assertEquals(Optional.of("SIMT0001"), found(uri(tspl)).identity().number());
      assertEquals(Optional.of("SIME0001"), found(uri(escpos)).identity().number());
      assertEquals(Optional.of("62 mm continuous"), found(uri(brother)).identity().media());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {19_200, 38_400, 57_600})
  void rareSpeedsAreFoundAsWell(int baud) {
    for (String language : List.of("zpl", "escpos")) {
      try (SimulatedPrinter printer = start(language, baud)) {
        assertEquals(
            Integer.toString(baud),
            Links.settings(found(uri(printer)).address().uri()).get("baud"));
        assertNothingComesOut(printer);
      }
    }
  }

  @Test
  void aGivenSpeedIsTheOnlyOneThatIsAsked() {
    try (SimulatedPrinter printer = start("zpl", 9_600)) {
      assertInstanceOf(
          Finding.Silent.class, new Detector().detect(URI.create(uri(printer) + "?baud=115200")));
      assertEquals("zpl", found(URI.create(uri(printer) + "?baud=9600")).identity().language());
    }
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void whatIsNoPrinterIsNotTakenForOne(Habit habit, Class<? extends Finding> expected) {
    try (Gadget gadget = new Gadget(habit)) {
      long began = System.nanoTime();
      assertInstanceOf(expected, new Detector().detect(URI.create("serial:" + gadget.device())));
      assertTrue(System.nanoTime() - began < 5_000_000_000L);
    }
  }

  static Stream<Arguments> strangers() {
    return Stream.of(
        Arguments.of(Habit.SILENT, Finding.Silent.class),
        Arguments.of(Habit.BABBLES, Finding.Stranger.class),
        Arguments.of(Habit.ECHOES, Finding.Stranger.class),
        Arguments.of(Habit.NODS, Finding.Stranger.class));
  }

  @Test
  void aPortThatIsNotThereOrMayNotBeUsedSaysWhatToDo() {
    Path nowhere = folder.resolve("ttyUSB7");
    Finding.Unusable missing =
        assertInstanceOf(
            Finding.Unusable.class, new Detector().detect(URI.create("serial:" + nowhere)));
    assertTrue(missing.why().contains("plug the printer in"), missing::why);
    Port forbidden =
        new Port(
            nowhere, nowhere, Kind.SERIAL, Naming.OWN, Optional.of("Ask for the group dialout."));
    assertEquals(
        new Finding.Unusable("Ask for the group dialout."), new Detector().detect(forbidden));
  }

  @Test
  void aPortThatAnotherProgramUsesIsLeftAlone() {
    try (SimulatedPrinter printer = start("zpl", 9_600);
        var link = Links.of(URI.create(uri(printer) + "?baud=9600"))) {
      link.open();
      Finding.Unusable used =
          assertInstanceOf(Finding.Unusable.class, new Detector().detect(uri(printer)));
      assertTrue(used.why().contains("another program"), used::why);
      assertEquals(0, printer.received());
    }
  }

  @Test
  void portsAreAskedAtTheSameTime() {
    List<Gadget> gadgets = new ArrayList<>();
    List<Port> ports = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Gadget gadget = new Gadget(Habit.SILENT);
      gadgets.add(gadget);
      ports.add(
          new Port(gadget.device(), gadget.device(), Kind.SERIAL, Naming.OWN, Optional.empty()));
    }
    long began = System.nanoTime();
    Map<Port, Finding> findings = new Detector().detect(ports);
    long took = System.nanoTime() - began;
    gadgets.forEach(Gadget::close);
    assertEquals(ports, List.copyOf(findings.keySet()));
    assertTrue(took < 8_000_000_000L, () -> "it took " + took / 1_000_000 + " ms");
  }

  private static Finding.Printer found(URI uri) {
    return assertInstanceOf(
        Finding.Printer.class, new Detector(Path.of("/sys"), PATIENCE).detect(uri));
  }

  private static String address(SimulatedPrinter printer) {
    return found(uri(printer)).address().toString();
  }

  /// Nothing came out, and nothing does that the printer may have kept: a line end would bring it
  /// out, behind the `ESC @` with which a label begins.
  private static void assertNothingComesOut(SimulatedPrinter printer) {
    assertTrue(printer.received() > 0);
    assertEquals(0, printer.waiting() + printer.count() + printer.spoilt());
    URI uri = URI.create(uri(printer) + "?baud=" + printer.setup().baud());
    long before = printer.received();
    byte[] lineEnd = {0x1b, '@', '\r', '\n'};
    try (var link = Links.of(uri)) {
      link.write(lineEnd);
      long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
      while (printer.received() < before + lineEnd.length && System.nanoTime() < until) {
        Thread.onSpinWait();
      }
    }
    assertEquals(0, printer.waiting() + printer.count() + printer.spoilt());
  }

  private SimulatedPrinter start(String language, int baud) {
    Path place = folder.resolve(language + baud + System.nanoTime());
    return SimulatedPrinter.start(
        new Setup(place.resolve("port"), place.resolve("labels"), baud, 20, 1).speaking(language));
  }

  private static URI uri(SimulatedPrinter printer) {
    return URI.create("serial:" + printer.setup().link());
  }
}
