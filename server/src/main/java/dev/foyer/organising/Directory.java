package dev.foyer.organising;

import dev.foyer.domain.Folded;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// People by e-mail address, by name and organisation, and by name.
final class Directory {
  private final Map<String, PersonId> byEmail = new HashMap<>();
  private final Map<String, Set<PersonId>> byNameAndPlace = new HashMap<>();
  private final Map<String, Set<PersonId>> byName = new HashMap<>();

  void add(PersonId person, Profile profile) {
    if (profile.name().isEmpty()) {
      return;
    }
    if (!profile.email().isEmpty()) {
      byEmail.putIfAbsent(profile.email().toLowerCase(Locale.ROOT), person);
    }
    String place = key(profile.name(), profile.organisation());
    byNameAndPlace.computeIfAbsent(place, k -> new LinkedHashSet<>()).add(person);
    byName.computeIfAbsent(Folded.text(profile.name()), k -> new LinkedHashSet<>()).add(person);
  }

  Optional<PersonId> withEmail(String email) {
    return Optional.ofNullable(byEmail.get(email.toLowerCase(Locale.ROOT)));
  }

  List<PersonId> called(String name, String organisation) {
    return new ArrayList<>(byNameAndPlace.getOrDefault(key(name, organisation), Set.of()));
  }

  /// Who may be meant by an e-mail address or a name.
  Set<PersonId> meant(String words) {
    return withEmail(words.strip())
        .map(Set::of)
        .orElseGet(() -> byName.getOrDefault(Folded.text(words), Set.of()));
  }

  private static String key(String name, String organisation) {
    return Folded.text(name) + '\n' + Folded.text(organisation);
  }
}
