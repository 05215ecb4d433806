package dev.foyer.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.printer.languages.Epl;
import dev.foyer.printer.sim.Fault;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// EPL2 on a serial line.
class EplOverSerialTest extends AnnouncedLanguageContract {
  /// Each fault costs a reset of two seconds.
  @Override
  int evening() {
    return 5;
  }

  @Override
  PrinterLanguage language() {
    return new Epl();
  }

  /// Whole bytes, as the printer is told the width in them.
  @Override
  int width() {
    return 808;
  }

  @Test
  void aPrinterThatAcknowledgesItsLabelsOnlyIsUnderstood() throws IOException {
    simulator.fail(Fault.ACKNOWLEDGES_LABELS_ONLY);
    assertEquals(out(1), printer.print(job(1)));
    assertEquals(out(2), printer.print(job(2)));
    assertEquals(job(2).whole(), printed(2));
  }
}
