package dev.foyer.measures;

import java.util.List;

/// An average.
///
/// @param deviation the standard deviation of the sample (n − 1); 0 for fewer than two
public record Mean(long n, double value, double deviation) {
  /// Of these values; 0 of none.
  public static Mean of(List<Double> values) {
    long n = values.size();
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = n == 0 ? 0 : sum / n;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return new Mean(n, mean, n < 2 ? 0 : StrictMath.sqrt(squares / (n - 1)));
  }

  /// The 95 % interval by Student's distribution; everything if there are fewer than two values.
  public Interval interval() {
    if (n < 2) {
      return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double half = StudentT.quantile(0.975, (double) n - 1) * error();
    return new Interval(value - half, value + half);
  }

  /// The standard error.
  double error() {
    return deviation / StrictMath.sqrt((double) n);
  }
}
