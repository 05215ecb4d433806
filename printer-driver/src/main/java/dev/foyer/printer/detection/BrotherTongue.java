package dev.foyer.printer.detection;

import dev.foyer.printer.languages.Brother;
import dev.foyer.printer.languages.Brother.Model;
import dev.foyer.printer.languages.BrotherRoll;
import java.util.Map;
import java.util.Optional;

/// Brother's raster language: `ESC i S`, whose 32 bytes tell model and roll. Without the `NULL`s
/// that end a row that was cut off: heard at a wrong speed they are letters, and a line full of
/// letters comes out of an ESC/POS printer.
final class BrotherTongue implements Tongue {
  private static final String HEAD = "\u0080 B";
  private static final int MODEL_CODE = 4;

  /// "Model code" of the status.
  private static final Map<Character, Model> MODELS =
      Map.of(
          '4', Model.QL_1060N,
          '6', Model.QL_710W,
          '7', Model.QL_720NW,
          '9', Model.QL_810W,
          'A', Model.QL_820NWB,
          'C', Model.QL_1100,
          'D', Model.QL_1110NWB);

  private static final byte[] STATUS = {0x1b, 'i', 'S'};

  @Override
  public String language() {
    return "brother";
  }

  @Override
  public Optional<Identity> recognise(Hearing hearing) {
    return hearing.ask(STATUS, SOON, BrotherTongue::identity);
  }

  private static Optional<Identity> identity(String answer) {
    return Brother.loaded(answer).map(media -> identity(answer, media));
  }

  private static Identity identity(String answer, BrotherRoll.Media media) {
    int head = answer.lastIndexOf(HEAD);
    Optional<Model> model = Optional.ofNullable(MODELS.get(answer.charAt(head + MODEL_CODE)));
    Identity identity =
        Identity.speaking("brother")
            .called(model.map(known -> "Brother " + known.keyword()))
            .loaded(media.width() == 0 ? "no roll" : media.words());
    Identity named = model.map(known -> identity.with("model", known.keyword())).orElse(identity);
    return media
        .roll()
        .filter(roll -> model.orElse(Model.QL_820NWB).takes(roll))
        .map(roll -> named.with("roll", roll.keyword()))
        .orElse(named);
  }
}
