package dev.foyer.ties;

import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.MeetingStyle;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PersonPair;
import dev.foyer.domain.Terms;
import dev.foyer.domain.TieFact.ResourceShelved;
import dev.foyer.seating.SatTogether;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// "Both here now": who should be introduced to whom, and why. Both are here, both agree to be
/// introduced, they are of different houses and have neither met nor sat together this evening, and
/// one has what the other looks for. Pure: the same state has the same answer.
public final class Introductions {
  /// At most so many people stand on a guest's slip.
  public static final int ON_A_SLIP = 3;

  private final CommunityState state;
  private final EventId event;
  private final Map<PersonId, Traits> here = new TreeMap<>();
  private final Map<String, Set<PersonId>> byWord = new HashMap<>();
  private final Set<PersonPair> settled = new HashSet<>();

  /// Two people and why they should meet.
  public record Introduction(PersonId one, PersonId other, Reason reason) {
    public PersonPair pair() {
      return new PersonPair(one, other);
    }
  }

  private Introductions(CommunityState state, EventId event) {
    this.state = state;
    this.event = event;
    List<ResourceShelved> shelf = state.ties().shelf();
    present().forEach(person -> here.put(person, Traits.of(state, person, shelf)));
    here.forEach(
        (person, traits) ->
            traits
                .words()
                .forEach(word -> byWord.computeIfAbsent(word, w -> new TreeSet<>()).add(person)));
    state.guests().events().forEach(other -> settled.addAll(state.ties().met(other)));
    settled.addAll(state.ties().introductions(event).keySet());
    settled.addAll(SatTogether.at(state, event));
  }

  /// What a host may do next: each person once, the strongest reasons first.
  ///
  /// @param limit at most so many
  public static List<Introduction> of(CommunityState state, EventId event, int limit) {
    Introductions all = new Introductions(state, event);
    Set<PersonId> taken = new HashSet<>();
    List<Introduction> chosen = new ArrayList<>();
    for (Introduction one : all.everybody()) {
      if (chosen.size() < limit && !taken.contains(one.one()) && !taken.contains(one.other())) {
        chosen.add(one);
        taken.addAll(one.pair().both());
      }
    }
    return chosen;
  }

  /// Whom a guest who is here should meet; nobody if they do not wish to be introduced.
  public static List<Introduction> forOne(CommunityState state, EventId event, PersonId person) {
    Introductions all = new Introductions(state, event);
    return all.here.containsKey(person)
        ? all.around(person).stream().limit(ON_A_SLIP).toList()
        : List.of();
  }

  /// Those who are here and agree to be introduced; who likes to roam is left alone.
  private Stream<PersonId> present() {
    return state.guests().of(event).stream()
        .flatMap(id -> state.guests().find(id).stream())
        .filter(invitation -> invitation.here(0))
        .flatMap(invitation -> invitation.terms().stream())
        .map(Terms::person)
        .filter(person -> state.answers().agrees(person, Purpose.INTRODUCTIONS))
        .filter(
            person -> state.people().profile(person).meetingStyle() != MeetingStyle.LET_ME_ROAM);
  }

  private List<Introduction> everybody() {
    Set<PersonPair> seen = new HashSet<>();
    return here.keySet().stream()
        .flatMap(person -> around(person).stream())
        .filter(one -> seen.add(one.pair()))
        .sorted((one, other) -> Reason.STRONGEST.compare(one.reason(), other.reason()))
        .toList();
  }

  private List<Introduction> around(PersonId person) {
    return candidates(person).stream()
        .filter(other -> mayMeet(person, other))
        .flatMap(other -> between(person, other).stream())
        .sorted((one, other) -> Reason.STRONGEST.compare(one.reason(), other.reason()))
        .toList();
  }

  /// Those who say a word that this person looks for, or look for a word that this person says.
  private Set<PersonId> candidates(PersonId person) {
    Set<PersonId> candidates = new TreeSet<>();
    wants(traits(person)).forEach(word -> candidates.addAll(byWord.getOrDefault(word, Set.of())));
    Set<String> own = new HashSet<>(traits(person).words().toList());
    here.forEach(
        (other, traits) -> {
          if (wants(traits).anyMatch(own::contains)) {
            candidates.add(other);
          }
        });
    candidates.remove(person);
    return candidates;
  }

  private static Stream<String> wants(Traits traits) {
    return Stream.of(traits.needs(), traits.wanted(), traits.topics())
        .flatMap(Collection::stream)
        .flatMap(phrase -> phrase.bare().stream());
  }

  private boolean mayMeet(PersonId one, PersonId other) {
    String house = traits(one).organisation();
    boolean colleagues = !house.isEmpty() && house.equals(traits(other).organisation());
    return !colleagues && !settled.contains(new PersonPair(one, other));
  }

  private Optional<Introduction> between(PersonId one, PersonId other) {
    return Stream.of(Reason.of(traits(one), traits(other)), Reason.of(traits(other), traits(one)))
        .flatMap(Optional::stream)
        .min(Reason.STRONGEST)
        .map(reason -> new Introduction(one, other, reason));
  }

  private Traits traits(PersonId person) {
    return Optional.ofNullable(here.get(person)).orElseThrow();
  }
}
