package dev.foyer.badge;

import dev.foyer.badge.BadgeTemplate.Box;
import dev.foyer.badge.BadgeTemplate.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who gets the space of a field that has nothing to say. Pure.
final class SpaceRules {
  private static final Set<String> PICTURES = Set.of("qr", "logo");

  private SpaceRules() {}

  /// @throws BadgeException if space goes to a field that is not there or shows a picture, or over
  ///   a third field
  static void check(List<Field> fields, Map<String, String> spaces) {
    spaces.forEach((from, to) -> check(fields, from, to));
  }

  private static void check(List<Field> fields, String from, String to) {
    Field giver = find(fields, from).orElseThrow();
    Field taker =
        find(fields, to)
            .filter(field -> !PICTURES.contains(to) && !field.equals(giver))
            .orElseThrow(() -> wrong(from, to, "which is no other field for text here"));
    Box both = giver.box().with(taker.box());
    for (Field third : fields) {
      boolean other = !third.equals(giver) && !third.equals(taker);
      if (other && third.box().overlaps(both)) {
        throw wrong(from, to, "but \"" + third.name() + "\" lies between");
      }
    }
  }

  private static BadgeException wrong(String from, String to, String why) {
    return new BadgeException(
        "The template's field \"%s\" gives its space to \"%s\", %s.".formatted(from, to, why));
  }

  /// The fields that have something to say, with the space of those that have not.
  static List<Field> filled(List<Field> fields, Map<String, String> spaces, Set<String> present) {
    return fields.stream()
        .filter(field -> present.contains(field.name()))
        .map(field -> grown(field, fields, spaces, present))
        .toList();
  }

  private static Field grown(
      Field field, List<Field> fields, Map<String, String> spaces, Set<String> present) {
    Field grown = field;
    for (Field other : fields) {
      if (field.name().equals(heir(other.name(), spaces, present))) {
        grown = grown.in(grown.box().with(other.box()));
      }
    }
    return grown;
  }

  /// The first field that is there along the way of a missing one's space; two may give theirs to
  /// each other.
  private static @Nullable String heir(
      String missing, Map<String, String> spaces, Set<String> present) {
    Set<String> seen = new HashSet<>();
    @Nullable String next = missing;
    while (next != null && !present.contains(next)) {
      next = seen.add(next) ? spaces.get(next) : null;
    }
    return missing.equals(next) ? null : next;
  }

  private static Optional<Field> find(List<Field> fields, String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }
}
