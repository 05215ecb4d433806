package dev.foyer.measures;

import dev.foyer.domain.PersonId;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;

/// Ties across groups, and what chance would have made of them.
///
/// @param across ties of people in different groups
/// @param within ties of people in one group
/// @param expectedWithin how many would be within one group if groups were dealt out by lot
/// @param variance of that number
public record Crossing(long across, long within, double expectedWithin, double variance) {
  private static final Crossing NOTHING = new Crossing(0, 0, 0, 0);

  /// Over a season: gatherings are added up, groups are dealt out within each.
  public static Crossing of(Season season, Ties ties, TieLevel level) {
    Crossing sum = NOTHING;
    for (int i = 0; i < season.gatherings().size(); i++) {
      sum = sum.plus(of(season.gatherings().get(i).groups(), ties.at(i, level)));
    }
    return sum;
  }

  /// Of one network. Chance is closed-form, nothing is drawn: the ties stay as they are and the
  /// groups are dealt out to the same people in every order, all alike (the null hypothesis of the
  /// permutation test that goes with the index). Mean and variance of the number of ties within a
  /// group are then those of a join count under sampling without replacement (P. A. P. Moran, "The
  /// interpretation of statistical maps", Journal of the Royal Statistical Society B 10, 1948; A.
  /// D. Cliff and J. K. Ord, "Spatial Autocorrelation", 1973).
  ///
  /// @param groups of people who have one; ties of others do not count
  public static Crossing of(Map<PersonId, String> groups, SortedSet<Pair> ties) {
    long within = 0;
    long across = 0;
    Map<PersonId, Long> degrees = new HashMap<>();
    for (Pair pair : ties) {
      String one = groups.get(pair.one());
      String other = groups.get(pair.other());
      if (one != null && other != null) {
        within += one.equals(other) ? 1 : 0;
        across += one.equals(other) ? 0 : 1;
        degrees.merge(pair.one(), 1L, Long::sum);
        degrees.merge(pair.other(), 1L, Long::sum);
      }
    }
    Lot lot = new Lot(groups);
    double m = (double) within + across;
    double touching = 0;
    for (double degree : degrees.values()) {
      touching += degree * (degree - 1);
    }
    double apart = m * (m - 1) - touching;
    double mean = m * lot.two();
    double variance = mean + touching * lot.three() + apart * lot.twoTimesTwo() - mean * mean;
    return new Crossing(across, within, mean, Math.max(0, variance));
  }

  public long ties() {
    return across + within;
  }

  /// The E–I index, external minus internal ties over all: −1 if all stay within groups, 1 if all
  /// cross them (D. Krackhardt and R. N. Stern, "Informal networks and organizational crises: an
  /// experimental simulation", Social Psychology Quarterly 51, 1988, 123–140). 0 if there are none.
  public double index() {
    return ties() == 0 ? 0 : (double) (across - within) / ties();
  }

  /// What the index would be on average by chance.
  public double expected() {
    return ties() == 0 ? 0 : 1 - 2 * expectedWithin / ties();
  }

  /// Where the index would lie 19 times out of 20 by chance, taking its distribution for normal.
  public Interval byChance() {
    if (ties() == 0) {
      return new Interval(-1, 1);
    }
    double half = 2 * Share.Z * StrictMath.sqrt(variance) / ties();
    return new Interval(Math.max(-1, expected() - half), Math.min(1, expected() + half));
  }

  private Crossing plus(Crossing other) {
    return new Crossing(
        across + other.across,
        within + other.within,
        expectedWithin + other.expectedWithin,
        variance + other.variance);
  }

  /// How likely it is that people drawn without replacement are of one group.
  private static final class Lot {
    private final Map<String, Long> sizes = new HashMap<>();
    private final long people;

    Lot(Map<PersonId, String> groups) {
      groups.values().forEach(group -> sizes.merge(group, 1L, Long::sum));
      people = groups.size();
    }

    /// Two of two.
    double two() {
      return over(sum(2), 2);
    }

    /// Three of three.
    double three() {
      return over(sum(3), 3);
    }

    /// The first two of one group, and the next two of one group, be it the same or not.
    double twoTimesTwo() {
      double different = sum(2) * sum(2);
      for (long size : sizes.values()) {
        different -= falling(size, 2) * falling(size, 2);
      }
      return over(sum(4) + different, 4);
    }

    private double sum(int drawn) {
      double sum = 0;
      for (long size : sizes.values()) {
        sum += falling(size, drawn);
      }
      return sum;
    }

    private double over(double ways, int drawn) {
      double all = falling(people, drawn);
      return all == 0 ? 0 : ways / all;
    }

    private static double falling(long n, int drawn) {
      double product = 1;
      for (int i = 0; i < drawn; i++) {
        product *= Math.max(0, n - i);
      }
      return product;
    }
  }
}
