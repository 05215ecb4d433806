package dev.foyer.printer.detection;

import dev.foyer.printer.address.PrinterAddress;

/// What was found at a port.
public sealed interface Finding {
  /// A printer.
  ///
  /// @param address complete, as it goes behind `--printer NAME=`
  record Printer(PrinterAddress address, Identity identity) implements Finding {}

  /// Nothing answered, at no speed.
  record Silent() implements Finding {}

  /// Something is there and says what no printer would say, such as a scale.
  record Stranger() implements Finding {}

  /// The port could not be asked.
  ///
  /// @param why a sentence for people, with what to do
  record Unusable(String why) implements Finding {}
}
