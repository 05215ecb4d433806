package dev.foyer.measures;

import dev.foyer.domain.EventId;
import dev.foyer.domain.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// One evening as it really was. Whoever was not admitted is in no seat, no encounter and no need
/// of it: an admission that was undone takes these along.
///
/// @param rounds in their order
public record Gathering(
    EventId event,
    Attendance attendance,
    List<Round> rounds,
    Encounters encounters,
    Pulses pulses) {
  public Gathering {
    Set<PersonId> here = attendance.arrivals().keySet();
    rounds = rounds.stream().map(round -> round.of(here)).toList();
    encounters = encounters.among(here);
  }

  /// Who was admitted, in the order of their identities.
  public SortedSet<PersonId> here() {
    return new TreeSet<>(attendance.arrivals().keySet());
  }

  public boolean has(PersonId person) {
    return attendance.arrivals().containsKey(person);
  }

  /// Who was admitted for the first time, in the order of their identities.
  public SortedSet<PersonId> firstTimers() {
    SortedSet<PersonId> firstTimers = new TreeSet<>();
    attendance
        .arrivals()
        .forEach(
            (person, arrival) -> {
              if (arrival.standing() == Attendance.Standing.FIRST_TIMER) {
                firstTimers.add(person);
              }
            });
    return firstTimers;
  }

  /// Who was invited and did not come, in the order of their identities.
  public SortedSet<PersonId> absent() {
    SortedSet<PersonId> absent = new TreeSet<>(attendance.invited());
    absent.removeAll(attendance.arrivals().keySet());
    return absent;
  }

  /// Whom everybody belongs to, of those who were admitted and belong to some group.
  Map<PersonId, String> groups() {
    Map<PersonId, String> groups = new TreeMap<>(attendance.about().groups());
    groups.keySet().retainAll(attendance.arrivals().keySet());
    return groups;
  }
}
