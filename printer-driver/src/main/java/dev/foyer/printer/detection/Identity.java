package dev.foyer.printer.detection;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a printer tells of itself.
///
/// @param language its name in addresses
/// @param settings what an address needs beside the language, such as `dpi` or `roll`; only what
///   the printer told
/// @param model in the printer's words
/// @param number its serial number
/// @param media for people, such as `62 mm continuous`
public record Identity(
    String language,
    Map<String, String> settings,
    Optional<String> model,
    Optional<String> number,
    Optional<String> media) {
  public Identity {
    settings = Map.copyOf(settings);
  }

  /// One of which nothing but its language is known.
  static Identity speaking(String language) {
    return new Identity(language, Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  Identity with(String setting, String value) {
    Map<String, String> more = new TreeMap<>(settings);
    more.put(setting, value);
    return new Identity(language, more, model, number, media);
  }

  Identity called(Optional<String> name) {
    return new Identity(language, settings, name, number, media);
  }

  Identity numbered(Optional<String> itsNumber) {
    return new Identity(language, settings, model, itsNumber, media);
  }

  /// The same, with name and number from elsewhere where it has none.
  Identity or(Identity other) {
    return called(model.or(other::model)).numbered(number.or(other::number));
  }

  Identity loaded(String itsMedia) {
    return new Identity(language, settings, model, number, Optional.of(itsMedia));
  }
}
