package dev.foyer.printer.languages;

import dev.foyer.printer.Label;
import dev.foyer.printer.PrinterStatus;
import java.util.Optional;
import java.util.OptionalLong;

/// What is said to a printer, and how its answers are read. Pure: bytes in, bytes out. Guests'
/// words are always dots of a bitmap, never text.
public interface PrinterLanguage {
  /// The whole label in one go, printed at once.
  byte[] print(Label label);

  /// Keeps a picture in the printer's memory under a short name (letters and digits, up to 8).
  byte[] store(String name, Label label);

  /// Sets the label's size and all settings that a former user may have left behind; prints
  /// nothing.
  byte[] prepare(Label label);

  /// Asks which pictures the printer remembers.
  byte[] askStored();

  /// Whether an answer to [#askStored] is whole and names this picture; empty if it is not whole.
  Optional<Boolean> hasStored(String answer, String name);

  /// Prints one label of stored pictures, one over the other.
  byte[] release(String... names);

  /// Forgets a stored picture.
  byte[] forget(String name);

  byte[] askStatus();

  /// The status that an answer to [#askStatus] tells; empty if it is not whole (yet).
  Optional<PrinterStatus> status(String answer);

  /// Asks how many labels the printer has ever printed.
  byte[] askCounter();

  /// The count that an answer to [#askCounter] tells; empty if it is not whole (yet).
  OptionalLong counter(String answer);

  /// Drops whatever was sent and has not come out.
  byte[] clear();
}
