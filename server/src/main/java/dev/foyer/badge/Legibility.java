package dev.foyer.badge;

import dev.foyer.badge.BadgeRenderer.Warning;
import dev.foyer.badge.BadgeTemplate.Weight;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What of a guest's words the fonts can show, known without drawing a badge: some microseconds a
/// field. Thread-safe.
public final class Legibility {
  private static final String FIRST_NAME = "first-name";
  private static final String NAME = "name";
  private static final Set<String> NAMES = Set.of(NAME, FIRST_NAME);
  private static final Set<String> PICTURES = Set.of("qr", "logo");

  private Legibility() {}

  /// What would not be shown on a badge that has a place for each of these words.
  public static List<Warning> warnings(BadgeFields badge) {
    BadgeFields shown = named(badge);
    return Stream.concat(
            untried(badge, shown, BadgeTemplate.KNOWN).stream(),
            BadgeTemplate.KNOWN.stream()
                .filter(field -> !PICTURES.contains(field))
                .map(field -> warning(field, TypedText.of(shown.text(field), Weight.BOLD)))
                .flatMap(Optional::stream))
        .toList();
  }

  /// Whether a badge with these warnings does not say who the guest is.
  public static boolean lacksName(List<Warning> warnings) {
    return warnings.stream().anyMatch(w -> NAMES.contains(w.field()) && w.loss() == Loss.LETTERS);
  }

  /// What staff read of these warnings; what a first name lacks is not said again if it is said of
  /// the name that it is part of.
  public static List<String> words(List<Warning> warnings) {
    return warnings.stream()
        .filter(warning -> !isSaidOfTheName(warning, warnings))
        .map(Warning::words)
        .toList();
  }

  private static boolean isSaidOfTheName(Warning first, List<Warning> warnings) {
    return first.field().equals(FIRST_NAME)
        && warnings.stream()
            .anyMatch(w -> w.field().equals(NAME) && w.missing().contains(first.missing()));
  }

  /// What is not even tried to be drawn: a name that is not there, what nobody sees, and signs in
  /// whose place the first name is another word.
  ///
  /// @param named the badge as [#named] has it
  /// @param fields those that the badge has a place for
  static List<Warning> untried(BadgeFields badge, BadgeFields named, List<String> fields) {
    if (fields.stream().anyMatch(NAMES::contains) && NAMES.stream().allMatch(badge::isBlank)) {
      return List.of(new Warning(NAME, "there is none", Loss.LETTERS));
    }
    return fields.stream().flatMap(field -> untried(badge, named, field).stream()).toList();
  }

  private static Optional<Warning> untried(BadgeFields badge, BadgeFields named, String field) {
    if (badge.isInvisible(field)) {
      return Optional.of(new Warning(field, "characters that cannot be seen", Loss.LETTERS));
    }
    String text = badge.text(field);
    return text.equals(named.text(field))
        ? Optional.empty()
        : Optional.of(new Warning(field, TypedText.of(text, Weight.BOLD).missing(), Loss.SIGNS));
  }

  static Optional<Warning> warning(String field, TypedText text) {
    return text.loss() == Loss.NOTHING
        ? Optional.empty()
        : Optional.of(new Warning(field, text.missing(), text.loss()));
  }

  /// The badge of somebody who begins their name with signs that no font has: the first name is the
  /// first word that is left of the name.
  static BadgeFields named(BadgeFields badge) {
    String first = badge.text(FIRST_NAME);
    if (first.isEmpty() || !Clusters.of(first).stream().allMatch(Clusters::isSign)) {
      return badge;
    }
    String left = TypedText.of(badge.text(NAME), Weight.BOLD).text();
    return left.isEmpty() || Clusters.isVisible(TypedText.of(first, Weight.BOLD).text())
        ? badge
        : badge.with(FIRST_NAME, left.split(" ", 2)[0]);
  }
}
