package dev.foyer.insights;

import dev.foyer.domain.CommunitySheet;
import dev.foyer.domain.CommunitySheet.Target;
import dev.foyer.domain.Folded;
import dev.foyer.measures.Report.ShareKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the community sheet wants to reach, beside the measures that it means. A sheet is written
/// in people's own words: what is not understood is shown as it stands and compared with nothing.
final class Targets {
  private static final Pattern NUMBER =
      Pattern.compile("(\\d{1,3}(?:[.,]\\d{1,4})?)\\s*(%|percent)?");

  /// Other names of measures, letters only.
  private static final Map<String, ShareKind> NAMES =
      Map.ofEntries(
          Map.entry("firsttimersreturn", ShareKind.FIRST_TIMER_RETURN),
          Map.entry("firsttimerswhocameagain", ShareKind.FIRST_TIMER_RETURN),
          Map.entry("nobodyalone", ShareKind.NO_NEW_TIE),
          Map.entry("greeted", ShareKind.WELCOMED),
          Map.entry("cameofinvited", ShareKind.SHOW_UP),
          Map.entry("promises", ShareKind.PROMISES_KEPT),
          Map.entry("secondmeeting", ShareKind.SECOND_MEETINGS));

  private static final Map<String, Double> WORDS =
      Map.of(
          "half",
          0.5,
          "athird",
          0.3333,
          "aquarter",
          0.25,
          "all",
          1.0,
          "everybody",
          1.0,
          "none",
          0.0,
          "nobody",
          0.0);

  private Targets() {}

  /// @param share the measure that is meant; null if it is none of the shares
  /// @param value what is aimed at, from 0 to 1; null if no number can be read
  record Aim(String measure, String aim, @Nullable ShareKind share, @Nullable Double value) {}

  static List<Aim> of(CommunitySheet sheet) {
    return sheet.targets().stream().map(Targets::aim).toList();
  }

  /// The numbers, for a report.
  static Map<ShareKind, Double> numbers(List<Aim> aims) {
    Map<ShareKind, Double> numbers = new EnumMap<>(ShareKind.class);
    for (Aim aim : aims) {
      ShareKind share = aim.share();
      Double value = aim.value();
      if (share != null && value != null) {
        numbers.putIfAbsent(share, value);
      }
    }
    return numbers;
  }

  private static Aim aim(Target target) {
    ShareKind share = share(target.measure()).orElse(null);
    return new Aim(
        target.measure(), target.aim(), share, share == null ? null : value(target.aim()));
  }

  private static Optional<ShareKind> share(String measure) {
    String letters = Folded.letters(measure);
    return Arrays.stream(ShareKind.values())
        .filter(kind -> Folded.letters(kind.name().toLowerCase(Locale.ROOT)).equals(letters))
        .findFirst()
        .or(() -> Optional.ofNullable(NAMES.get(letters)));
  }

  /// A share such as `60 %`, `0.6`, `half` or `half of them`; null if it is none.
  private static @Nullable Double value(String aim) {
    Matcher number = NUMBER.matcher(aim);
    if (number.find()) {
      double read = Double.parseDouble(number.group(1).replace(',', '.'));
      double share = number.group(2) == null && read <= 1 ? read : read / 100;
      boolean sure = number.group(2) != null || read <= 1;
      return sure && share <= 1 ? (Double) share : null;
    }
    String letters = Folded.letters(aim.replace("of them", ""));
    return WORDS.get(letters);
  }
}
