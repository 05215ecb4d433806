package dev.foyer.box.badges;

import dev.foyer.badge.BadgeFields;
import dev.foyer.badge.BadgeRenderer;
import dev.foyer.badge.BadgeRenderer.Rendering;
import dev.foyer.badge.BadgeTemplate;
import dev.foyer.badge.HardNames;
import dev.foyer.badge.Legibility;
import dev.foyer.domain.Profile;
import dev.foyer.platform.Fields;
import dev.foyer.platform.Json;
import dev.foyer.platform.Problem;
import io.helidon.common.uri.UriQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// A badge as it would be printed, dot by dot.
///
/// @param warnings what of it cannot be shown, in words for staff
record Preview(byte[] png, List<String> warnings) {
  private static final String SAMPLE_CODE = "FB:0123456789ABCDEF01234567-0";
  private static final String NOT_PRINTED = "This badge is not printed: write it by hand.";
  private static final int MOST_CHARACTERS = 500;
  private static final int LEAST_DPI = 100;
  private static final int MOST_DPI = 600;

  /// What is to be seen: a guest's words by field, and the resolution.
  record Wanted(BadgeFields guest, int dpi) {
    /// From a request's query: `dpi`, `guest`, a JSON object of texts by field, and `hard`, the
    /// number of a hard name that takes the place of the guest's. A first name that is not said is
    /// taken from the name; the code is a sample.
    static Wanted of(UriQuery query) {
      Map<String, String> texts = new HashMap<>();
      query.first("guest").ifPresent(json -> texts.putAll(guest(json)));
      query.first("hard").ifPresent(number -> texts.put("name", hard(number)));
      String name = texts.getOrDefault("name", "");
      texts.putIfAbsent("first-name", Profile.named(name).firstName());
      texts.putIfAbsent("qr", SAMPLE_CODE);
      int dpi =
          query.first("dpi").map(text -> Fields.parsed("dpi", text, Integer::valueOf)).orElse(203);
      if (dpi < LEAST_DPI || dpi > MOST_DPI) {
        throw Problem.field("dpi", "Say 100 to 600 dots an inch: 203 and 300 are usual.");
      }
      return new Wanted(new BadgeFields(texts), dpi);
    }

    private static String hard(String text) {
      int number = Fields.parsed("hard", text, Integer::valueOf);
      int last = HardNames.all().size() - 1;
      if (number < 0 || number > last) {
        throw Problem.field("hard", "There are hard names 0 to " + last + ".");
      }
      return HardNames.all().get(number).name();
    }

    private static Map<String, String> guest(String json) {
      Map<String, String> texts = new HashMap<>();
      Map<?, ?> said = Json.read(json.getBytes(StandardCharsets.UTF_8), Map.class);
      said.forEach(
          (field, text) -> {
            if (!(text instanceof String words) || !BadgeTemplate.KNOWN.contains(field)) {
              throw Problem.field(
                  "guest", "The guest is a JSON object of texts by a badge's fields.");
            }
            texts.put((String) field, Fields.optionalText("guest", words, MOST_CHARACTERS));
          });
      return texts;
    }
  }

  static Preview of(BadgeRenderer renderer, BadgeFields guest) {
    Rendering badge = renderer.render(guest);
    Stream<String> missing = Legibility.words(badge.warnings()).stream();
    Stream<String> verdict = badge.lacksName() ? Stream.of(NOT_PRINTED) : Stream.empty();
    return new Preview(png(badge), Stream.concat(missing, verdict).toList());
  }

  private static byte[] png(Rendering badge) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      if (!ImageIO.write(badge.whole().image(), "png", out)) {
        throw new IllegalStateException("this JDK writes no PNG");
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a preview cannot be written", e);
    }
  }
}
