package dev.foyer.domain;

import static dev.foyer.domain.ClockQuality.TRUSTED;
import static dev.foyer.domain.ClockQuality.UNTRUSTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HybridTimestampTest {
  private static final long NOW = 1_780_000_000_000L;
  private static final long YEAR = 365L * 86_400_000;
  private static final long END = (1L << 48) - 1;

  /// Boxes whose clocks jump, that tell each other what they wrote and that are started again.
  @Property(tries = 2_000)
  void whateverClocksDoNoReadingIsMoreThanAMinuteAheadOfATrustedOne(@ForAll long seed) {
    Random random = new Random(seed);
    List<HybridTimestamp> known = new ArrayList<>();
    HybridTimestamp last = HybridTimestamp.ZERO;
    for (int step = 0; step < 60; step++) {
      long wall = wall(random);
      ClockQuality quality = random.nextInt(3) == 0 ? UNTRUSTED : TRUSTED;
      switch (random.nextInt(8)) {
        case 0 -> {
          last = HybridTimestamp.ZERO;
          for (HybridTimestamp each : known) {
            last = last.witness(each, wall, quality);
          }
        }
        case 1 -> {
          HybridTimestamp learned = new HybridTimestamp(wall(random), random.nextInt(0x10000));
          known.add(learned);
          last = last.witness(learned, wall, quality);
        }
        default -> {
          HybridTimestamp next = HybridTimestamp.next(last, wall, quality);
          check(last, next, wall, quality);
          last = next;
          known.add(next);
        }
      }
    }
  }

  private static void check(
      HybridTimestamp last, HybridTimestamp next, long wall, ClockQuality quality) {
    long limit = quality == TRUSTED ? wall + 60_000 : END;
    assertTrue(next.millis() <= limit, next + " at " + wall);
    boolean full = last.millis() >= Math.min(limit, END) && last.counter() == 0xffff;
    assertTrue(last.millis() > limit || full || next.compareTo(last) > 0, last + " then " + next);
  }

  private static long wall(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt(1_000_000);
      case 1 -> NOW + YEAR;
      case 2 -> NOW + random.nextInt(200_000) - 100_000;
      case 3 -> END - random.nextInt(3);
      default -> NOW + random.nextInt(3);
    };
  }

  @Test
  void aClockThatWasAYearAheadAndIsSetBackIsBelieved() {
    HybridTimestamp wrong = HybridTimestamp.next(HybridTimestamp.ZERO, NOW + YEAR, TRUSTED);
    HybridTimestamp right = HybridTimestamp.next(wrong, NOW, TRUSTED);
    assertEquals(new HybridTimestamp(NOW + 60_000, 0), right);
    assertEquals(
        new HybridTimestamp(NOW + 60_000, 1), HybridTimestamp.next(right, NOW + 5, TRUSTED));
  }

  @Test
  void aBoxThatWokeUpIn1970SortsItsFactsAfterWhatItLearns() {
    HybridTimestamp learned = new HybridTimestamp(NOW, 7);
    HybridTimestamp last = HybridTimestamp.ZERO.witness(learned, 1_000, UNTRUSTED);
    assertEquals(
        new HybridTimestamp(NOW, 8), HybridTimestamp.next(last, 2_000, UNTRUSTED), "no limit");
  }

  @Test
  void theLastReadingThereIsIsGivenAgainRatherThanThrown() {
    HybridTimestamp end = new HybridTimestamp(END, 0xffff);
    assertEquals(end, HybridTimestamp.next(end, 1_000, UNTRUSTED));
  }
}
