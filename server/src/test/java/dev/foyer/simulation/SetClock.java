package dev.foyer.simulation;

import dev.foyer.domain.ClockQuality;
import dev.foyer.platform.WallClock;
import java.time.Duration;
import java.time.Instant;

/// The wall clock of a machine: right, or set to whatever, with or without anybody's trust.
final class SetClock implements WallClock {
  /// When every evening begins.
  static final Instant START = Instant.parse("2026-06-05T18:00:00Z");

  private final Timeline time;
  private volatile Duration ahead = Duration.ZERO;
  private volatile ClockQuality quality = ClockQuality.TRUSTED;

  SetClock(Timeline time) {
    this.time = time;
  }

  /// @param ahead of the true time
  void set(Duration ahead, ClockQuality quality) {
    this.ahead = ahead;
    this.quality = quality;
  }

  @Override
  public long millis() {
    return START.plusNanos(time.nanos()).plus(ahead).toEpochMilli();
  }

  @Override
  public ClockQuality quality() {
    return quality;
  }
}
