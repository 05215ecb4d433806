package dev.foyer.box;

import dev.foyer.domain.ClockQuality;
import dev.foyer.platform.WallClock;
import java.time.Duration;
import java.time.Instant;

/// The clock of a box, which a test sets while the box runs.
public final class VenueClock implements WallClock {
  private volatile long ahead;
  private volatile ClockQuality quality = ClockQuality.TRUSTED;

  /// It is so much before this machine's clock, and trusted.
  public static VenueClock behind(Duration time) {
    VenueClock clock = new VenueClock();
    clock.ahead = -time.toMillis();
    return clock;
  }

  /// It has just woken up at this moment, and nobody trusts it.
  public static VenueClock waking(Instant at) {
    VenueClock clock = new VenueClock();
    clock.ahead = at.toEpochMilli() - System.currentTimeMillis();
    clock.quality = ClockQuality.UNTRUSTED;
    return clock;
  }

  /// So much time goes by at once.
  public synchronized void later(Duration time) {
    ahead = ahead + time.toMillis();
  }

  /// It jumps to this machine's time and is trusted from then on.
  public void isSet() {
    ahead = 0;
    quality = ClockQuality.TRUSTED;
  }

  @Override
  public long millis() {
    return System.currentTimeMillis() + ahead;
  }

  @Override
  public ClockQuality quality() {
    return quality;
  }
}
