package dev.foyer.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.LabelPrinter.Job;
import dev.foyer.printer.LabelPrinter.Prepared;
import dev.foyer.printer.links.SerialLink;
import dev.foyer.printer.links.SerialLink.Flow;
import dev.foyer.printer.sim.Buffer;
import dev.foyer.printer.sim.Fault;
import dev.foyer.printer.sim.SimulatedPrinter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What a label's way must be like in every printer language, over a real pseudo-terminal: dot for
/// dot, once, and with an honest outcome whatever goes wrong.
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
abstract class PrinterLanguageContract {
  private static final Job JOB = new Job(Pictures.art(), Pictures.fields(1));
  private static final Job OTHER = new Job(Pictures.art(), Pictures.fields(2));

  @TempDir Path folder;
  private SimulatedPrinter simulator;
  private LabelPrinter printer;

  abstract PrinterLanguage language();

  @BeforeEach
  void switchOn() {
    simulator =
        SimulatedPrinter.start(
            new SimulatedPrinter.Setup(link(), folder.resolve("labels"), 115_200, 20, 7));
    printer = connected();
  }

  @AfterEach
  void switchOff() {
    printer.close();
    simulator.close();
  }

  @Test
  void aLabelComesOutDotForDot() throws IOException {
    assertEquals(new Outcome.Printed(1), printer.print(JOB));
    assertEquals(JOB.whole(), printed(1));
  }

  @Test
  void aSecondLabelCarriesNothingOfTheFirst() throws IOException {
    printer.print(JOB);
    assertEquals(new Outcome.Printed(2), printer.print(OTHER));
    assertEquals(OTHER.whole(), printed(2));
  }

  @Test
  void aPreparedLabelStaysInTheMemoryUntilItIsReleased() {
    Prepared.Ready ready = ready(JOB);
    assertEquals(PrinterStatus.State.IDLE, printer.status().state());
    assertEquals(0, simulator.count());
    assertEquals(new Outcome.Printed(1), printer.release(ready));
  }

  @Test
  void theArtTravelsOnce() {
    printer.print(JOB);
    long first = simulator.received();
    printer.print(OTHER);
    long second = simulator.received() - first;
    assertTrue(first > second + 200, first + " bytes, then " + second);
  }

  @Test
  void theArtIsFoundAgainByAProgramThatWasStartedAnew() throws IOException {
    printer.print(JOB);
    long first = simulator.received();
    printer.close();
    printer = connected();
    assertEquals(new Outcome.Printed(2), printer.print(OTHER));
    long second = simulator.received() - first;
    assertTrue(first > second + 200, first + " bytes, then " + second);
    assertEquals(OTHER.whole(), printed(2));
  }

  @Test
  void otherArtDoesNotRecallTheFormer() throws IOException {
    printer.print(JOB);
    Job changed = new Job(Pictures.noise(5, 300), JOB.fields());
    assertEquals(new Outcome.Printed(2), printer.print(changed));
    assertEquals(changed.whole(), printed(2));
  }

  @Test
  void anEmptyRollIsSaidAndNothingIsPrintedLater() {
    simulator.fail(Fault.PAPER_OUT);
    assertEquals(failed(StateReason.MEDIA_EMPTY), printer.print(JOB));
    simulator.mend(Fault.PAPER_OUT);
    assertEquals(new Outcome.Printed(1), printer.print(JOB));
    assertEquals(0, simulator.waiting());
  }

  @Test
  void aRollThatEndsBetweenPreparingAndPrintingIsNoticedAndTheMemoryIsCleared() {
    Prepared.Ready ready = ready(JOB);
    simulator.fail(Fault.PAPER_OUT);
    assertEquals(failed(StateReason.MEDIA_EMPTY), printer.release(ready));
    simulator.mend(Fault.PAPER_OUT);
    assertEquals(new Outcome.Printed(1), printer.print(JOB));
    assertEquals(1, simulator.count());
  }

  @Test
  void theLastLabelOfARollCountsAsPrinted() throws IOException {
    simulator.paperLeft(1);
    assertEquals(new Outcome.Printed(1), printer.print(JOB));
    assertEquals(failed(StateReason.MEDIA_EMPTY), printer.print(OTHER));
    simulator.mend(Fault.PAPER_OUT);
    assertEquals(new Outcome.Printed(2), printer.print(OTHER));
    assertEquals(OTHER.whole(), printed(2));
  }

  @Test
  void aPrinterThatIsSilentWhileItsRollIsEmptyIsAskedInAnotherWay() {
    simulator.fail(Fault.SILENT_WHEN_STOPPED);
    simulator.fail(Fault.PAPER_OUT);
    assertEquals(failed(StateReason.MEDIA_EMPTY), printer.print(JOB));
  }

  @Test
  void anOpenHeadIsSaidAndTheLabelIsNotPrintedTwiceOnceItIsShut() {
    Prepared.Ready ready = ready(JOB);
    simulator.fail(Fault.HEAD_OPEN);
    assertEquals(failed(StateReason.COVER_OPEN), printer.release(ready));
    simulator.mend(Fault.HEAD_OPEN);
    assertEquals(new Outcome.Printed(1), printer.print(JOB));
  }

  @Test
  void aPausedPrinterHoldsNothingBack() {
    Prepared.Ready ready = ready(JOB);
    simulator.fail(Fault.PAUSED);
    assertEquals(failed(StateReason.PAUSED), printer.release(ready));
    assertEquals(failed(StateReason.PAUSED), printer.print(JOB));
    simulator.mend(Fault.PAUSED);
    assertEquals(new Outcome.Printed(1), printer.print(OTHER));
  }

  @Test
  void aMutePrinterIsAskedAboutNotTrusted() {
    simulator.fail(Fault.MUTE);
    assertEquals(PrinterStatus.State.MUTE, printer.status().state());
    assertInstanceOf(Outcome.Unknown.class, printer.print(JOB));
  }

  @Test
  void aPrinterThatFallsSilentAfterTheReleaseTellsTheOutcomeOnceItSpeaksAgain() {
    Prepared.Ready ready = ready(JOB);
    simulator.fail(Fault.MUTE);
    assertInstanceOf(Outcome.Pending.class, printer.release(ready));
    assertInstanceOf(Outcome.Pending.class, printer.settle(ready.counter()));
    simulator.mend(Fault.MUTE);
    assertEquals(new Outcome.Printed(1), printer.settle(ready.counter()));
  }

  @Test
  void aCounterThatJumpedLeavesTheOutcomeToAPerson() {
    Prepared.Ready ready = ready(JOB);
    assertInstanceOf(Outcome.Unknown.class, printer.settle(ready.counter() + 5_000));
  }

  @Test
  void aPrinterThatFallsSilentInTheMiddleOfATransferIsCalledMuteAtOnce() throws Exception {
    Job large = new Job(Pictures.art(), Pictures.noise(3, 40_000));
    CompletableFuture<Prepared> preparing =
        CompletableFuture.supplyAsync(() -> printer.prepare(large));
    while (simulator.received() < 4_000) {
      Thread.sleep(5);
    }
    simulator.fail(Fault.MUTE);
    assertInstanceOf(Prepared.Mute.class, preparing.get(30, TimeUnit.SECONDS));
  }

  @Test
  void aLabelThatMovesIsFinishedAndCountedWhenTheMemoryIsCleared() {
    simulator.close();
    simulator =
        SimulatedPrinter.start(
            new SimulatedPrinter.Setup(link(), folder.resolve("labels"), 115_200, 4, 7));
    Prepared.Ready ready = ready(JOB);
    printer.send(ready);
    printer.send(ready);
    while (simulator.waiting() < 2 || !simulator.moves()) {
      Thread.onSpinWait();
    }
    printer.clear();
    assertEquals(new Outcome.Printed(1), printer.settle(ready.counter()));
    assertEquals(0, simulator.waiting());
  }

  @Test
  void aBufferThatIsNearlyFullStopsTheSenderAndLosesNothing() throws Exception {
    restart(Buffer.Flow.XONXOFF);
    try (SerialLink link = new SerialLink(link(), 115_200, Flow.XONXOFF)) {
      simulator.fail(Fault.PAUSED);
      CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> writeLabels(link));
      while (simulator.waiting() < 8) {
        Thread.sleep(5);
      }
      long held = stands();
      assertTrue(!writing.isDone(), "the writer waits");
      simulator.mend(Fault.PAUSED);
      writing.get(30, TimeUnit.SECONDS);
      while (simulator.count() < MANY) {
        Thread.sleep(5);
      }
      assertTrue(simulator.received() > held);
      assertEquals(0, simulator.dropped());
    }
  }

  @Test
  void aBufferWithoutFlowControlLosesWhatDoesNotFit() throws Exception {
    restart(Buffer.Flow.NONE);
    try (SerialLink link = new SerialLink(link(), 115_200, Flow.NONE)) {
      simulator.fail(Fault.PAUSED);
      writeLabels(link);
      stands();
      assertTrue(simulator.dropped() > 1_000, simulator.dropped() + " bytes lost");
    }
  }

  @Test
  void aSenderThatCannotListenStopsTheAnswers() {
    restart(Buffer.Flow.XONXOFF);
    try (SerialLink link = new SerialLink(link(), 115_200, Flow.NONE)) {
      link.write(new byte[] {0x13});
      link.write(language().askStatus());
      assertEquals(0, link.read(Duration.ofMillis(500)).length);
      link.write(new byte[] {0x11});
      assertTrue(link.read(Duration.ofSeconds(5)).length > 0);
    }
  }

  private static final int MANY = 20;

  private void restart(Buffer.Flow flow) {
    printer.close();
    simulator.close();
    SimulatedPrinter.Setup setup = simulator.setup();
    simulator = SimulatedPrinter.start(setup.with(new Buffer(setup.buffer().bytes(), flow)));
  }

  private void writeLabels(SerialLink link) {
    for (int guest = 0; guest < MANY; guest++) {
      link.write(language().print(JOB.art().over(Pictures.fields(guest))));
    }
  }

  /// What had arrived when nothing more did.
  private long stands() throws InterruptedException {
    long before;
    do {
      before = simulator.received();
      Thread.sleep(300);
    } while (simulator.received() > before);
    return before;
  }

  @Test
  void aPrinterWithoutACounterIsBelievedWhenItWasBusyAndIsIdleAgain() {
    simulator.close();
    simulator =
        SimulatedPrinter.start(
            new SimulatedPrinter.Setup(link(), folder.resolve("labels"), 115_200, 4, 7));
    simulator.fail(Fault.UNCOUNTED);
    assertEquals(-1, ready(JOB).counter());
    assertEquals(new Outcome.Printed(-1), printer.print(JOB));
    simulator.fail(Fault.PAPER_OUT);
    assertEquals(failed(StateReason.MEDIA_EMPTY), printer.print(JOB));
  }

  @Test
  void lostBytesAreSentAgainOrSaidAndNoWrongLabelComesOut() throws IOException {
    printer.print(JOB);
    simulator.fail(Fault.LOSSY);
    for (int guest = 0; guest < 4; guest++) {
      Job job = new Job(JOB.art(), Pictures.fields(10 + guest));
      long before = simulator.count();
      if (printer.prepare(job) instanceof Prepared.Ready ready) {
        // The few bytes of a release carry no checksum; the line is clean for them.
        simulator.mend(Fault.LOSSY);
        assertEquals(new Outcome.Printed(before + 1), printer.release(ready));
        assertEquals(job.whole(), printed(before + 1));
        simulator.fail(Fault.LOSSY);
      }
      assertTrue(simulator.count() <= before + 1);
    }
    simulator.mend(Fault.LOSSY);
    long before = simulator.count();
    assertEquals(new Outcome.Printed(before + 1), printer.print(OTHER));
    assertEquals(OTHER.whole(), printed(before + 1));
  }

  @Test
  void anUnpluggedPrinterIsOfflineAndIsFoundAgainByItsName() {
    assertEquals(new Outcome.Printed(1), printer.print(JOB));
    simulator.fail(Fault.UNPLUGGED);
    assertEquals(failed(StateReason.OFFLINE), printer.print(JOB));
    simulator.mend(Fault.UNPLUGGED);
    assertEquals(new Outcome.Printed(2), printer.print(JOB));
  }

  @Test
  void aCablePulledInTheMiddleOfATransferHangsNobody() throws Exception {
    Job large = new Job(Pictures.art(), Pictures.noise(3, 200_000));
    CompletableFuture<Prepared> preparing =
        CompletableFuture.supplyAsync(() -> printer.prepare(large));
    while (simulator.received() < 8_000) {
      Thread.sleep(5);
    }
    simulator.fail(Fault.UNPLUGGED);
    assertEquals(
        new Prepared.NotReady(Set.of(StateReason.OFFLINE)), preparing.get(20, TimeUnit.SECONDS));
    simulator.mend(Fault.UNPLUGGED);
    assertEquals(new Outcome.Printed(1), printer.print(large));
    assertEquals(large.whole(), printed(1));
  }

  @Test
  void aLabelReleasedJustBeforeTheCableWasPulledIsAccountedForAfterTheReplug() throws Exception {
    Prepared.Ready ready = ready(JOB);
    simulator.onLabel(label -> Thread.ofPlatform().start(this::pullAndPutBack));
    assertEquals(new Outcome.Printed(1), printer.release(ready));
    simulator.onLabel(label -> {});
    assertEquals(new Outcome.Printed(1), printer.settle(ready.counter()));
  }

  private void pullAndPutBack() {
    simulator.fail(Fault.UNPLUGGED);
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    simulator.mend(Fault.UNPLUGGED);
  }

  @Test
  void whatWasPreparedIsNotReleasedToAPrinterThatWasSwitchedOffInBetween() throws IOException {
    Prepared.Ready ready = ready(JOB);
    simulator.powerCycle();
    assertEquals(PrinterStatus.OFFLINE, printer.status());
    assertEquals(failed(StateReason.OFFLINE), printer.release(ready));
    assertEquals(new Outcome.Printed(1), printer.print(OTHER));
    assertEquals(OTHER.whole(), printed(1));
  }

  @Test
  void theCounterTellsAfterACrashWhetherTheLabelCameOut() {
    Prepared.Ready ready = ready(JOB);
    assertInstanceOf(Outcome.Failed.class, printer.settle(ready.counter()));
    Prepared.Ready again = ready(JOB);
    assertEquals(new Outcome.Printed(1), printer.release(again));
    printer.close();
    printer = connected();
    assertEquals(new Outcome.Printed(1), printer.settle(again.counter()));
  }

  @Test
  void aLabelHeldUpWhenTheProgramDiedIsDroppedAndDoesNotComeOutLater() {
    Prepared.Ready ready = ready(JOB);
    simulator.fail(Fault.PAUSED);
    printer.send(ready);
    printer.close();
    printer = connected();
    assertEquals(failed(StateReason.PAUSED), printer.settle(ready.counter()));
    simulator.mend(Fault.PAUSED);
    assertEquals(new Outcome.Printed(1), printer.print(OTHER));
    assertEquals(1, simulator.count());
  }

  @Test
  void aSlowLineIsWaitedFor() throws IOException {
    Path slow = folder.resolve("slow");
    try (SimulatedPrinter nineThousandSixHundred =
            SimulatedPrinter.start(
                new SimulatedPrinter.Setup(slow, folder.resolve("slow-labels"), 9_600, 20, 7));
        LabelPrinter patient =
            new LabelPrinter(language(), new SerialLink(slow, 9_600, Flow.NONE))) {
      assertEquals(new Outcome.Printed(1), patient.print(JOB));
      Label label = Label.of(ImageIO.read(nineThousandSixHundred.label(1).toFile()), 203);
      assertEquals(JOB.whole(), label);
    }
  }

  @Test
  void everyLabelOfABadEveningIsPrintedOnceAndInOrder() throws Exception {
    int labels = 12;
    try (Mischief mischief = Mischief.on(simulator)) {
      for (int guest = 0; guest < labels; guest++) {
        printUntilItIsOut(new Job(Pictures.art(), Pictures.fields(guest)));
      }
      assertTrue(mischief.done() > 3, mischief.done() + " faults");
    }
    assertEquals(labels, simulator.count());
    for (int guest = 0; guest < labels; guest++) {
      assertEquals(Pictures.art().over(Pictures.fields(guest)), printed(guest + 1));
    }
  }

  /// What a queue does, without a journal.
  private void printUntilItIsOut(Job job) throws InterruptedException {
    while (true) {
      if (!(printer.prepare(job) instanceof Prepared.Ready ready) || ready.counter() < 0) {
        Thread.sleep(50);
        continue;
      }
      Outcome outcome = printer.release(ready);
      while (outcome instanceof Outcome.Pending) {
        Thread.sleep(50);
        outcome = printer.settle(ready.counter());
      }
      if (outcome instanceof Outcome.Printed) {
        return;
      }
    }
  }

  private static Outcome failed(StateReason reason) {
    return new Outcome.Failed(Set.of(reason));
  }

  private Prepared.Ready ready(Job job) {
    return assertInstanceOf(Prepared.Ready.class, printer.prepare(job));
  }

  private Path link() {
    return folder.resolve("printer");
  }

  private LabelPrinter connected() {
    return new LabelPrinter(language(), new SerialLink(link(), 115_200, Flow.NONE));
  }

  private Label printed(long number) throws IOException {
    return Label.of(ImageIO.read(simulator.label(number).toFile()), 203);
  }
}
