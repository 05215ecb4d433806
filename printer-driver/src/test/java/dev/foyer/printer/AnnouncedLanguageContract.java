package dev.foyer.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.LabelPrinter.Prepared;
import dev.foyer.printer.sim.Fault;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// What holds besides where the printer says of each label that it is through, and counts nothing:
/// what nobody heard is left to a person.
abstract class AnnouncedLanguageContract extends PrinterLanguageContract {
  @Test
  void whatCameOutWhileTheProgramWasDeadIsLeftToAPerson() throws InterruptedException {
    Prepared.Ready ready = ready(job(1));
    printer.send(ready);
    while (simulator.count() == 0) {
      Thread.sleep(5);
    }
    printer.close();
    printer = connected();
    assertInstanceOf(Outcome.Unknown.class, printer.settle(ready.counter()));
    assertEquals(out(2), printer.print(job(2)));
    assertEquals(2, simulator.count());
  }

  /// It has to have arrived: where a release carries all of the label, the system still delivers
  /// for a second what a dead program wrote, and the fault must not be mended meanwhile.
  @Test
  void aLabelHeldUpWhenTheProgramDiedIsDroppedAndDoesNotComeOutLater() throws InterruptedException {
    Prepared.Ready ready = ready(job(1));
    simulator.fail(Fault.PAUSED);
    printer.send(ready);
    received();
    printer.close();
    printer = connected();
    assertInstanceOf(Outcome.Unknown.class, printer.settle(ready.counter()));
    simulator.mend(Fault.PAUSED);
    assertEquals(out(1), printer.print(job(2)));
    assertEquals(1, simulator.count());
  }

  @Test
  void aPrinterThatFallsSilentAfterTheReleaseIsLeftToAPerson() {
    Prepared.Ready ready = ready(job(1));
    simulator.fail(Fault.MUTE);
    assertInstanceOf(Outcome.Unknown.class, printer.release(ready));
    simulator.mend(Fault.MUTE);
    assertEquals(out(2), printer.print(job(2)));
  }

  @Test
  void aLabelThatCameOutUnheardIsNotCalledFailedBecauseTheRollIsEmptyNow() {
    Prepared.Ready ready = ready(job(1));
    simulator.fail(Fault.MUTE);
    simulator.onLabel(
        label -> {
          simulator.fail(Fault.PAPER_OUT);
          Thread.ofPlatform().start(this::speakLater);
        });
    assertInstanceOf(Outcome.Unknown.class, printer.release(ready));
    assertEquals(1, simulator.count());
  }

  @Test
  void aFaultThatIsPutRightWhileTheLabelIsDroppedDoesNotBringItOutAsWell() {
    switchTo(setup(2));
    printer.close();
    printer =
        new LabelPrinter(language(), new Overheard(connection(), this::mendBeforeItIsDropped));
    Prepared.Ready ready = ready(job(1));
    simulator.fail(Fault.PAUSED);
    Outcome outcome = printer.release(ready);
    while (simulator.moves()) {
      Thread.onSpinWait();
    }
    assertTrue(!(outcome instanceof Outcome.Failed) || simulator.count() == 0, outcome::toString);
  }

  private void mendBeforeItIsDropped(byte[] written) {
    if (Arrays.equals(written, language().clear()) && simulator.faults().contains(Fault.PAUSED)) {
      simulator.mend(Fault.PAUSED);
      long end = System.nanoTime() + 500_000_000L;
      while (!simulator.moves() && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
    }
  }

  /// Once its silence can have been noticed.
  private void speakLater() {
    try {
      Thread.sleep(2_500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    simulator.mend(Fault.MUTE);
  }

  @Test
  void aCablePulledWhileTheLabelComesOutLeavesItToAPerson() {
    switchTo(setup(2));
    Prepared.Ready ready = ready(job(1));
    Thread.ofPlatform().start(this::pullOnceItMoves);
    assertInstanceOf(Outcome.Unknown.class, printer.release(ready));
  }

  private void pullOnceItMoves() {
    while (!simulator.moves()) {
      Thread.onSpinWait();
    }
    simulator.fail(Fault.UNPLUGGED);
  }
}
