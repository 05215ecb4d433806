package dev.foyer.domain;

import dev.foyer.domain.FactBody.PersonProfiled;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What a community knows about its people.
public final class People {
  private final Map<PersonId, Versioned<Profile>> profiles = new HashMap<>();
  private final Set<PersonId> erased = new HashSet<>();

  /// The person's profile; [Profile#ERASED] if there is none (any more).
  public Profile profile(PersonId person) {
    Versioned<Profile> profile = profiles.get(person);
    Profile known = profile == null ? null : profile.value();
    return known == null ? Profile.ERASED : known;
  }

  public boolean erased(PersonId person) {
    return erased.contains(person);
  }

  public long nextVersion(PersonId person) {
    Versioned<Profile> profile = profiles.get(person);
    return profile == null ? 1 : profile.nextVersion();
  }

  /// All people with a profile, erased ones left out.
  public Set<PersonId> known() {
    return Set.copyOf(profiles.keySet());
  }

  void profile(FactId fact, PersonProfiled body) {
    if (!erased.contains(body.person())) {
      profiles
          .computeIfAbsent(body.person(), person -> new Versioned<>())
          .offer(body.profile(), body.version(), fact);
    }
  }

  void erase(PersonId person) {
    erased.add(person);
    profiles.remove(person);
  }
}
