package dev.foyer.measures;

/// Student's distribution, for any positive number of degrees of freedom, good to about nine
/// digits. The same on every machine.
final class StudentT {
  private static final int STEPS = 500;
  private static final double TINY = 1e-300;

  private StudentT() {}

  /// The value below which a share `p` > 0.5 lies.
  static double quantile(double p, double freedom) {
    double low = 0;
    double high = 1;
    while (cumulative(high, freedom) < p) {
      high *= 2;
    }
    for (int i = 0; i < 100; i++) {
      double middle = (low + high) / 2;
      if (cumulative(middle, freedom) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /// The share below t ≥ 0 (Abramowitz and Stegun, 26.7.1 with 26.5.27).
  static double cumulative(double t, double freedom) {
    return 1 - beta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
  }

  /// The regularised incomplete beta function (Abramowitz and Stegun, 6.6.2 and 26.5.8).
  private static double beta(double x, double a, double b) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    if (x > (a + 1) / (a + b + 2)) {
      return 1 - beta(1 - x, b, a);
    }
    double front =
        StrictMath.exp(
            logGamma(a + b)
                - logGamma(a)
                - logGamma(b)
                + a * StrictMath.log(x)
                + b * StrictMath.log(1 - x));
    return front * fraction(x, a, b) / a;
  }

  /// The continued fraction, by Lentz's method (Applied Optics 15, 1976).
  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1));
    double result = d;
    for (int m = 1; m <= STEPS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / away(1 + even * d);
      c = away(1 + even / c);
      result *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / away(1 + odd * d);
      c = away(1 + odd / c);
      double change = d * c;
      result *= change;
      if (Math.abs(change - 1) < 1e-15) {
        break;
      }
    }
    return result;
  }

  private static double away(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /// Stirling's series (Abramowitz and Stegun, 6.1.41), after going up to where it is exact.
  private static double logGamma(double x) {
    double up = 0;
    double y = x;
    while (y < 15) {
      up += StrictMath.log(y);
      y += 1;
    }
    double s = 1 / (y * y);
    double series = (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s / 1680))) / y;
    double half = StrictMath.log(2 * Math.PI) / 2;
    return (y - 0.5) * StrictMath.log(y) - y + half + series - up;
  }
}
