package dev.foyer.domain;

import dev.foyer.domain.FactBody.Consent;
import dev.foyer.domain.FactBody.ConsentRecorded;
import dev.foyer.domain.FactBody.ErasureDone;
import dev.foyer.domain.FactBody.PersonErased;
import dev.foyer.domain.FactBody.PersonProfiled;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a community knows about its people, and whom it has erased.
public final class People {
  private final Map<PersonId, Versioned<Profile>> profiles = new HashMap<>();
  private final Map<PersonId, Versioned<Consent>> consents = new HashMap<>();
  private final Map<PersonId, First<PersonErased>> erased = new HashMap<>();
  private final Set<PersonId> erasedHere = new HashSet<>();
  private final Map<PersonId, Map<ReplicaId, First<ErasureDone>>> done = new HashMap<>();

  /// The person's profile; [Profile#ERASED] if there is none (any more).
  public Profile profile(PersonId person) {
    Versioned<Profile> profile = profiles.get(person);
    Profile known = profile == null ? null : profile.value();
    return known == null ? Profile.ERASED : known;
  }

  /// Whether a person is erased, by whichever of their names ([PersonId#local]).
  public boolean erased(PersonId person) {
    return erased.containsKey(person) || erasedHere.contains(person);
  }

  /// Everybody who was erased, and when that was said first.
  public Map<PersonId, Stamp> erasures() {
    return stamps(erased);
  }

  /// The replicas that hold nothing personal of an erased person any more, and since when.
  public Map<ReplicaId, Stamp> acknowledged(PersonId person) {
    return stamps(done.getOrDefault(person, Map.of()));
  }

  /// What the person has said about being kept, if anything.
  public Optional<Consent> consent(PersonId person) {
    return Optional.ofNullable(consents.get(person)).map(Versioned::value);
  }

  public long nextConsent(PersonId person) {
    return consents.getOrDefault(person, new Versioned<>()).nextVersion();
  }

  public long nextVersion(PersonId person) {
    Versioned<Profile> profile = profiles.get(person);
    return profile == null ? 1 : profile.nextVersion();
  }

  /// All people with a profile that can be read; whoever was erased or forgotten is left out.
  public Set<PersonId> known() {
    return profiles.keySet().stream()
        .filter(person -> !profile(person).equals(Profile.ERASED))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Whether the person has a profile that could not be read when it was told.
  public boolean isUnread(PersonId person) {
    return profiles.containsKey(person) && profile(person).equals(Profile.ERASED);
  }

  void profile(FactId fact, PersonProfiled body) {
    if (!erased(body.person())) {
      profiles
          .computeIfAbsent(body.person(), person -> new Versioned<>())
          .offer(body.profile(), body.version(), fact);
    }
  }

  void consent(FactId fact, ConsentRecorded body) {
    consents
        .computeIfAbsent(body.person(), person -> new Versioned<>())
        .offer(body.consent(), body.version(), fact);
  }

  void erase(Fact fact, PersonErased body) {
    erased.computeIfAbsent(body.person(), person -> new First<>()).offer(body, fact);
    erasedHere.add(body.person().local());
    profiles.remove(body.person());
  }

  void acknowledge(Fact fact, ErasureDone body) {
    if (fact.stream().replica().equals(body.replica())) {
      done.computeIfAbsent(body.person(), person -> new HashMap<>())
          .computeIfAbsent(body.replica(), replica -> new First<>())
          .offer(body, fact);
    }
  }

  /// Drops what the profile says; that there is one, and its version, stay.
  void forget(PersonId person) {
    Versioned<Profile> profile = profiles.get(person);
    if (profile != null) {
      profile.replace(Profile.ERASED);
    }
  }

  /// The people whom a text names by their ids, with spaces between; who is not named right is
  /// nobody.
  static Set<PersonId> ids(@Nullable PrivateText text) {
    return text == null
        ? Set.of()
        : Arrays.stream(text.value().split(" ", -1))
            .filter(id -> id.length() == 2 * PersonId.SIZE)
            .map(PersonId::new)
            .collect(Collectors.toUnmodifiableSet());
  }

  /// What [#ids] reads.
  public static PrivateText names(Collection<PersonId> people) {
    return new PrivateText(
        people.stream().sorted().map(PersonId::hex).collect(Collectors.joining(" ")));
  }

  private static <K, V> Map<K, Stamp> stamps(Map<K, First<V>> firsts) {
    Map<K, Stamp> stamps = new HashMap<>();
    firsts.forEach(
        (key, first) -> Optional.ofNullable(first.stamp()).ifPresent(s -> stamps.put(key, s)));
    return stamps;
  }
}
