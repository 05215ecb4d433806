package dev.foyer.measures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {
  /// By SciPy 1.17, `ttest_ind(…, equal_var=False).confidence_interval(0.95)`.
  private static final double WELCH_LOW = -5.21253808097388;

  private static final double WELCH_HIGH = 0.1125380809738794;

  /// The examples of R. G. Newcombe, "Two-sided confidence intervals for the single proportion",
  /// Statistics in Medicine 17, 1998, 857–872, method 3.
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0, 0.1611",
    "1, 29, 0.0061, 0.1718",
  })
  void aShareHasWilsonsInterval(int hits, int of, double low, double high) {
    Interval interval = new Share(hits, of).interval();
    assertEquals(low, interval.low(), 0.00005);
    assertEquals(high, interval.high(), 0.00005);
  }

  /// Both ends are where the score test just does not reject.
  @Property(tries = 300)
  void theEndsOfAnIntervalAreWhereTheScoreTestTurns(
      @ForAll @IntRange(min = 1, max = 500) int of, @ForAll @IntRange(max = 500) int hits) {
    Share share = new Share(Math.min(hits, of), of);
    for (double p : List.of(share.interval().low(), share.interval().high())) {
      if (p > 0 && p < 1) {
        double score = Math.abs(share.value() - p) / Math.sqrt(p * (1 - p) / of);
        assertEquals(1.959963984540054, score, 1e-6);
      }
    }
    assertTrue(share.interval().has(share.value()));
  }

  @Test
  void nobodyMaySayAnything() {
    assertEquals(new Interval(0, 1), new Share(0, 0).interval());
    assertThrows(IllegalArgumentException.class, () -> new Share(3, 2));
  }

  /// The examples of Newcombe's table II, method 10.
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "6, 7, 2, 7, 0.0582, 0.8062",
    "5, 56, 0, 29, -0.0381, 0.1926",
    "0, 10, 0, 20, -0.1611, 0.2775",
    "10, 10, 0, 20, 0.6791, 1",
  })
  void twoSharesDifferByNewcombesInterval(
      int hits, int of, int otherHits, int otherOf, double low, double high) {
    Difference difference = Difference.of(new Share(hits, of), new Share(otherHits, otherOf));
    assertEquals(low, difference.interval().low(), 0.00005);
    assertEquals(high, difference.interval().high(), 0.00005);
  }

  /// Quantiles as tables have them (Abramowitz and Stegun, table 26.10).
  @ParameterizedTest
  @CsvSource({
    "1, 12.706",
    "2, 4.303",
    "3, 3.182",
    "5, 2.571",
    "10, 2.228",
    "30, 2.042",
    "120, 1.980"
  })
  void studentsQuantilesAreThoseOfTheTables(int freedom, double quantile) {
    assertEquals(quantile, StudentT.quantile(0.975, freedom), 0.0005);
  }

  /// One degree of freedom is Cauchy's distribution, two have a root: both in closed form.
  @Property(tries = 100)
  void studentsDistributionIsInClosedFormForOneAndTwoDegrees(
      @ForAll @IntRange(max = 400) int tenths) {
    double t = tenths / 10.0;
    assertEquals(0.5 + Math.atan(t) / Math.PI, StudentT.cumulative(t, 1), 1e-10);
    assertEquals(0.5 + t / (2 * Math.sqrt(2 + t * t)), StudentT.cumulative(t, 2), 1e-10);
  }

  @Test
  void twoMeansDifferByWelchsInterval() {
    Mean one = Mean.of(List.of(27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6));
    Mean other = Mean.of(List.of(27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2));
    Difference difference = Difference.of(one, other);
    assertEquals(-2.55, difference.value(), 1e-9);
    assertEquals(WELCH_LOW, difference.interval().low(), 1e-6);
    assertEquals(WELCH_HIGH, difference.interval().high(), 1e-6);
  }

  @Test
  void meansWithoutSpreadDifferByJustThat() {
    Mean one = Mean.of(List.of(2.0, 2.0));
    assertEquals(new Interval(1, 1), Difference.of(one, Mean.of(List.of(1.0, 1.0))).interval());
    assertTrue(Double.isInfinite(Mean.of(List.of(3.0)).interval().high()));
  }

  /// 0.5 against 0.7 takes 91 a side, half a deviation 63 (normal approximation).
  @Test
  void itIsSaidHowManyATestWouldNeed() {
    assertEquals(91, Difference.needed(0.5, 0.7));
    assertEquals(63, Difference.neededForMeans(0.5, 1));
    assertThrows(IllegalArgumentException.class, () -> Difference.needed(0.4, 0.4));
    assertThrows(IllegalArgumentException.class, () -> Difference.neededForMeans(0, 1));
  }
}
