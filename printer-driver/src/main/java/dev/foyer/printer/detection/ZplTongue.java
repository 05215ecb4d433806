package dev.foyer.printer.detection;

import dev.foyer.printer.languages.Zpl;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// ZPL II: `~HI`, host identification (model, version, dots a millimetre, memory), and `~HS` for
/// those that have no `~HI`; then `device.unique_id`, which is the serial number.
final class ZplTongue implements Tongue {
  private static final Pattern IDENTIFICATION =
      Pattern.compile(
          "\u0002([^,\u0002\u0003]{1,60}),([^,\u0003]{1,40}),(6|8|12|24),[^\u0003]*\u0003");
  private static final Map<String, String> DPI =
      Map.of("6", "152", "8", "203", "12", "300", "24", "600");

  private final Zpl language = new Zpl();

  @Override
  public String language() {
    return "zpl";
  }

  @Override
  public Optional<Identity> recognise(Hearing hearing) {
    StringBuilder said = new StringBuilder();
    boolean whole =
        hearing
            .ask(
                Tongue.ascii("~HI~HS"),
                SOON,
                answer -> {
                  said.setLength(0);
                  said.append(answer);
                  return identification(answer).flatMap(found -> status(rest(answer)));
                })
            .isPresent();
    String answer = said.toString();
    Optional<Identity> identity = identification(answer);
    if (identity.isEmpty() && !whole && status(answer).isEmpty()) {
      return Optional.empty();
    }
    Identity known = identity.orElse(Identity.speaking("zpl"));
    return Optional.of(
        known.numbered(hearing.ask(language.askSerialNumber(), SURELY, language::serialNumber)));
  }

  private Optional<Object> status(String answer) {
    return language.status(answer).map(status -> status);
  }

  private static String rest(String answer) {
    return answer.substring(answer.indexOf('\u0003') + 1);
  }

  private static Optional<Identity> identification(String answer) {
    Matcher found = IDENTIFICATION.matcher(answer);
    return found.find()
        ? Optional.of(
            Identity.speaking("zpl")
                .called(Optional.of(found.group(1).trim()))
                .with("dpi", DPI.getOrDefault(found.group(3), "203")))
        : Optional.empty();
  }
}
