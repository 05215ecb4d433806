package dev.foyer.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.box.Evening;
import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.FactBody.GuestAdmitted;
import dev.foyer.domain.FactBody.Passage;
import dev.foyer.domain.FactBody.Way;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Telling;
import dev.foyer.platform.WallClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A box without a battery, whose clock is set while guests arrive.
class TimekeeperTest {
  private static final long NOON = Instant.parse("2026-12-04T12:00:00Z").toEpochMilli();

  @TempDir Path folder;
  private final BoxClock clock = new BoxClock();

  @Test
  void anArrivalBeforeTheClockWasSetIsShownAtItsTrueTime() {
    try (Replica box = Replica.founding(folder, "box", clock)) {
      Timekeeper keeper = new Timekeeper(box, clock::nanos);
      clock.pass(60_000);
      admit(box);
      clock.pass(60_000);
      keeper.look();
      clock.set(NOON);
      keeper.look();
      assertEquals(NOON - 60_000, arrival(box));
      keeper.look();
    }
    try (Replica box = Replica.founding(folder, "box", clock)) {
      assertEquals(NOON - 60_000, arrival(box));
    }
  }

  private static void admit(Replica box) {
    box.ledger()
        .record(
            List.of(
                new GuestAdmitted(
                    new GuestId(Telling.invitation(1), 0),
                    1,
                    Evening.SUPPER,
                    new Passage(Telling.scan(1), Telling.KIOSK, Way.SCAN),
                    Telling.person(1),
                    PrivateText.NONE)));
  }

  private static long arrival(Replica box) {
    return box.memory()
        .read(state -> state.guests().arrivals(Evening.SUPPER, 1).getFirst().when().toEpochMilli());
  }

  /// It wakes up in 1970.
  private static final class BoxClock implements WallClock {
    private long wall = 1_000;
    private long run;
    private ClockQuality quality = ClockQuality.UNTRUSTED;

    void pass(long millis) {
      wall += millis;
      run += millis;
    }

    void set(long millis) {
      wall = millis;
      quality = ClockQuality.TRUSTED;
    }

    long nanos() {
      return run * 1_000_000;
    }

    @Override
    public long millis() {
      return wall;
    }

    @Override
    public ClockQuality quality() {
      return quality;
    }
  }
}
