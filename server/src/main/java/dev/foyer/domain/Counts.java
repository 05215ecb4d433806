package dev.foyer.domain;

import java.util.HashMap;
import java.util.Map;

/// How many guests are in at each event, by the box that wrote their arrival down. Part of the
/// [GuestList] and guarded with it.
final class Counts {
  private final Map<ReplicaId, Map<EventId, Integer>> byBox = new HashMap<>();

  void add(EventId event, Admission admission) {
    change(event, admission, 1);
  }

  void take(EventId event, Admission admission) {
    change(event, admission, -1);
  }

  Map<EventId, Integer> by(ReplicaId box) {
    return Map.copyOf(byBox.getOrDefault(box, Map.of()));
  }

  /// An event at which nobody is left is not kept.
  private void change(EventId event, Admission admission, int by) {
    byBox
        .computeIfAbsent(admission.id().replica(), box -> new HashMap<>())
        .merge(event, by, (now, more) -> now + more == 0 ? null : now + more);
  }
}
