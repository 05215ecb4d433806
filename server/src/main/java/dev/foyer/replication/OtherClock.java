package dev.foyer.replication;

import dev.foyer.domain.ClockQuality;
import java.time.Duration;

/// Another replica's clock beside this one's: for people to see, and for nothing else. What time it
/// is decides about no guest.
///
/// @param ahead how far it is ahead of this one's, negative if it is behind; right to within half
///   of the time that the question took (Cristian, "Probabilistic clock synchronization", 1989)
/// @param quality whether the other takes its clock to be right
public record OtherClock(Duration ahead, ClockQuality quality) {
  /// So far apart, arrival times of two doors do not fit each other.
  private static final Duration TOLERATED = Duration.ofSeconds(5);

  /// @param before this replica's clock in milliseconds when it asked, and `after` when it heard
  static OtherClock of(Wire.Clock clock, long before, long after) {
    return new OtherClock(
        Duration.ofMillis(clock.millis() - (before + after) / 2),
        clock.trusted() ? ClockQuality.TRUSTED : ClockQuality.UNTRUSTED);
  }

  /// Whether a person should hear of it.
  public boolean drifts() {
    return ahead.abs().compareTo(TOLERATED) > 0;
  }
}
