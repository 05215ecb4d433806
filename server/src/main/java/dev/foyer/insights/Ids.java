package dev.foyer.insights;

import dev.foyer.domain.ItemId;
import java.security.SecureRandom;

/// Identities of what an organiser makes without having chosen one.
final class Ids {
  private Ids() {}

  static ItemId fresh(SecureRandom random) {
    byte[] bytes = new byte[ItemId.SIZE];
    random.nextBytes(bytes);
    return ItemId.of(bytes);
  }
}
