package dev.foyer.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.ClockQuality;
import dev.foyer.platform.WallClock;
import dev.foyer.projection.Replica;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Doors whose clocks do not agree.
class ClocksTest {
  @TempDir Path folder;

  /// A clock beside the machine's.
  private record Wrong(Duration ahead, ClockQuality quality) implements WallClock {
    @Override
    public long millis() {
      return System.currentTimeMillis() + ahead.toMillis();
    }
  }

  @Test
  void aClockThatIsWrongIsFlaggedAtBothDoorsAndHoldsUpNothing() throws Exception {
    try (Community community = new Community(folder).with("north", "south")) {
      Replica north = community.open("north");
      Replica south =
          community.open("south", new Wrong(Duration.ofHours(-3), ClockQuality.UNTRUSTED));
      Community.open(south, 1);
      Courier toSouth = Community.courier(north, south);
      toSouth.fetch();
      assertEquals(1, Community.facts(north));
      OtherClock clock = toSouth.clock();
      assertNotNull(clock);
      assertTrue(clock.drifts());
      Duration error = clock.ahead().plus(Duration.ofHours(3)).abs();
      assertTrue(error.compareTo(Duration.ofSeconds(2)) < 0, error.toString());
      assertEquals(ClockQuality.UNTRUSTED, clock.quality());
      Courier toNorth = Community.courier(south, north);
      toNorth.fetch();
      assertNotNull(toNorth.clock());
      assertTrue(toNorth.clock().drifts());
      assertFalse(toNorth.clock().ahead().isNegative());
    }
  }

  @Test
  void aSecondOrTwoIsNoDrift() throws Exception {
    try (Community community = new Community(folder).with("north", "south")) {
      Replica north = community.open("north");
      Replica south =
          community.open("south", new Wrong(Duration.ofSeconds(2), ClockQuality.TRUSTED));
      Courier toSouth = Community.courier(north, south);
      toSouth.fetch();
      assertNotNull(toSouth.clock());
      assertFalse(toSouth.clock().drifts());
    }
  }
}
