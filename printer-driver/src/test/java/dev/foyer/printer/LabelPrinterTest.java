package dev.foyer.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.LabelPrinter.Job;
import dev.foyer.printer.LabelPrinter.Prepared;
import dev.foyer.printer.languages.Zpl;
import dev.foyer.printer.links.SerialLink;
import dev.foyer.printer.links.SerialLink.Flow;
import dev.foyer.printer.sim.Fault;
import dev.foyer.printer.sim.SimulatedPrinter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A label's way over a real pseudo-terminal, and what goes wrong on it.
class LabelPrinterTest {
  private static final Job JOB = new Job(picture(1), picture(2));

  @TempDir Path folder;
  private SimulatedPrinter simulator;
  private LabelPrinter printer;

  @BeforeEach
  void switchOn() {
    Path link = folder.resolve("printer");
    simulator =
        SimulatedPrinter.start(
            new SimulatedPrinter.Setup(link, folder.resolve("labels"), 115_200, 20, 7));
    printer = new LabelPrinter(new Zpl(), new SerialLink(link, 115_200, Flow.NONE));
  }

  @AfterEach
  void switchOff() {
    printer.close();
    simulator.close();
  }

  @Test
  void aLabelComesOutDotForDot() throws IOException {
    assertEquals(new Outcome.Printed(1), printer.print(JOB));
    Label printed = Label.of(ImageIO.read(simulator.label(1).toFile()), 203);
    assertEquals(JOB.art().over(JOB.fields()), printed);
  }

  @Test
  void aSecondLabelCarriesNothingOfTheFirst() throws IOException {
    printer.print(JOB);
    Job second = new Job(JOB.art(), picture(3));
    assertEquals(new Outcome.Printed(2), printer.print(second));
    Label printed = Label.of(ImageIO.read(simulator.label(2).toFile()), 203);
    assertEquals(second.art().over(second.fields()), printed);
  }

  @Test
  void anEmptyRollIsSaidAndNothingIsPrintedLater() {
    simulator.fail(Fault.PAPER_OUT);
    assertEquals(new Outcome.Failed(Set.of(StateReason.MEDIA_EMPTY)), printer.print(JOB));
    simulator.mend(Fault.PAPER_OUT);
    assertEquals(new Outcome.Printed(1), printer.print(JOB));
    assertEquals(0, simulator.waiting());
  }

  @Test
  void aRollThatEndsBetweenPreparingAndPrintingIsNoticedAndTheMemoryIsCleared() {
    Prepared.Ready ready = assertInstanceOf(Prepared.Ready.class, printer.prepare(JOB));
    simulator.fail(Fault.PAPER_OUT);
    assertEquals(new Outcome.Failed(Set.of(StateReason.MEDIA_EMPTY)), printer.release(ready));
    simulator.mend(Fault.PAPER_OUT);
    assertEquals(new Outcome.Printed(1), printer.print(JOB));
  }

  @Test
  void anOpenHeadAndAPauseAreSaidInIppWords() {
    simulator.fail(Fault.HEAD_OPEN);
    assertEquals(Set.of(StateReason.COVER_OPEN), printer.status().reasons());
    simulator.mend(Fault.HEAD_OPEN);
    simulator.fail(Fault.PAUSED);
    assertEquals(Set.of(StateReason.PAUSED), printer.status().reasons());
  }

  @Test
  void aMutePrinterIsAskedAboutNotTrusted() {
    simulator.fail(Fault.MUTE);
    assertEquals(PrinterStatus.State.MUTE, printer.status().state());
    assertInstanceOf(Outcome.Unknown.class, printer.print(JOB));
  }

  @Test
  void lostBytesNeverPrintSomebodyElsesBadge() throws IOException {
    printer.print(JOB);
    simulator.fail(Fault.LOSSY);
    Job second = new Job(JOB.art(), picture(3));
    Outcome outcome = printer.print(second);
    simulator.mend(Fault.LOSSY);
    if (outcome instanceof Outcome.Printed) {
      Label printed = Label.of(ImageIO.read(simulator.label(2).toFile()), 203);
      assertEquals(second.art().over(second.fields()), printed);
    }
    long before = simulator.count();
    assertEquals(new Outcome.Printed(before + 1), printer.print(second));
  }

  @Test
  void anUnpluggedPrinterIsOfflineAndIsFoundAgainByItsName() {
    assertEquals(new Outcome.Printed(1), printer.print(JOB));
    simulator.fail(Fault.UNPLUGGED);
    assertEquals(new Outcome.Failed(Set.of(StateReason.OFFLINE)), printer.print(JOB));
    simulator.mend(Fault.UNPLUGGED);
    assertEquals(new Outcome.Printed(2), printer.print(JOB));
  }

  @Test
  void theCounterTellsAfterACrashWhetherTheLabelCameOut() {
    Prepared.Ready ready = assertInstanceOf(Prepared.Ready.class, printer.prepare(JOB));
    assertInstanceOf(Outcome.Failed.class, printer.settle(ready.counter()));
    Prepared.Ready again = assertInstanceOf(Prepared.Ready.class, printer.prepare(JOB));
    assertInstanceOf(Outcome.Printed.class, printer.release(again));
    assertEquals(new Outcome.Printed(1), printer.settle(again.counter()));
  }

  @Test
  void aPortThatIsNotThereSaysWhatToDo() {
    LabelPrinter absent =
        new LabelPrinter(new Zpl(), new SerialLink(folder.resolve("nowhere"), 9_600, Flow.NONE));
    assertEquals(PrinterStatus.OFFLINE, absent.status());
    PrinterException refusal =
        org.junit.jupiter.api.Assertions.assertThrows(
            PrinterException.class,
            () -> new SerialLink(folder.resolve("nowhere"), 9_600, Flow.NONE).open());
    assertTrue(String.valueOf(refusal.getMessage()).contains("plug the printer in"));
  }

  private static Label picture(long seed) {
    Random random = new Random(seed);
    byte[] rows = new byte[101 * 300];
    for (int i = 0; i < 400; i++) {
      rows[random.nextInt(rows.length)] = (byte) random.nextInt(256);
    }
    return Label.of(808, 300, 203, rows);
  }
}
