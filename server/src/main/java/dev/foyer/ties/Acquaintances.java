package dev.foyer.ties;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PersonPair;
import dev.foyer.domain.TieFact.Outcome;
import dev.foyer.seating.SatTogether;
import java.util.Set;
import java.util.TreeSet;

/// The people whom somebody has sat with or met at an event: the only ones who are ever offered to
/// them. Whoever was expected and did not come is nobody's acquaintance.
public final class Acquaintances {
  private Acquaintances() {}

  /// The acquaintances of a person at an event, the person and those without a name left out.
  public static Set<PersonId> of(CommunityState state, EventId event, PersonId person) {
    Set<PersonId> found = met(state, event, person);
    SatTogether.at(state, event).forEach(pair -> other(pair, person, found));
    found.remove(person);
    found.removeIf(other -> state.people().profile(other).name().isEmpty());
    return found;
  }

  /// Those who have met a person, as one of the two or the host who introduced them has said.
  public static Set<PersonId> met(CommunityState state, EventId event, PersonId person) {
    Set<PersonId> met = new TreeSet<>();
    state.ties().met(event).forEach(pair -> other(pair, person, met));
    state
        .ties()
        .introductions(event)
        .forEach(
            (pair, outcome) -> {
              if (outcome == Outcome.DONE) {
                other(pair, person, met);
              }
            });
    return met;
  }

  private static void other(PersonPair pair, PersonId person, Set<PersonId> others) {
    if (pair.has(person)) {
      others.add(pair.one().equals(person) ? pair.other() : pair.one());
    }
  }
}
