package dev.foyer.doors;

import dev.foyer.domain.ReplicaId;
import dev.foyer.keys.TrustedKeys;
import java.util.List;

/// What the boxes of a community are called.
public final class Names {
  private Names() {}

  /// The name of a replica; empty for one that the list does not know.
  public static String of(TrustedKeys keys, ReplicaId replica) {
    return keys.replica(replica).map(TrustedKeys.Replica::name).orElse("");
  }

  /// All boxes of the list but `self`, by name.
  public static List<TrustedKeys.Replica> boxes(TrustedKeys keys, ReplicaId self) {
    return keys.replicas().stream()
        .filter(other -> !other.id().equals(self) && !other.name().equals(TrustedKeys.CENTRAL))
        .sorted((a, b) -> a.name().compareToIgnoreCase(b.name()))
        .toList();
  }
}
