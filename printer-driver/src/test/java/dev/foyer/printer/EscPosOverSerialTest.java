package dev.foyer.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.foyer.printer.LabelPrinter.Prepared;
import dev.foyer.printer.languages.EscPos;
import dev.foyer.printer.languages.EscPos.Ending;
import dev.foyer.printer.languages.EscPos.Model;
import dev.foyer.printer.sim.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// ESC/POS on a serial line.
class EscPosOverSerialTest extends AnnouncedLanguageContract {
  /// Dots that are left free beside a label, so that noise is printed dot for dot as well.
  private static final int FREE = 7;

  /// Longer than a printer that is idle is waited for.
  private static final int LONG_REST_MILLIS = 8_000;

  @Override
  PrinterLanguage language() {
    return new EscPos(Model.DOTS_384, Ending.CUT);
  }

  @Override
  int width() {
    return language().capabilities().widest() - FREE;
  }

  /// The printer prints on all of its paper; a label begins where the dots beside it end.
  @Override
  Label seen(Path picture) throws IOException {
    return Label.of(ImageIO.read(picture.toFile()).getSubimage(FREE, 0, width(), height()), 203);
  }

  @Test
  void aPrintHeadThatIsHotIsWaitedForAsLongAsItTakes() throws Exception {
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
  void nothingIsPrintedBeforeTheRelease() throws InterruptedException {
    Prepared.Ready ready = ready(job(1));
    Thread.sleep(300);
    assertEquals(0, simulator.waiting() + simulator.count());
    assertEquals(out(1), printer.release(ready));
  }
}
