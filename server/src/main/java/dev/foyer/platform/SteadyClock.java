package dev.foyer.platform;

import dev.foyer.domain.ClockQuality;

/// A clock that nobody sets: the time since this program's start, counted from 1970. For what lasts
/// so long and not until then.
public final class SteadyClock implements WallClock {
  private final long start = System.nanoTime();

  @Override
  public long millis() {
    return (System.nanoTime() - start) / 1_000_000;
  }

  @Override
  public ClockQuality quality() {
    return ClockQuality.UNTRUSTED;
  }
}
