package dev.foyer.box.arrivals;

import dev.foyer.domain.DeviceId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// How often a station has lately been typed a code that nobody has. After five within a minute it
/// takes no code, right or wrong, until the minute is over. Thread-safe.
public final class WrongGuesses {
  static final int MOST = 5;
  private static final long WINDOW = Duration.ofMinutes(1).toNanos();

  private final LongSupplier nanos;
  private final Map<DeviceId, ArrayDeque<Long>> misses = new HashMap<>();

  /// @param nanos a clock that never jumps, as [System#nanoTime]
  public WrongGuesses(LongSupplier nanos) {
    this.nanos = nanos;
  }

  public synchronized void miss(DeviceId station) {
    misses.computeIfAbsent(station, s -> new ArrayDeque<>()).add(nanos.getAsLong());
  }

  /// Seconds until this station takes codes again; 0 if it does.
  public synchronized int wait(DeviceId station) {
    ArrayDeque<Long> recent = misses.get(station);
    if (recent == null) {
      return 0;
    }
    long now = nanos.getAsLong();
    recent.removeIf(miss -> now - miss >= WINDOW);
    if (recent.isEmpty()) {
      misses.remove(station);
    }
    return recent.size() < MOST
        ? 0
        : (int) Duration.ofNanos(recent.getFirst() + WINDOW - now).toSeconds() + 1;
  }
}
