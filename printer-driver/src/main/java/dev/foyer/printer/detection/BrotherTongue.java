package dev.foyer.printer.detection;

import dev.foyer.printer.languages.Brother;
import dev.foyer.printer.languages.BrotherModel;
import dev.foyer.printer.languages.BrotherRoll;
import java.util.Map;
import java.util.Optional;

/// Brother's raster language: `ESC i S`, whose 32 bytes tell model and roll. Without the `NULL`s
/// that end a row that was cut off: heard at a wrong speed they are letters, and a line full of
/// letters comes out of an ESC/POS printer.
final class BrotherTongue implements Tongue {
  private static final String HEAD = "\u0080 B";
  private static final int SERIES_CODE = 3;

  /// "Series code" and "Model code" of the status.
  private static final Map<String, BrotherModel> MODELS =
      Map.ofEntries(
          Map.entry("44", BrotherModel.QL_1060N),
          Map.entry("46", BrotherModel.QL_710W),
          Map.entry("47", BrotherModel.QL_720NW),
          Map.entry("49", BrotherModel.QL_810W),
          Map.entry("4A", BrotherModel.QL_820NWB),
          Map.entry("4C", BrotherModel.QL_1100),
          Map.entry("4D", BrotherModel.QL_1110NWB),
          Map.entry("57", BrotherModel.TD_4410D),
          Map.entry("58", BrotherModel.TD_4420DN),
          Map.entry("59", BrotherModel.TD_4510D),
          Map.entry("5A", BrotherModel.TD_4520DN),
          Map.entry("5B", BrotherModel.TD_4550DNWB),
          Map.entry("5C", BrotherModel.TD_4210D));

  private static final byte[] STATUS = {0x1b, 'i', 'S'};

  @Override
  public String language() {
    return "brother";
  }

  @Override
  public Optional<Identity> recognise(Hearing hearing) {
    return hearing.ask(STATUS, SOON, BrotherTongue::identity);
  }

  static Optional<Identity> identity(String answer) {
    return Brother.loaded(answer).map(media -> identity(answer, media));
  }

  private static Identity identity(String answer, BrotherRoll.Media media) {
    int codes = answer.lastIndexOf(HEAD) + SERIES_CODE;
    Optional<BrotherModel> model =
        Optional.ofNullable(MODELS.get(answer.substring(codes, codes + 2)));
    Identity identity =
        Identity.speaking("brother")
            .called(model.map(known -> "Brother " + known.keyword()))
            .loaded(media.width() == 0 ? "no roll" : media.words());
    Identity named = model.map(known -> identity.with("model", known.keyword())).orElse(identity);
    return model.orElse(BrotherModel.QL_820NWB).takes(media)
        ? named.with("roll", media.keyword())
        : named;
  }
}
