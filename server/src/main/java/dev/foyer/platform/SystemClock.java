package dev.foyer.platform;

import dev.foyer.domain.ClockQuality;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// The machine's clock. It is trusted if the time service says that it is set, or if the machine
/// has no such service (a container, a developer's machine) and the clock is at least later than
/// this program: a box without a battery wakes up in 1970 or at its image's date.
public final class SystemClock implements WallClock {
  private static final Path SYNCHRONIZED = Path.of("/run/systemd/timesync/synchronized");
  private static final Path SERVICE = Path.of("/run/systemd/timesync");
  private static final Instant PROGRAM = Instant.parse("2026-11-01T00:00:00Z");
  private static final long LOOK_MILLIS = 5_000;

  private volatile long lookedAt;
  private volatile ClockQuality quality = ClockQuality.UNTRUSTED;

  @Override
  public long millis() {
    return System.currentTimeMillis();
  }

  @Override
  public ClockQuality quality() {
    long now = System.nanoTime() / 1_000_000;
    if (lookedAt == 0 || now - lookedAt > LOOK_MILLIS) {
      quality = look();
      lookedAt = now;
    }
    return quality;
  }

  private ClockQuality look() {
    boolean set = !Files.exists(SERVICE) || Files.exists(SYNCHRONIZED);
    return set && now().isAfter(PROGRAM) ? ClockQuality.TRUSTED : ClockQuality.UNTRUSTED;
  }
}
