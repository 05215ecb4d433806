package dev.foyer.ties;

import dev.foyer.domain.Admission;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PersonPair;
import dev.foyer.domain.TieFact.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/// The people whom somebody has sat with or met at an event: the only ones who are ever offered to
/// them. Whoever was expected and did not come is nobody's acquaintance.
public final class Acquaintances {
  private Acquaintances() {}

  /// The acquaintances of a person at an event, the person and those without a name left out.
  public static Set<PersonId> of(CommunityState state, EventId event, PersonId person) {
    Set<PersonId> found = new TreeSet<>(satWith(state, event, person));
    found.addAll(met(state, event, person));
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

  /// Those who sat at the person's table in a round that was called, both having come.
  private static Set<PersonId> satWith(CommunityState state, EventId event, PersonId person) {
    Map<GuestId, PersonId> here = arrived(state, event);
    List<GuestId> own =
        here.keySet().stream().filter(guest -> person.equals(here.get(guest))).toList();
    Set<PersonId> others = new TreeSet<>();
    for (GuestId guest : own) {
      for (int round : state.seating().called(event)) {
        OptionalInt table = state.seating().table(event, guest, round);
        if (table.isPresent()) {
          here.forEach(
              (other, who) -> {
                if (state.seating().table(event, other, round).equals(table)) {
                  others.add(who);
                }
              });
        }
      }
    }
    return others;
  }

  /// The people who came to an event, those who have left included.
  private static Map<GuestId, PersonId> arrived(CommunityState state, EventId event) {
    Map<GuestId, PersonId> arrived = new HashMap<>();
    state.guests().of(event).stream()
        .flatMap(id -> state.guests().find(id).stream())
        .flatMap(invitation -> invitation.effective(0).stream().map(a -> at(invitation, a)))
        .forEach(one -> arrived.put(one.guest(), one.person()));
    return arrived;
  }

  private record Arrived(GuestId guest, PersonId person) {}

  private static Arrived at(Invitation invitation, Admission admission) {
    return new Arrived(admission.guest(), invitation.terms().orElseThrow().person());
  }
}
