package dev.foyer.measures;

/// How far two figures are apart: the first less the second, with its 95 % interval. An interval
/// that holds 0 says that the two may as well be the same.
public record Difference(double value, Interval interval) {
  /// The 80 % quantile of the standard normal distribution: four in five such tests find what is
  /// there.
  private static final double POWER = 0.8416212335729143;

  /// Of two shares of different people: Newcombe's hybrid of their score intervals, without
  /// correction for continuity (R. G. Newcombe, "Interval estimation for the difference between
  /// independent proportions: comparison of eleven methods", Statistics in Medicine 17, 1998,
  /// 873–890, method 10).
  public static Difference of(Share one, Share other) {
    double value = one.value() - other.value();
    Interval first = one.interval();
    Interval second = other.interval();
    double down = norm(one.value() - first.low(), second.high() - other.value());
    double up = norm(first.high() - one.value(), other.value() - second.low());
    return new Difference(value, new Interval(value - down, value + up));
  }

  /// Of two means whose spread may differ (B. L. Welch, "The generalization of 'Student's' problem
  /// when several different population variances are involved", Biometrika 34, 1947, 28–35); each
  /// of two values or more, else everything is possible.
  public static Difference of(Mean one, Mean other) {
    double value = one.value() - other.value();
    if (one.n() < 2 || other.n() < 2) {
      return new Difference(
          value, new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }
    double first = one.error() * one.error();
    double second = other.error() * other.error();
    if (first + second == 0) {
      return new Difference(value, new Interval(value, value));
    }
    double freedom =
        (first + second)
            * (first + second)
            / (first * first / (one.n() - 1) + second * second / (other.n() - 1));
    double half = StudentT.quantile(0.975, freedom) * StrictMath.sqrt(first + second);
    return new Difference(value, new Interval(value - half, value + half));
  }

  /// How many people each side needs, so that a difference between these two shares is found in
  /// four tests out of five, at 5 % two-sided (J. L. Fleiss, B. Levin, M. C. Paik, "Statistical
  /// Methods for Rates and Proportions", 3rd edition 2003, chapter 4, without pooling).
  ///
  /// @throws IllegalArgumentException if the two are the same, or none between 0 and 1
  public static long needed(double one, double other) {
    if (one == other || one < 0 || other < 0 || one > 1 || other > 1) {
      throw new IllegalArgumentException("two different shares from 0 to 1 are compared");
    }
    double spread = one * (1 - one) + other * (1 - other);
    return needed(spread, one - other, 1);
  }

  /// How many values each side needs to find this difference of means, if they spread by this
  /// standard deviation.
  ///
  /// @throws IllegalArgumentException if the difference is 0 or the deviation negative
  public static long neededForMeans(double difference, double deviation) {
    if (difference == 0 || deviation < 0) {
      throw new IllegalArgumentException("some difference is looked for, in some spread");
    }
    return needed(2 * deviation * deviation, difference, 2);
  }

  private static long needed(double spread, double difference, long least) {
    double z = Share.Z + POWER;
    double n = z * z * spread / (difference * difference);
    return Math.max((long) StrictMath.ceil(n), least);
  }

  private static double norm(double one, double other) {
    return StrictMath.sqrt(one * one + other * other);
  }
}
