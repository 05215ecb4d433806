package dev.foyer.printer;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A language whose printers keep pictures under names and print several over each other: what is
/// the same for every guest travels once.
public non-sealed interface StoringLanguage extends PrinterLanguage {
  /// Keeps a picture in the printer's memory under a short name (letters and digits, up to 8).
  byte[] store(String name, Label label);

  /// Asks which pictures the printer remembers.
  byte[] askStored();

  /// The names in an answer to [#askStored], and the sizes in bytes that stand behind them (0 if
  /// there is none); empty if it is not whole (yet).
  Optional<Map<String, Integer>> stored(String answer);

  /// Prints one label of stored pictures, one over the other.
  byte[] release(List<String> names);

  /// The text of a format: the commands that make a label of stored pictures, one over the other,
  /// and set all that a former user may have left behind.
  ///
  /// @param like of the label's size
  String format(Label like, List<String> pictures);

  /// Keeps a format in the printer's memory under a short name (letters and digits, up to 8).
  byte[] keep(String name, String format);

  /// Asks the printer to show these formats, and which there are.
  byte[] askFormats(List<String> names);

  /// The formats in an answer to [#askFormats]; empty if it is not whole (yet).
  Optional<KeptFormats> formats(String answer);

  /// Prints one label by a format that the printer keeps; nothing if it keeps none of this name.
  byte[] releaseBy(String name);

  /// Forgets a format.
  byte[] forgetFormat(String name);

  /// Forgets stored pictures; a `*` at the end of the name stands for whatever follows.
  byte[] forget(String name);
}
