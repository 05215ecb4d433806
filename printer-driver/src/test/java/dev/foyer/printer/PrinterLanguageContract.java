package dev.foyer.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.Capabilities.Evidence;
import dev.foyer.printer.LabelPrinter.Job;
import dev.foyer.printer.LabelPrinter.Prepared;
import dev.foyer.printer.sim.Fault;
import dev.foyer.printer.sim.SimulatedPrinter;
import java.io.IOException;
import java.nio.file.Path;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a label's way must be like in every printer language, over a real pseudo-terminal: dot for
/// dot, once, and with an honest outcome whatever goes wrong.
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
abstract class PrinterLanguageContract {
  @TempDir Path folder;
  SimulatedPrinter simulator;
  LabelPrinter printer;

  abstract PrinterLanguage language();

  /// What the printer is connected by.
  Cable cable() {
    return Cable.SERIAL;
  }

  /// Dots of a label that the printer can print.
  int width() {
    return Math.min(Pictures.WIDTH, language().capabilities().widest());
  }

  /// Languages without compression are tried with low labels.
  int height() {
    return language() instanceof StoringLanguage ? Pictures.HEIGHT : 240;
  }

  @BeforeEach
  void switchOn() {
    simulator = SimulatedPrinter.start(setup(fastest()));
    printer = connected();
  }

  /// Inches a second. A printer that must be seen to be busy may not be through between two
  /// questions.
  double fastest() {
    return language().capabilities().evidence() == Evidence.BUSY_THEN_IDLE ? 2 : 20;
  }

  /// @param speed inches a second
  SimulatedPrinter.Setup setup(double speed) {
    return new SimulatedPrinter.Setup(link(), folder.resolve("labels"), cable().baud(), speed, 7)
        .speaking(language().capabilities().keyword());
  }

  /// In place of the one that was switched on.
  void switchTo(SimulatedPrinter.Setup setup) {
    simulator.close();
    simulator = SimulatedPrinter.start(setup);
  }

  @AfterEach
  void switchOff() {
    printer.close();
    simulator.close();
  }

  @Test
  void aLabelComesOutDotForDot() throws IOException {
    assertEquals(out(1), printer.print(job(1)));
    assertEquals(job(1).whole(), printed(1));
  }

  @Test
  void aRollThatIsWiderThanTheHeadOnlyCostsTheLabelItsMargins() throws IOException {
    int head = language().capabilities().widest();
    Label wide = Pictures.bars(head + 36, height(), 18);
    Label white = Label.blank(wide.width(), wide.height(), wide.dpi());
    assertEquals(out(1), printer.print(new Job(white, wide)));
    Label paper = Label.of(ImageIO.read(simulator.label(1).toFile()), 203);
    assertEquals(Pictures.bars(head, height(), 0), Pictures.cropped(paper, head, height()));
  }

  @Test
  void aSecondLabelCarriesNothingOfTheFirst() throws IOException {
    printer.print(job(1));
    assertEquals(out(2), printer.print(job(2)));
    assertEquals(job(2).whole(), printed(2));
  }

  @Test
  void aPreparedLabelStaysInTheMemoryUntilItIsReleased() {
    Prepared.Ready ready = ready(job(1));
    assertEquals(PrinterStatus.State.IDLE, printer.status().state());
    assertEquals(0, simulator.count());
    assertEquals(out(1), printer.release(ready));
  }

  @Test
  void otherArtDoesNotRecallTheFormer() throws IOException {
    printer.print(job(1));
    Job changed = new Job(sized(Pictures.noise(5, 300)), job(1).fields());
    assertEquals(out(2), printer.print(changed));
    assertEquals(changed.whole(), printed(2));
  }

  @Test
  void anEmptyRollIsSaidAndNothingIsPrintedLater() {
    simulator.fail(Fault.PAPER_OUT);
    assertEquals(failed(StateReason.MEDIA_EMPTY), printer.print(job(1)));
    simulator.mend(Fault.PAPER_OUT);
    assertEquals(out(1), printer.print(job(1)));
    assertEquals(0, simulator.waiting());
  }

  @Test
  void aRollThatEndsBetweenPreparingAndPrintingIsNoticedAndTheMemoryIsCleared() {
    Prepared.Ready ready = ready(job(1));
    simulator.fail(Fault.PAPER_OUT);
    assertEquals(failed(StateReason.MEDIA_EMPTY), printer.release(ready));
    simulator.mend(Fault.PAPER_OUT);
    assertEquals(out(1), printer.print(job(1)));
    assertEquals(1, simulator.count());
  }

  /// Where nothing but its being busy tells, a label at whose end the printer stops is left to a
  /// person.
  @Test
  void theLastLabelOfARollCountsAsPrinted() throws IOException {
    simulator.paperLeft(1);
    Outcome last = printer.print(job(1));
    if (language().capabilities().evidence() == Evidence.BUSY_THEN_IDLE) {
      assertInstanceOf(Outcome.Unknown.class, last);
    } else {
      assertEquals(out(1), last);
    }
    assertEquals(failed(StateReason.MEDIA_EMPTY), printer.print(job(2)));
    simulator.mend(Fault.PAPER_OUT);
    assertEquals(out(2), printer.print(job(2)));
    assertEquals(job(2).whole(), printed(2));
  }

  @Test
  void anOpenHeadIsSaidAndTheLabelIsNotPrintedTwiceOnceItIsShut() {
    Prepared.Ready ready = ready(job(1));
    simulator.fail(Fault.HEAD_OPEN);
    assertEquals(failed(StateReason.COVER_OPEN), printer.release(ready));
    simulator.mend(Fault.HEAD_OPEN);
    assertEquals(out(1), printer.print(job(1)));
  }

  @Test
  void aPausedPrinterHoldsNothingBack() {
    Prepared.Ready ready = ready(job(1));
    simulator.fail(Fault.PAUSED);
    assertEquals(failed(StateReason.PAUSED), printer.release(ready));
    assertEquals(failed(StateReason.PAUSED), printer.print(job(1)));
    simulator.mend(Fault.PAUSED);
    assertEquals(out(1), printer.print(job(2)));
  }

  @Test
  void aMutePrinterIsAskedAboutNotTrusted() {
    simulator.fail(Fault.MUTE);
    assertEquals(PrinterStatus.State.MUTE, printer.status().state());
    assertInstanceOf(Outcome.Unknown.class, printer.print(job(1)));
  }

  @Test
  void anUnpluggedPrinterIsOfflineAndIsFoundAgainByItsName() {
    assertEquals(out(1), printer.print(job(1)));
    simulator.fail(Fault.UNPLUGGED);
    assertEquals(failed(StateReason.OFFLINE), printer.print(job(1)));
    simulator.mend(Fault.UNPLUGGED);
    assertEquals(out(2), printer.print(job(1)));
  }

  @Test
  void whatWasPreparedIsNotReleasedToAPrinterThatWasSwitchedOffInBetween() throws IOException {
    Prepared.Ready ready = ready(job(1));
    simulator.powerCycle();
    assertEquals(PrinterStatus.OFFLINE, printer.status());
    assertEquals(failed(StateReason.OFFLINE), printer.release(ready));
    assertEquals(out(1), printer.print(job(2)));
    assertEquals(job(2).whole(), printed(1));
  }

  /// How many labels a bad evening has; more over a quick cable, so that as much goes wrong.
  int evening() {
    return cable() == Cable.SERIAL ? 12 : 30;
  }

  @Test
  void everyLabelOfABadEveningIsPrintedOnceAndInOrder() throws Exception {
    int labels = evening();
    try (Mischief mischief = Mischief.on(simulator)) {
      for (int guest = 0; guest < labels; guest++) {
        printUntilItIsOut(job(guest));
      }
      assertTrue(mischief.done() > 3, mischief.done() + " faults");
    }
    assertEquals(labels, simulator.count());
    for (int guest = 0; guest < labels; guest++) {
      assertEquals(job(guest).whole(), printed(guest + 1));
    }
  }

  /// What a queue does, without a journal; where the printer cannot tell, a person looks.
  private void printUntilItIsOut(Job job) throws InterruptedException {
    while (true) {
      long before = simulator.count();
      if (!(printer.prepare(job) instanceof Prepared.Ready ready)) {
        Thread.sleep(50);
        continue;
      }
      Outcome outcome = printer.release(ready);
      while (outcome instanceof Outcome.Pending) {
        Thread.sleep(50);
        outcome = printer.settle(ready.counter());
      }
      boolean seen = outcome instanceof Outcome.Unknown && cameOutSince(before);
      if (outcome instanceof Outcome.Printed || seen) {
        return;
      }
    }
  }

  /// A person looks once the printer has answered after it was told to drop all: a label that moves
  /// then comes out, and no other can.
  private boolean cameOutSince(long before) throws InterruptedException {
    do {
      printer.clear();
    } while (!answers(printer.status()));
    while (simulator.moves()) {
      Thread.sleep(5);
    }
    return simulator.count() > before;
  }

  private static boolean answers(PrinterStatus status) {
    return switch (status.state()) {
      case IDLE, PROCESSING, STOPPED -> true;
      case MUTE, OFFLINE -> false;
    };
  }

  @Test
  void aCablePulledInTheMiddleOfATransferHangsNobody() throws Exception {
    Job large = new Job(sized(Pictures.art()), sized(Pictures.noise(3, 200_000)));
    CompletableFuture<Outcome> printing =
        CompletableFuture.supplyAsync(() -> printer.print(large), Aside.THREAD);
    while (simulator.received() < 4_000) {
      Thread.sleep(5);
    }
    simulator.fail(Fault.UNPLUGGED);
    assertFalse(printing.get(20, TimeUnit.SECONDS) instanceof Outcome.Printed);
    simulator.mend(Fault.UNPLUGGED);
    assertEquals(out(1), printer.print(large));
    assertEquals(large.whole(), printed(1));
  }

  @Test
  void aSlowLineIsWaitedFor() throws IOException {
    Path slow = folder.resolve("slow");
    try (SimulatedPrinter waited =
            SimulatedPrinter.start(
                new SimulatedPrinter.Setup(
                        slow, folder.resolve("slow-labels"), cable().slowest(), fastest(), 7)
                    .speaking(language().capabilities().keyword()));
        LabelPrinter patient =
            new LabelPrinter(language(), cable().link(slow, cable().slowest()))) {
      assertEquals(out(1), patient.print(job(1)));
      assertEquals(job(1).whole(), seen(waited.label(1)));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SPLIT_ANSWERS", "LATE_ANSWERS", "CHATTY"})
  void answersThatComeInPiecesLateOrAgainAndAgainAreUnderstood(Fault habit) throws IOException {
    simulator.fail(habit);
    assertEquals(out(1), printer.print(job(1)));
    assertEquals(out(2), printer.print(job(2)));
    assertEquals(job(2).whole(), printed(2));
  }

  @Test
  void aRollOfAnotherSizeIsSaidAndNothingIsPrintedLater() {
    Prepared.Ready ready = ready(job(1));
    simulator.fail(Fault.WRONG_MEDIA);
    Outcome outcome = printer.release(ready);
    assertFalse(assertInstanceOf(Outcome.Failed.class, outcome).reasons().isEmpty());
    assertInstanceOf(Outcome.Failed.class, printer.print(job(1)));
    simulator.mend(Fault.WRONG_MEDIA);
    assertEquals(out(1), printer.print(job(2)));
    assertEquals(1, simulator.count());
  }

  @Test
  void aHotPrintHeadIsGivenTheTimeToRest() throws Exception {
    Prepared.Ready ready = ready(job(1));
    simulator.fail(Fault.COOLING);
    CompletableFuture<Outcome> printing =
        CompletableFuture.supplyAsync(() -> printer.release(ready), Aside.THREAD);
    Thread.sleep(1_500);
    assertFalse(printing.isDone());
    simulator.mend(Fault.COOLING);
    assertEquals(out(1), printing.get(60, TimeUnit.SECONDS));
  }

  Job job(int guest) {
    return new Job(sized(Pictures.art()), sized(Pictures.fields(guest)));
  }

  Label sized(Label label) {
    return Pictures.cropped(label, width(), height());
  }

  /// What is said of the label with this number.
  Outcome out(long number) {
    boolean counted = language().capabilities().evidence() == Evidence.COUNTER;
    return new Outcome.Printed(counted ? number : Outcome.UNCOUNTED);
  }

  static Outcome failed(StateReason reason) {
    return new Outcome.Failed(Set.of(reason));
  }

  Prepared.Ready ready(Job job) {
    return assertInstanceOf(Prepared.Ready.class, printer.prepare(job));
  }

  /// How many bytes the printer received, once there are no more to come.
  long received() throws InterruptedException {
    long before;
    do {
      before = simulator.received();
      Thread.sleep(300);
    } while (simulator.received() > before);
    return before;
  }

  Path link() {
    return folder.resolve("printer");
  }

  LabelPrinter connected() {
    return new LabelPrinter(language(), connection());
  }

  Link connection() {
    return cable().link(link(), cable().baud());
  }

  Label printed(long number) throws IOException {
    return seen(simulator.label(number));
  }

  /// The label in a picture of what came out, which is all of the paper where a language does not
  /// tell the printer how wide a label is.
  Label seen(Path picture) throws IOException {
    return Label.of(ImageIO.read(picture.toFile()), 203);
  }
}
