package dev.foyer.measures;

import dev.foyer.domain.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A round as it was sat.
///
/// @param tables the number of a table for each who sat
public record Round(Duration lasted, Map<PersonId, Integer> tables) {
  /// @throws IllegalArgumentException if it lasted less than no time
  public Round {
    if (lasted.isNegative()) {
      throw new IllegalArgumentException("a round lasts some time");
    }
    tables = Map.copyOf(tables);
  }

  /// How many sat at each table that was used, in the order of the tables.
  List<Integer> sizes() {
    return seated().values().stream().map(Set::size).toList();
  }

  /// Everybody who shared a table.
  SortedSet<Pair> pairs() {
    SortedSet<Pair> pairs = new TreeSet<>();
    for (SortedSet<PersonId> table : seated().values()) {
      List<PersonId> people = new ArrayList<>(table);
      for (int i = 0; i < people.size(); i++) {
        for (int j = 0; j < i; j++) {
          pairs.add(new Pair(people.get(i), people.get(j)));
        }
      }
    }
    return pairs;
  }

  Round of(Set<PersonId> people) {
    Map<PersonId, Integer> theirs = new TreeMap<>(tables);
    theirs.keySet().retainAll(people);
    return new Round(lasted, theirs);
  }

  private SortedMap<Integer, SortedSet<PersonId>> seated() {
    SortedMap<Integer, SortedSet<PersonId>> seated = new TreeMap<>();
    tables.forEach(
        (person, table) -> seated.computeIfAbsent(table, t -> new TreeSet<>()).add(person));
    return seated;
  }
}
