package dev.foyer.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.foyer.printer.languages.Media;
import dev.foyer.printer.languages.Tspl;
import dev.foyer.printer.languages.Tspl.Dialect;
import org.junit.jupiter.api.Test;

/// The older TSPL on a serial line: all that the printer tells is its status.
class Tspl1OverSerialTest extends PrinterLanguageContract {
  @Override
  PrinterLanguage language() {
    return new Tspl(Dialect.TSPL1, Media.GAPS);
  }

  @Test
  void whatCameOutWhileTheProgramWasDeadIsLeftToAPerson() throws InterruptedException {
    LabelPrinter.Prepared.Ready ready = ready(job(1));
    assertEquals(Outcome.UNCOUNTED, ready.counter());
    printer.send(ready);
    while (simulator.count() == 0) {
      Thread.sleep(5);
    }
    printer.close();
    printer = connected();
    assertInstanceOf(Outcome.Unknown.class, printer.settle(ready.counter()));
  }
}
