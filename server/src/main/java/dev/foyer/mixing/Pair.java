package dev.foyer.mixing;

import dev.foyer.domain.GuestId;

/// Two people, in no order.
public record Pair(GuestId one, GuestId other) {
  public Pair {
    if (one.equals(other)) {
      throw new IllegalArgumentException("a pair is two people");
    }
    if (one.compareTo(other) > 0) {
      GuestId first = other;
      other = one;
      one = first;
    }
  }
}
