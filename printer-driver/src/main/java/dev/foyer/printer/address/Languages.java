package dev.foyer.printer.address;

import dev.foyer.printer.PrinterException;
import dev.foyer.printer.PrinterLanguage;
import dev.foyer.printer.languages.Zpl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// The languages there are, by the names that addresses give them.
public final class Languages {
  /// From the name of a model, if one is given, to the language.
  private static final Map<String, Function<Optional<String>, PrinterLanguage>> ALL =
      new TreeMap<>(Map.of("zpl", model -> new Zpl()));

  private Languages() {}

  /// Their names.
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /// @param settings `language`, `zpl` if it is not said, and `model` where the language wants one
  /// @throws PrinterException if there is no such language or model
  static PrinterLanguage of(Map<String, String> settings) {
    String keyword = settings.getOrDefault("language", "zpl");
    Function<Optional<String>, PrinterLanguage> language = ALL.get(keyword);
    if (language == null) {
      throw new PrinterException(
          "\"" + keyword + "\" is no printer language: write " + String.join(", ", names()) + ".");
    }
    return language.apply(Optional.ofNullable(settings.get("model")));
  }
}
