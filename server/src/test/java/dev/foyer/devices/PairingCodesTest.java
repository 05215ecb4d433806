package dev.foyer.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.foyer.devices.PairingCodes.Grant;
import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.Role;
import dev.foyer.platform.Problem;
import dev.foyer.platform.WallClock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PairingCodesTest {
  private final AtomicLong now = new AtomicLong(1_000_000);
  private final PairingCodes codes =
      new PairingCodes(
          new WallClock() {
            @Override
            public long millis() {
              return now.get();
            }

            @Override
            public ClockQuality quality() {
              return ClockQuality.TRUSTED;
            }
          });

  private int refusal(String code) {
    return assertThrows(Problem.class, () -> codes.redeem(code)).status();
  }

  @Test
  void aCodeGivesItsRoleOnce() {
    String code = codes.issue(Role.HOST, Duration.ofMinutes(15));
    assertEquals(new Grant(Role.HOST, ""), codes.redeem(code));
    assertEquals(410, refusal(code));
  }

  @Test
  void aCodeMayBeTypedInSmallLettersAndGroups() {
    String code = codes.issue(Role.STATION, Duration.ofMinutes(15)).toLowerCase(Locale.ROOT);
    assertEquals(
        Role.STATION,
        codes.redeem(" " + code.substring(0, 4) + "-" + code.substring(4) + " ").role());
  }

  @Test
  void aCodeExpires() {
    String code = codes.issue(Role.HOST, Duration.ofMinutes(15));
    now.addAndGet(Duration.ofMinutes(16).toMillis());
    assertEquals(403, refusal(code));
  }

  @Test
  void tenWrongCodesInAMinuteStopGuessingForAWhileButNotTheRightCode() {
    String code = codes.issue(new Grant(Role.HOST, "Desk"), Duration.ofMinutes(15));
    for (int i = 0; i < 10; i++) {
      assertEquals(403, refusal("WRONG" + i));
    }
    assertEquals(429, refusal("WRONG"));
    assertEquals(new Grant(Role.HOST, "Desk"), codes.redeem(code));
    now.addAndGet(Duration.ofSeconds(61).toMillis());
    assertEquals(403, refusal("WRONG"));
  }
}
