package dev.foyer.mixing;

import java.util.Set;

/// A table. It is named by its position in [Evening#tables()], from 0.
public record Table(String name, int seats, Set<Feature> features) {
  /// What a table gives to everybody who sits there.
  public enum Feature {
    STEP_FREE,
    QUIET
  }

  public Table {
    features = Set.copyOf(features);
    if (seats < 1) {
      throw new IllegalArgumentException("a table has seats: " + name);
    }
  }

  public boolean stepFree() {
    return features.contains(Feature.STEP_FREE);
  }

  public boolean quiet() {
    return features.contains(Feature.QUIET);
  }
}
