package dev.foyer.printer;

import java.util.List;
import java.util.Set;

/// The formats that a printer keeps.
///
/// @param names of all
/// @param shown the texts of those that it was asked to show, with whatever it puts before them
public record KeptFormats(Set<String> names, List<String> shown) {
  public KeptFormats {
    names = Set.copyOf(names);
    shown = List.copyOf(shown);
  }

  /// Whether a format is there, and every byte of it.
  public boolean holds(String name, String text) {
    return names.contains(name) && shown.stream().anyMatch(one -> one.endsWith(text));
  }
}
