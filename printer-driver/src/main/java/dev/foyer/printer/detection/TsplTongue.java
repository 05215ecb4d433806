package dev.foyer.printer.detection;

import dev.foyer.printer.languages.Tspl;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// TSPL: `ESC ! ?`, twice the same single byte; then `OUT` or `ESC ! S`, which only TSPL2 answers,
/// the model (`~!T`), and the printer's variable `_SERIAL$`.
final class TsplTongue implements Tongue {
  private static final Pattern MODEL = Pattern.compile("([A-Za-z][ -~]{2,40})[\r\n]");
  private static final Pattern NUMBER = Pattern.compile("#\\s*([A-Za-z0-9-]*)\\s*;");

  /// TSC's names tell how fine a printer is by the first of their three or four digits (TTP-245,
  /// TE310, TX600).
  private static final Pattern FINENESS =
      Pattern.compile("^(?:TTP|TDP|T[ACEX]|M[HLX]|DA)-?([236])\\d{2,3}");

  private final Tspl language = new Tspl();

  @Override
  public String language() {
    return "tspl";
  }

  /// A device that answered the questions before, which a printer of this language passes over,
  /// answers anything.
  @Override
  public Optional<Identity> recognise(Hearing hearing) {
    if (hearing.wasAnswered()) {
      return Optional.empty();
    }
    Optional<Character> first = status(hearing);
    return first.isPresent() && first.equals(status(hearing)) && !hearing.spokeUnasked()
        ? Optional.of(identity(hearing))
        : Optional.empty();
  }

  private Optional<Character> status(Hearing hearing) {
    return hearing.ask(
        language.askStatus(),
        AT_ONCE,
        answer ->
            answer.length() == 1 && language.status(answer).isPresent()
                ? Optional.of(answer.charAt(0))
                : Optional.empty());
  }

  /// The line end makes an unknown line of the earlier questions.
  private Identity identity(Hearing hearing) {
    hearing.tell(Tongue.ascii("\r\n"));
    Optional<String> model = model(hearing);
    Optional<String> number = hearing.ask(language.askSerialNumber(), SURELY, TsplTongue::number);
    boolean newer =
        number.isPresent() || hearing.ask(language.askFaults(), SOON, language::faults).isPresent();
    Identity identity =
        Identity.speaking(newer ? "tspl" : "tspl1")
            .called(model)
            .numbered(number.filter(value -> !value.isEmpty()));
    return model.flatMap(TsplTongue::dpi).map(dpi -> identity.with("dpi", dpi)).orElse(identity);
  }

  private static Optional<String> model(Hearing hearing) {
    return hearing.ask(
        Tongue.ascii("~!T"),
        SOON,
        answer -> {
          Matcher model = MODEL.matcher(answer);
          return model.find() ? Optional.of(model.group(1).trim()) : Optional.empty();
        });
  }

  /// Empty text from a printer that knows the question and has no number.
  private static Optional<String> number(String answer) {
    Matcher number = NUMBER.matcher(answer);
    return number.find() ? Optional.of(number.group(1)) : Optional.empty();
  }

  private static Optional<String> dpi(String model) {
    Matcher fineness = FINENESS.matcher(model);
    return fineness.find()
        ? Optional.of(
            switch (fineness.group(1)) {
              case "2" -> "203";
              case "3" -> "300";
              default -> "600";
            })
        : Optional.empty();
  }
}
