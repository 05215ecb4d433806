package dev.foyer.doors;

import dev.foyer.domain.Admission;
import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Device;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.ScanId;
import dev.foyer.domain.Terms;
import dev.foyer.keys.TrustedKeys;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A guest who came in twice, at two doors that could not ask each other.
///
/// @param name of the one who is invited; `index` tells the people of a party apart
/// @param entrances in order of arrival; the first one counts
public record DoubleLine(
    String event, String invitation, int index, String name, int people, List<Entrance> entrances) {
  /// @param admissions the facts that say so, to be undone together: two doors may have written one
  ///   scan down
  /// @param box where the guest stood; `door` is its name
  /// @param trusted whether the clock that says `at` was known to be right
  /// @param counts whether this is the arrival that counts
  public record Entrance(
      List<String> admissions,
      String box,
      String door,
      String station,
      String at,
      boolean trusted,
      boolean counts) {}

  /// Those of some events, the latest first.
  static List<DoubleLine> all(
      CommunityState state, TrustedKeys keys, Predicate<EventId> events, int limit) {
    return state.guests().doubled().stream()
        .flatMap(id -> state.guests().find(id).stream())
        .filter(invitation -> invitation.terms().map(Terms::event).filter(events).isPresent())
        .flatMap(
            invitation ->
                invitation.doubles().stream().map(index -> of(state, keys, invitation, index)))
        .sorted(Comparator.comparing(DoubleLine::latest).reversed())
        .limit(limit)
        .toList();
  }

  private String latest() {
    return entrances.getLast().at();
  }

  private static DoubleLine of(
      CommunityState state, TrustedKeys keys, Invitation invitation, int index) {
    Terms terms = invitation.terms().orElseThrow();
    Map<ScanId, List<Admission>> byScan =
        invitation.standing(index).stream()
            .collect(
                Collectors.groupingBy(
                    admission -> admission.passage().scan(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    FactId counting = invitation.effective(index).orElseThrow().id();
    return new DoubleLine(
        terms.event().hex(),
        invitation.id().hex(),
        index,
        state.people().profile(terms.person()).name(),
        terms.people(),
        byScan.values().stream().map(one -> entrance(state, keys, one, counting)).toList());
  }

  private static Entrance entrance(
      CommunityState state, TrustedKeys keys, List<Admission> facts, FactId counting) {
    Admission first = facts.getFirst();
    Device station = state.devices().find(first.passage().station()).orElse(null);
    ReplicaId box = station == null ? first.id().replica() : station.enrolled().program();
    return new Entrance(
        facts.stream().map(fact -> fact.id().toString()).toList(),
        box.hex(),
        Names.of(keys, box),
        station == null ? "" : station.enrolled().name(),
        first.when().toString(),
        first.stamp().quality() == ClockQuality.TRUSTED,
        first.id().equals(counting));
  }
}
