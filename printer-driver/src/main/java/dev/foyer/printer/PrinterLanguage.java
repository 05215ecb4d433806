package dev.foyer.printer;

import java.util.Optional;

/// What is said to a printer, and how its answers are read. Pure: bytes in, bytes out. Guests'
/// words are always dots of a bitmap, never text. Answers are handed over as ISO 8859-1, a
/// character for each byte.
public sealed interface PrinterLanguage permits StoringLanguage, LoadingLanguage {
  /// What a printer of this language can do.
  Capabilities capabilities();

  /// The whole label in one go, printed at once.
  byte[] print(Label label);

  /// Sets the label's size and all settings that a former user may have left behind; prints
  /// nothing.
  byte[] settings(Label label);

  /// Asks how the printer is.
  byte[] askStatus();

  /// The status that an answer to [#askStatus] tells; empty if it is not whole (yet).
  Optional<PrinterStatus> status(String answer);

  /// Asks again in the way that is answered even in a fault; empty if the language has none.
  default byte[] askFaults() {
    return new byte[0];
  }

  /// The status that an answer to [#askFaults] tells; empty if it is not whole (yet).
  default Optional<PrinterStatus> faults(String answer) {
    return Optional.empty();
  }

  /// Asks how many labels the printer has ever printed; empty if the language has no such question.
  default byte[] askCounter() {
    return new byte[0];
  }

  /// The count that an answer to [#askCounter] tells; empty if it is not whole (yet).
  default Optional<LabelCount> counter(String answer) {
    return Optional.empty();
  }

  /// Asks for the printer's own serial number; empty if the language has no such question.
  default byte[] askSerialNumber() {
    return new byte[0];
  }

  /// The serial number that an answer to [#askSerialNumber] tells; empty if it is not whole (yet),
  /// or the printer has none.
  default Optional<String> serialNumber(String answer) {
    return Optional.empty();
  }

  /// Drops whatever was sent and has not come out.
  byte[] clear();
}
