package dev.foyer.measures;

import dev.foyer.domain.EventId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Some gatherings of one community, the earliest first.
public record Season(List<Gathering> gatherings) {
  /// @throws IllegalArgumentException if an event is there twice
  public Season {
    gatherings = List.copyOf(gatherings);
    Set<EventId> events = new HashSet<>();
    for (Gathering gathering : gatherings) {
      if (!events.add(gathering.event())) {
        throw new IllegalArgumentException("an event is one gathering of a season");
      }
    }
  }

  /// Where an event stands in it, from 0.
  ///
  /// @throws IllegalArgumentException if it is not there
  public int indexOf(EventId event) {
    for (int i = 0; i < gatherings.size(); i++) {
      if (gatherings.get(i).event().equals(event)) {
        return i;
      }
    }
    throw new IllegalArgumentException("the season has no such event");
  }
}
