package dev.foyer.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.LabelPrinter.Job;
import dev.foyer.printer.LabelPrinter.Prepared;
import dev.foyer.printer.sim.Fault;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// What holds besides where the printer keeps pictures under names.
abstract class StoringLanguageContract extends CountedLanguageContract {
  @Test
  void theArtTravelsOnce() {
    printer.print(job(1));
    long first = simulator.received();
    printer.print(job(2));
    long second = simulator.received() - first;
    assertTrue(first > second + 200, first + " bytes, then " + second);
  }

  @Test
  void theArtIsFoundAgainByAProgramThatWasStartedAnew() throws IOException {
    printer.print(job(1));
    long first = simulator.received();
    printer.close();
    printer = connected();
    assertEquals(out(2), printer.print(job(2)));
    long second = simulator.received() - first;
    assertTrue(first > second + 200, first + " bytes, then " + second);
    assertEquals(job(2).whole(), printed(2));
  }

  @Test
  void lostBytesAreSentAgainOrSaidAndNoWrongLabelComesOut() throws IOException {
    printer.print(job(1));
    simulator.fail(Fault.LOSSY);
    for (int guest = 0; guest < 4; guest++) {
      Job job = job(10 + guest);
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
    assertEquals(new Outcome.Printed(before + 1), printer.print(job(2)));
    assertEquals(job(2).whole(), printed(before + 1));
  }

  @Test
  void aPrinterThatIsSilentWhileItsRollIsEmptyIsAskedInAnotherWay() {
    simulator.fail(Fault.SILENT_WHEN_STOPPED);
    simulator.fail(Fault.PAPER_OUT);
    assertEquals(failed(StateReason.MEDIA_EMPTY), printer.print(job(1)));
  }
}
