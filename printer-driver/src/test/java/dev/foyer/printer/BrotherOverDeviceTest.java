package dev.foyer.printer;

import dev.foyer.printer.languages.Brother;
import dev.foyer.printer.languages.BrotherModel;
import dev.foyer.printer.languages.BrotherRoll;

/// Brother's raster language on a device file, where the paper moves with the first rows.
class BrotherOverDeviceTest extends AnnouncedLanguageContract {
  @Override
  PrinterLanguage language() {
    return new Brother(BrotherModel.QL_820NWB, BrotherRoll.MM_62, Brother.Start.WITH_THE_ROWS);
  }

  @Override
  Cable cable() {
    return Cable.DEVICE;
  }
}
