package dev.foyer.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.foyer.printer.LabelPrinter.Prepared;
import dev.foyer.printer.languages.Brother;
import dev.foyer.printer.languages.BrotherModel;
import dev.foyer.printer.sim.Fault;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Brother's raster language on a serial line.
class BrotherOverSerialTest extends AnnouncedLanguageContract {
  /// Longer than a printer that tells nothing is waited for.
  private static final int LONG_REST_MILLIS = 8_000;

  @Override
  PrinterLanguage language() {
    return new Brother(BrotherModel.QL_820NWB);
  }

  @Test
  void aPrintHeadThatSaysItRestsIsWaitedForAsLongAsItTakes() throws Exception {
    Prepared.Ready ready = ready(job(1));
    simulator.fail(Fault.COOLING);
    CompletableFuture<Outcome> printing =
        CompletableFuture.supplyAsync(() -> printer.release(ready), Aside.THREAD);
    Thread.sleep(LONG_REST_MILLIS);
    assertFalse(printing.isDone());
    simulator.mend(Fault.COOLING);
    assertEquals(out(1), printing.get(20, TimeUnit.SECONDS));
  }

  @Test
  void anotherRollIsSaidToBeTheWrongOne() {
    Prepared.Ready ready = ready(job(1));
    simulator.fail(Fault.WRONG_MEDIA);
    assertEquals(failed(StateReason.MEDIA_NEEDED), printer.release(ready));
    assertEquals(failed(StateReason.MEDIA_NEEDED), printer.print(job(1)));
  }

  @Test
  void oneByteReleasesALabelThatWasSentBefore() throws InterruptedException {
    Prepared.Ready ready = ready(job(1));
    long loaded = received();
    assertEquals(0, simulator.waiting() + simulator.count());
    assertEquals(out(1), printer.release(ready));
    assertEquals(1, received() - loaded);
  }
}
