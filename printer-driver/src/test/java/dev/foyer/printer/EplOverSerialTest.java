package dev.foyer.printer;

import dev.foyer.printer.languages.Epl;

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
}
