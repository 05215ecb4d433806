package dev.foyer.printer;

import dev.foyer.printer.languages.Zpl;

/// ZPL on a serial line.
class ZplOverSerialTest extends StoringLanguageContract {
  @Override
  PrinterLanguage language() {
    return new Zpl();
  }
}
