package dev.foyer.box.welcome;

import dev.foyer.domain.Profile;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The languages that two people may have in common: the primary language subtag of each BCP 47 tag
/// (RFC 5646, section 2.2.1), so that `pt-BR` and `pt` are one.
final class Languages {
  private Languages() {}

  static Set<String> of(Profile profile) {
    return profile.languages().stream()
        .map(tag -> tag.strip().toLowerCase(Locale.ROOT).split("-", 2)[0])
        .filter(tag -> !tag.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Whether these two can talk: who has said nothing speaks any.
  static boolean shared(Set<String> one, Set<String> other) {
    return one.isEmpty() || other.isEmpty() || !Collections.disjoint(one, other);
  }
}
