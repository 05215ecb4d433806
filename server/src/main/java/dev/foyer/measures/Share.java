package dev.foyer.measures;

/// So many of so many.
public record Share(long hits, long of) {
  /// The 97.5th percentile of the standard normal distribution.
  static final double Z = 1.959963984540054;

  /// @throws IllegalArgumentException if more hit than there are
  public Share {
    if (hits < 0 || hits > of) {
      throw new IllegalArgumentException("a share is some of all");
    }
  }

  /// From 0 to 1; 0 of 0 is 0.
  public double value() {
    return of == 0 ? 0 : (double) hits / of;
  }

  public long misses() {
    return of - hits;
  }

  public Share plus(Share other) {
    return new Share(hits + other.hits, of + other.of);
  }

  /// The 95 % score interval (E. B. Wilson, "Probable inference, the law of succession, and
  /// statistical inference", Journal of the American Statistical Association 22, 1927, 209–212),
  /// without correction for continuity; 0 to 1 if there is nobody.
  public Interval interval() {
    if (of == 0) {
      return new Interval(0, 1);
    }
    double n = of;
    double p = value();
    double middle = p + Z * Z / (2 * n);
    double half = Z * StrictMath.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    double all = 1 + Z * Z / n;
    return new Interval(
        hits == 0 ? 0 : (middle - half) / all, hits == of ? 1 : (middle + half) / all);
  }
}
