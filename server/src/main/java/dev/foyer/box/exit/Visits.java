package dev.foyer.box.exit;

import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.PersonId;
import dev.foyer.platform.Problem;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.LongSupplier;

/// Who stands before which exit kiosk: kept in memory only, and only as long as somebody touches
/// the screen. Whoever has not scanned there says nothing in a guest's name. Thread-safe.
final class Visits {
  /// After so long without a touch the guest has walked away.
  static final Duration IDLE = Duration.ofMinutes(3);

  private static final int SIZE = 16;

  private final SecureRandom random;
  private final LongSupplier nanos;
  private final Map<String, Open> open = new HashMap<>();

  /// A guest at an exit.
  record Visit(GuestId guest, PersonId person, EventId event, DeviceId station) {}

  private record Open(Visit visit, long until) {}

  /// @param nanos a clock that never jumps, as [System#nanoTime]
  Visits(SecureRandom random, LongSupplier nanos) {
    this.random = random;
    this.nanos = nanos;
  }

  /// Begins a visit; the one before at this station is over.
  synchronized String begin(Visit visit) {
    open.values().removeIf(other -> isOver(other) || isAt(other, visit.station()));
    byte[] id = new byte[SIZE];
    random.nextBytes(id);
    String name = HexFormat.of().formatHex(id);
    open.put(name, new Open(visit, nanos.getAsLong() + IDLE.toNanos()));
    return name;
  }

  /// The visit that goes on at this station.
  ///
  /// @throws Problem 404 if it is over, or another station's
  synchronized Visit of(String id, DeviceId station) {
    Open found = open.get(id);
    if (found == null || isOver(found) || !isAt(found, station)) {
      throw Problem.of(404, "visit-over", "Please scan your badge again.");
    }
    open.put(id, new Open(found.visit(), nanos.getAsLong() + IDLE.toNanos()));
    return found.visit();
  }

  synchronized void end(String id, DeviceId station) {
    open.computeIfPresent(id, (name, one) -> isAt(one, station) ? null : one);
  }

  private boolean isOver(Open one) {
    return nanos.getAsLong() - one.until() >= 0;
  }

  private static boolean isAt(Open one, DeviceId station) {
    return one.visit().station().equals(station);
  }
}
