package dev.foyer.journal;

import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.CommunityId;
import dev.foyer.domain.ReplicaId;
import dev.foyer.platform.WallClock;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/// What the journal's tests begin with.
public final class Given {
  public static final CommunityId COMMUNITY = new CommunityId("c0".repeat(16));
  public static final ReplicaId REPLICA = new ReplicaId("b0".repeat(16));

  private Given() {}

  /// A trusted clock that goes on by a millisecond at each look.
  public static WallClock clock() {
    AtomicLong millis = new AtomicLong(1_780_000_000_000L);
    return new WallClock() {
      @Override
      public long millis() {
        return millis.incrementAndGet();
      }

      @Override
      public ClockQuality quality() {
        return ClockQuality.TRUSTED;
      }
    };
  }

  public static Ledger.Settings ledger(Path data) {
    return new Ledger.Settings(data, COMMUNITY, REPLICA, clock(), Disk.SYSTEM);
  }
}
