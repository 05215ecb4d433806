package dev.foyer.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.foyer.printer.LabelPrinter.Job;
import dev.foyer.printer.LabelPrinter.Prepared;
import dev.foyer.printer.sim.Fault;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What holds besides where the printer counts its labels: the counter tells what nobody saw.
abstract class CountedLanguageContract extends PrinterLanguageContract {
  @Test
  void aLabelThatWasSentInSilenceAndMovesNowIsNotCountedAsTheNext() throws Exception {
    switchTo(setup(2));
    simulator.fail(Fault.MUTE);
    assertInstanceOf(Outcome.Unknown.class, printer.print(job(1)));
    while (!simulator.moves()) {
      Thread.sleep(2);
    }
    simulator.mend(Fault.MUTE);
    assertEquals(out(2), printer.print(job(2)));
    assertEquals(job(2).whole(), printed(2));
  }

  @Test
  void aPrinterThatFallsSilentAfterTheReleaseTellsTheOutcomeOnceItSpeaksAgain() {
    Prepared.Ready ready = ready(job(1));
    simulator.fail(Fault.MUTE);
    assertInstanceOf(Outcome.Pending.class, printer.release(ready));
    assertInstanceOf(Outcome.Pending.class, printer.settle(ready.counter()));
    simulator.mend(Fault.MUTE);
    assertEquals(out(1), printer.settle(ready.counter()));
  }

  @Test
  void aCounterThatJumpedLeavesTheOutcomeToAPerson() {
    Prepared.Ready ready = ready(job(1));
    assertInstanceOf(Outcome.Unknown.class, printer.settle(ready.counter() + 5_000));
  }

  @Test
  void aLabelThatMovesIsFinishedAndCountedWhenTheMemoryIsCleared() {
    switchTo(setup(4));
    Prepared.Ready ready = ready(job(1));
    printer.send(ready);
    printer.send(ready);
    while (simulator.waiting() < 2 || !simulator.moves()) {
      Thread.onSpinWait();
    }
    printer.clear();
    assertEquals(out(1), printer.settle(ready.counter()));
    assertEquals(0, simulator.waiting());
  }

  @Test
  void aLabelReleasedJustBeforeTheCableWasPulledIsAccountedForAfterTheReplug() throws Exception {
    Prepared.Ready ready = ready(job(1));
    CompletableFuture<Void> back = new CompletableFuture<>();
    simulator.onLabel(label -> Thread.ofPlatform().start(() -> pullAndPutBack(back)));
    assertEquals(out(1), printer.release(ready));
    simulator.onLabel(label -> {});
    back.get(20, TimeUnit.SECONDS);
    Outcome settled = printer.settle(ready.counter());
    // The first question may find out that the cable was pulled.
    assertEquals(
        out(1), settled instanceof Outcome.Pending ? printer.settle(ready.counter()) : settled);
  }

  private void pullAndPutBack(CompletableFuture<Void> back) {
    simulator.fail(Fault.UNPLUGGED);
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    simulator.mend(Fault.UNPLUGGED);
    back.complete(null);
  }

  @Test
  void theCounterTellsAfterACrashWhetherTheLabelCameOut() {
    Prepared.Ready ready = ready(job(1));
    assertInstanceOf(Outcome.Failed.class, printer.settle(ready.counter()));
    Prepared.Ready again = ready(job(1));
    assertEquals(out(1), printer.release(again));
    printer.close();
    printer = connected();
    assertEquals(out(1), printer.settle(again.counter()));
  }

  @Test
  void aLabelHeldUpWhenTheProgramDiedIsDroppedAndDoesNotComeOutLater() {
    Prepared.Ready ready = ready(job(1));
    simulator.fail(Fault.PAUSED);
    printer.send(ready);
    printer.close();
    printer = connected();
    assertEquals(failed(StateReason.PAUSED), printer.settle(ready.counter()));
    simulator.mend(Fault.PAUSED);
    assertEquals(out(1), printer.print(job(2)));
    assertEquals(1, simulator.count());
  }

  @Test
  void aPrinterWithoutACounterIsBelievedWhenItWasBusyAndIsIdleAgain() {
    switchTo(setup(4));
    simulator.fail(Fault.UNCOUNTED);
    assertEquals(-1, ready(job(1)).counter());
    assertEquals(new Outcome.Printed(-1), printer.print(job(1)));
    simulator.fail(Fault.PAPER_OUT);
    assertEquals(failed(StateReason.MEDIA_EMPTY), printer.print(job(1)));
  }

  @Test
  void aPrinterThatFallsSilentInTheMiddleOfATransferIsCalledMuteAtOnce() throws Exception {
    Job large = new Job(sized(Pictures.art()), sized(Pictures.noise(3, 200_000)));
    CompletableFuture<Prepared> preparing =
        CompletableFuture.supplyAsync(() -> printer.prepare(large), Aside.THREAD);
    while (simulator.received() < 4_000) {
      Thread.sleep(5);
    }
    simulator.fail(Fault.MUTE);
    assertInstanceOf(Prepared.Mute.class, preparing.get(30, TimeUnit.SECONDS));
  }

  @Test
  void aCounterThatIsFullBeginsAnew() {
    simulator.fail(Fault.COUNTER_WRAPS);
    assertEquals(new Outcome.Printed(9_999_999), printer.print(job(1)));
    assertEquals(new Outcome.Printed(0), printer.print(job(2)));
    assertEquals(new Outcome.Printed(1), printer.print(job(3)));
  }
}
