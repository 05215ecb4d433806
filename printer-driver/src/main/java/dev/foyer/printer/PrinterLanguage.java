package dev.foyer.printer;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is said to a printer, and how its answers are read. Pure: bytes in, bytes out. Guests'
/// words are always dots of a bitmap, never text.
public interface PrinterLanguage {
  /// The whole label in one go, printed at once.
  byte[] print(Label label);

  /// Keeps a picture in the printer's memory under a short name (letters and digits, up to 8).
  byte[] store(String name, Label label);

  /// Sets the label's size and all settings that a former user may have left behind; prints
  /// nothing.
  byte[] settings(Label label);

  /// Asks which pictures the printer remembers.
  byte[] askStored();

  /// The names in an answer to [#askStored]; empty if it is not whole (yet).
  Optional<Set<String>> stored(String answer);

  /// Prints one label of stored pictures, one over the other.
  byte[] release(List<String> names);

  /// Forgets stored pictures; a `*` at the end of the name stands for whatever follows.
  byte[] forget(String name);

  /// Asks how the printer is.
  byte[] askStatus();

  /// The status that an answer to [#askStatus] tells; empty if it is not whole (yet).
  Optional<PrinterStatus> status(String answer);

  /// Asks again in the way that is answered even in a fault; empty if the language has none.
  byte[] askFaults();

  /// The status that an answer to [#askFaults] tells; empty if it is not whole (yet).
  Optional<PrinterStatus> faults(String answer);

  /// Asks how many labels the printer has ever printed.
  byte[] askCounter();

  /// The count that an answer to [#askCounter] tells; empty if it is not whole (yet).
  Optional<LabelCount> counter(String answer);

  /// Drops whatever was sent and has not come out.
  byte[] clear();
}
