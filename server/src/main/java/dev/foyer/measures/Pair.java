package dev.foyer.measures;

import dev.foyer.domain.PersonId;
import java.util.Comparator;

/// Two people, in no order.
public record Pair(PersonId one, PersonId other) implements Comparable<Pair> {
  private static final Comparator<Pair> ORDER =
      Comparator.comparing(Pair::one).thenComparing(Pair::other);

  public Pair {
    if (one.equals(other)) {
      throw new IllegalArgumentException("a pair is two people");
    }
    if (one.compareTo(other) > 0) {
      PersonId first = other;
      other = one;
      one = first;
    }
  }

  public boolean has(PersonId person) {
    return one.equals(person) || other.equals(person);
  }

  /// The other one of the two.
  ///
  /// @throws IllegalArgumentException if `person` is neither
  public PersonId besides(PersonId person) {
    if (!has(person)) {
      throw new IllegalArgumentException("this pair is two other people");
    }
    return one.equals(person) ? other : one;
  }

  @Override
  public int compareTo(Pair pair) {
    return ORDER.compare(this, pair);
  }
}
