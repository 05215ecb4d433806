package dev.foyer.printer;

import dev.foyer.printer.languages.Tspl;

/// TSPL2 on a serial line.
class TsplOverSerialTest extends CheckedLoadContract {
  @Override
  PrinterLanguage language() {
    return new Tspl();
  }
}
