package dev.foyer.domain;

import java.util.List;

/// Two people, whoever is named first.
public record PersonPair(PersonId one, PersonId other) {
  /// @throws IllegalArgumentException if they are one person
  public PersonPair {
    int order = one.compareTo(other);
    if (order == 0) {
      throw new IllegalArgumentException("a pair is two people");
    }
    if (order > 0) {
      PersonId first = other;
      other = one;
      one = first;
    }
  }

  public boolean has(PersonId person) {
    return one.equals(person) || other.equals(person);
  }

  public List<PersonId> both() {
    return List.of(one, other);
  }
}
