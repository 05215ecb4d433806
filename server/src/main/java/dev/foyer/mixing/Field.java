package dev.foyer.mixing;

import org.jspecify.annotations.Nullable;

/// A finite field of `order` elements 0 … order − 1, order = pᵉ: the base-p digits of an element
/// are the coefficients of a polynomial over ℤ/p, multiplied modulo an irreducible one (Lidl and
/// Niederreiter, *Finite Fields*, ch. 2).
final class Field {
  final int order;
  private final int prime;
  private final int[] product;

  /// @param prime p
  /// @param order a power of p, up to a few hundred
  Field(int prime, int order) {
    this.prime = prime;
    this.order = order;
    int[] found = null;
    for (int tail = 0; found == null && tail < order; tail++) {
      found = table(tail);
    }
    if (found == null) {
      throw new IllegalArgumentException("not a power of " + prime + ": " + order);
    }
    product = found;
  }

  int plus(int a, int b) {
    int sum = 0;
    for (int unit = 1; unit < order; unit *= prime) {
      sum += (a / unit % prime + b / unit % prime) % prime * unit;
    }
    return sum;
  }

  int times(int a, int b) {
    return product[a * order + b];
  }

  /// The products modulo xᵉ − tail, or null if two elements other than 0 give 0.
  private int @Nullable [] table(int tail) {
    int[] table = new int[order * order];
    for (int a = 1; a < order; a++) {
      int shifted = a;
      int[] byPower = new int[order];
      for (int unit = 1; unit < order; unit *= prime) {
        byPower[unit] = shifted;
        shifted = timesX(shifted, tail);
      }
      for (int b = 1; b < order; b++) {
        int sum = 0;
        for (int unit = 1; unit < order; unit *= prime) {
          for (int times = b / unit % prime; times > 0; times--) {
            sum = plus(sum, byPower[unit]);
          }
        }
        if (sum == 0) {
          return null;
        }
        table[a * order + b] = sum;
      }
    }
    return table;
  }

  private int timesX(int a, int tail) {
    int top = order / prime;
    int sum = a % top * prime;
    for (int times = a / top; times > 0; times--) {
      sum = plus(sum, tail);
    }
    return sum;
  }
}
