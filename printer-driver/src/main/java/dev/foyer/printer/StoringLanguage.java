package dev.foyer.printer;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A language whose printers keep pictures under names and print several over each other: what is
/// the same for every guest travels once.
public non-sealed interface StoringLanguage extends PrinterLanguage {
  /// Keeps a picture in the printer's memory under a short name (letters and digits, up to 8).
  byte[] store(String name, Label label);

  /// Asks which pictures the printer remembers.
  byte[] askStored();

  /// The names in an answer to [#askStored]; empty if it is not whole (yet).
  Optional<Set<String>> stored(String answer);

  /// Prints one label of stored pictures, one over the other.
  byte[] release(List<String> names);

  /// Forgets stored pictures; a `*` at the end of the name stands for whatever follows.
  byte[] forget(String name);
}
