package dev.foyer.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.LabelPrinter.Job;
import dev.foyer.printer.LabelPrinter.Prepared;
import dev.foyer.printer.sim.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  @Test
  void aPrinterThatDoesNotShowItsFormatsPrintsByThePicturesNames() throws IOException {
    simulator.fail(Fault.FORMATS_HIDDEN);
    assertEquals(out(1), printer.print(job(1)));
    assertEquals(out(2), printer.print(job(2)));
    assertEquals(job(2).whole(), printed(2));
  }

  @Test
  void aPrinterThatKeepsNoFormatsWastesTwoBlankLabelsOnce() throws IOException {
    simulator.fail(Fault.NO_FORMATS);
    assertEquals(out(3), printer.print(job(1)));
    assertEquals(Label.blank(width(), height(), 203), printed(1));
    assertEquals(job(1).whole(), printed(3));
    assertEquals(out(4), printer.print(job(2)));
    assertEquals(job(2).whole(), printed(4));
  }

  @Test
  void aLabelIsNotReleasedAfterAnotherWasPreparedNorAfterAllWasCleared() throws IOException {
    Prepared.Ready former = ready(job(1));
    Prepared.Ready ready = ready(job(2));
    assertEquals(failed(StateReason.TRANSFER_DAMAGED), printer.release(former));
    assertEquals(out(1), printer.release(ready));
    assertEquals(job(2).whole(), printed(1));
    assertEquals(failed(StateReason.TRANSFER_DAMAGED), printer.release(ready));
    Prepared.Ready cleared = ready(job(3));
    printer.clear();
    assertEquals(failed(StateReason.TRANSFER_DAMAGED), printer.release(cleared));
    assertEquals(1, simulator.count());
  }

  @Test
  void formatsThatAnotherProgramDeletedAreMissedAndSentAgain() throws Exception {
    printer.print(job(1));
    printer.close();
    try (Link other = cable().link(link(), cable().baud())) {
      other.open();
      other.write("^XA^IDR:*.ZPL^FS^XZ".getBytes(StandardCharsets.US_ASCII));
      received();
    }
    assertEquals(out(2), printer.print(job(2)));
    assertEquals(job(2).whole(), printed(2));
  }
}
