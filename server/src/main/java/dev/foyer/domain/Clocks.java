package dev.foyer.domain;

import dev.foyer.domain.FactBody.ClockCorrected;
import java.util.HashMap;
import java.util.Map;

/// How far the clocks of boxes were off. Part of the [GuestList] and guarded with it.
final class Clocks {
  private final Map<Start, Versioned<Long>> offsets = new HashMap<>();

  /// One start of a box.
  record Start(ReplicaId box, long epoch) {
    static Start of(FactId fact) {
      return new Start(fact.replica(), fact.epoch());
    }
  }

  void correct(FactId fact, ClockCorrected body) {
    offsets
        .computeIfAbsent(new Start(body.box(), body.epoch()), start -> new Versioned<>())
        .offer(body.offsetMillis(), body.version(), fact);
  }

  long nextVersion(Start start) {
    return offsets.getOrDefault(start, new Versioned<>()).nextVersion();
  }

  /// When this fact was written, as far as is known now.
  Stamp corrected(FactId fact, Stamp stamp) {
    Versioned<Long> known = offsets.get(Start.of(fact));
    Long offset = known == null ? null : known.value();
    if (offset == null || stamp.quality() == ClockQuality.TRUSTED) {
      return stamp;
    }
    long wall = HybridTimestamp.within(stamp.wallMillis() + offset);
    HybridTimestamp at = new HybridTimestamp(wall, stamp.at().counter());
    return new Stamp(at, wall, ClockQuality.TRUSTED);
  }
}
