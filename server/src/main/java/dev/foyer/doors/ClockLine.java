package dev.foyer.doors;

import dev.foyer.replication.OtherClock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Another box's clock beside this one's.
///
/// @param ahead in seconds; negative if it is behind
/// @param drifts whether that is so much that a person should look at it
/// @param quality whether the box takes its clock to be right: `trusted` or `untrusted`
public record ClockLine(long ahead, boolean drifts, String quality) {
  public static @Nullable ClockLine of(@Nullable OtherClock clock) {
    return clock == null
        ? null
        : new ClockLine(
            Math.round(clock.ahead().toMillis() / 1000.0),
            clock.drifts(),
            clock.quality().name().toLowerCase(Locale.ROOT));
  }
}
