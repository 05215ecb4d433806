package dev.foyer.measures;

import java.math.BigInteger;

/// An exact number, in lowest terms.
record Fraction(BigInteger over, BigInteger under) {
  static final Fraction ZERO = of(0);

  Fraction {
    BigInteger common = over.gcd(under);
    if (under.signum() < 0) {
      common = common.negate();
    }
    over = over.divide(common);
    under = under.divide(common);
  }

  static Fraction of(long number) {
    return new Fraction(BigInteger.valueOf(number), BigInteger.ONE);
  }

  boolean isZero() {
    return over.signum() == 0;
  }

  Fraction minus(Fraction other) {
    return new Fraction(
        over.multiply(other.under).subtract(other.over.multiply(under)),
        under.multiply(other.under));
  }

  Fraction times(Fraction other) {
    return new Fraction(over.multiply(other.over), under.multiply(other.under));
  }

  Fraction through(Fraction other) {
    return new Fraction(over.multiply(other.under), under.multiply(other.over));
  }
}
