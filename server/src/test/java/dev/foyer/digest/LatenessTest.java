package dev.foyer.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The 48 hours.
class LatenessTest {
  private static final Instant END = Instant.parse("2026-12-03T21:00:00Z");
  private static final Instant DUE = Instant.parse("2026-12-05T21:00:00Z");

  private static Lateness at(Instant now) {
    return Lateness.of(END, Optional.empty(), now);
  }

  @Test
  void aDigestHasUntilTheEndOfTheSecondDay() {
    assertEquals(new Lateness.InTime(DUE), at(END));
    assertEquals(new Lateness.InTime(DUE), at(DUE));
  }

  @Test
  void afterThatItIsLateForAsLongAsItHasNotGone() {
    assertEquals(new Lateness.Late(DUE, Duration.ofSeconds(1)), at(DUE.plusSeconds(1)));
    assertEquals(new Lateness.Late(DUE, Duration.ofDays(3)), at(DUE.plus(Duration.ofDays(3))));
  }

  @Test
  void whatHasGoneStaysInTimeOrLateForEver() {
    Instant years = DUE.plus(Duration.ofDays(900));
    assertEquals(new Lateness.Gone(END, Duration.ZERO), Lateness.of(END, Optional.of(END), years));
    Instant late = DUE.plusSeconds(90);
    assertEquals(
        new Lateness.Gone(late, Duration.ofSeconds(90)),
        Lateness.of(END, Optional.of(late), years));
  }

  @Test
  void aWeekInWhichClocksChangeHasHoursLikeAnyOther() {
    Instant spring = Instant.parse("2026-03-28T21:00:00Z");
    assertEquals(Instant.parse("2026-03-30T21:00:00Z"), Lateness.due(spring));
  }
}
