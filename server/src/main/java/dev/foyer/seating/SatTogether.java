package dev.foyer.seating;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PersonPair;
import dev.foyer.domain.SeatingFact.Row;
import dev.foyer.domain.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who really sat together: both came in, and the round was called.
public final class SatTogether {
  private SatTogether() {}

  /// The pairs of an event, people who came along on an invitation of others left out.
  public static Set<PersonPair> at(CommunityState state, EventId event) {
    Set<PersonPair> pairs = new HashSet<>();
    for (int round : state.seating().called(event)) {
      tables(state, event, round).values().forEach(table -> addPairs(table, pairs));
    }
    return pairs;
  }

  /// The people at each table of a round that was called, by the table's place in the room.
  public static Map<Integer, List<PersonId>> tables(
      CommunityState state, EventId event, int round) {
    Map<Integer, List<PersonId>> tables = new HashMap<>();
    if (!state.seating().called(event).contains(round)) {
      return tables;
    }
    for (Row row : state.seating().plan(event)) {
      if (row.guest().index() == 0 && round < row.tables().size() && row.tables().get(round) >= 0) {
        person(state, row.guest())
            .ifPresent(
                person ->
                    tables
                        .computeIfAbsent(row.tables().get(round), table -> new ArrayList<>())
                        .add(person));
      }
    }
    return tables;
  }

  private static Optional<PersonId> person(CommunityState state, GuestId guest) {
    return state
        .guests()
        .find(guest.invitation())
        .filter(invitation -> invitation.effective(guest.index()).isPresent())
        .flatMap(Invitation::terms)
        .map(Terms::person)
        .filter(person -> !state.people().erased(person));
  }

  private static void addPairs(List<PersonId> table, Set<PersonPair> pairs) {
    for (int a = 0; a < table.size(); a++) {
      for (int b = a + 1; b < table.size(); b++) {
        if (!table.get(a).equals(table.get(b))) {
          pairs.add(new PersonPair(table.get(a), table.get(b)));
        }
      }
    }
  }
}
