package dev.foyer.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.printer.LabelPrinter.Job;
import dev.foyer.printer.sim.Fault;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What holds besides where a counting printer says what arrived of a label that was loaded.
///
/// The ink is in the top rows, where the place of a box has no digit that could be lost unnoticed.
abstract class CheckedLoadContract extends CountedLanguageContract {
  private static final int TOP_ROWS = 9;

  @Test
  void lostBytesOfAPictureAreNoticedAndItIsSentAgain() throws Exception {
    printer.print(job(1));
    for (int guest = 0; guest < 4; guest++) {
      Job job = atTheTop(guest);
      long before = simulator.count();
      long start = simulator.received();
      CompletableFuture<Outcome> printing =
          CompletableFuture.supplyAsync(() -> printer.print(job), Aside.THREAD);
      until(start + 250);
      simulator.fail(Fault.LOSSY);
      until(start + 900);
      simulator.mend(Fault.LOSSY);
      assertEquals(out(before + 1), printing.get());
      assertEquals(job.whole(), printed(before + 1));
    }
  }

  @Test
  void aLineThatLosesBytesAllTheTimePrintsNoWrongLabel() throws IOException {
    simulator.fail(Fault.LOSSY);
    for (int guest = 0; guest < 3; guest++) {
      Job job = atTheTop(guest);
      if (printer.prepare(job) instanceof LabelPrinter.Prepared.Ready ready) {
        simulator.mend(Fault.LOSSY);
        printer.release(ready);
        assertEquals(job.whole(), printed(simulator.count()));
        simulator.fail(Fault.LOSSY);
      }
    }
    simulator.mend(Fault.LOSSY);
    long before = simulator.count();
    assertEquals(out(before + 1), printer.print(job(2)));
    assertEquals(job(2).whole(), printed(before + 1));
  }

  private Job atTheTop(int seed) {
    byte[] rows = sized(Pictures.noise(seed, 200_000)).rows();
    Label blank = Label.blank(width(), height(), 203);
    Arrays.fill(rows, blank.stride() * TOP_ROWS, rows.length, (byte) 0);
    return new Job(Label.of(width(), height(), 203, rows), blank);
  }

  private void until(long received) throws InterruptedException {
    while (simulator.received() < received) {
      Thread.sleep(1);
    }
  }
}
