package dev.foyer.journal;

import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.HybridTimestamp;
import dev.foyer.domain.Stamp;
import dev.foyer.platform.WallClock;

/// The stamps of a process's own facts: they sort after what is known, but not after what a trusted
/// clock says is far ahead. Not thread-safe.
final class Stamps {
  private final WallClock clock;
  private HybridTimestamp last = HybridTimestamp.ZERO;

  Stamps(WallClock clock) {
    this.clock = clock;
  }

  /// The stamp of a fact that happens now.
  Stamp next() {
    long wall = clock.millis();
    ClockQuality quality = clock.quality();
    last = HybridTimestamp.next(last, wall, quality);
    return new Stamp(last, wall, quality);
  }

  /// Somebody's fact has become known.
  void witness(Stamp stamp) {
    last = last.witness(stamp.at(), clock.millis(), clock.quality());
  }
}
