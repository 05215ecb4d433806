package dev.foyer.platform;

import dev.foyer.domain.ClockQuality;
import java.time.Instant;

/// The time of day, and whether it can be believed.
public interface WallClock {
  /// Milliseconds since 1970-01-01T00:00Z.
  long millis();

  ClockQuality quality();

  default Instant now() {
    return Instant.ofEpochMilli(millis());
  }
}
