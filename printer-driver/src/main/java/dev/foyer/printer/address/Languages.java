package dev.foyer.printer.address;

import dev.foyer.printer.PrinterException;
import dev.foyer.printer.PrinterLanguage;
import dev.foyer.printer.languages.Brother;
import dev.foyer.printer.languages.BrotherModel;
import dev.foyer.printer.languages.BrotherRoll;
import dev.foyer.printer.languages.Epl;
import dev.foyer.printer.languages.EscPos;
import dev.foyer.printer.languages.Media;
import dev.foyer.printer.languages.Tspl;
import dev.foyer.printer.languages.Zpl;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The languages there are, by the names that addresses give them, with the settings that each
/// wants.
public final class Languages {
  private static final Map<String, Function<Settings, PrinterLanguage>> ALL =
      new TreeMap<>(
          Map.of(
              "zpl", settings -> new Zpl(),
              "tspl", settings -> tspl(settings, Tspl.Dialect.TSPL2),
              "tspl1", settings -> tspl(settings, Tspl.Dialect.TSPL1),
              "epl", settings -> new Epl(settings.one("media", "gaps", words(Media.values()))),
              "brother", Languages::brother,
              "escpos", Languages::escPos));

  private Languages() {}

  /// What stands in an address beside the place.
  ///
  /// @param scheme `serial`, `tcp` or `file`
  record Settings(String scheme, Map<String, String> values) {
    /// @throws PrinterException if it is not one of them
    <T> T one(String name, String otherwise, Map<String, T> choices) {
      String said = values.getOrDefault(name, otherwise);
      T chosen = choices.get(said);
      if (chosen == null) {
        throw new PrinterException(
            "\"%s=%s\" is not known: write %s."
                .formatted(name, said, String.join(", ", choices.keySet())));
      }
      return chosen;
    }
  }

  /// Their names.
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /// @throws PrinterException if there is no such language, or a setting of it is not known
  static PrinterLanguage of(Settings settings) {
    return settings.one("language", "zpl", ALL).apply(settings);
  }

  private static PrinterLanguage tspl(Settings settings, Tspl.Dialect dialect) {
    return new Tspl(dialect, settings.one("media", "gaps", words(Media.values())));
  }

  /// `model=QL-820NWB&roll=62`, `model=TD-4420DN&roll=102-by-152`. Only a serial line lets the rows
  /// wait for the print command.
  private static PrinterLanguage brother(Settings settings) {
    BrotherModel model =
        settings.one("model", "QL-820NWB", named(BrotherModel.values(), BrotherModel::keyword));
    Brother.Start start =
        settings.scheme().equals("serial")
            ? Brother.Start.AT_THE_COMMAND
            : Brother.Start.WITH_THE_ROWS;
    try {
      return new Brother(model, media(model, settings), start);
    } catch (IllegalArgumentException e) {
      throw new PrinterException(String.valueOf(e.getMessage()), e);
    }
  }

  private static BrotherRoll.Media media(BrotherModel model, Settings settings) {
    if (model.takesRolls()) {
      return settings
          .one(
              "roll",
              BrotherRoll.MM_62.keyword(),
              named(BrotherRoll.values(), BrotherRoll::keyword))
          .media();
    }
    String said = settings.values().getOrDefault("roll", "");
    return model
        .media(said)
        .orElseThrow(
            () ->
                new PrinterException(
                    "\"roll=%s\" is no label for a %s: write its width and length in mm, such as roll=102-by-152, or the width of continuous paper, such as roll=102."
                        .formatted(said, model.keyword())));
  }

  /// `model=576&ending=cut`.
  private static PrinterLanguage escPos(Settings settings) {
    return new EscPos(
        settings.one("model", "432", named(EscPos.Model.values(), EscPos.Model::keyword)),
        settings.one("ending", "cut", words(EscPos.Ending.values())));
  }

  private static <T extends Enum<T>> Map<String, T> words(T[] values) {
    return named(values, value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static <T> Map<String, T> named(T[] values, Function<T, String> name) {
    return Arrays.stream(values)
        .collect(Collectors.toMap(name, value -> value, (one, other) -> one, TreeMap::new));
  }
}
