package dev.foyer.box.arrivals;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.ReplicaId;
import dev.foyer.journal.Ledger;
import dev.foyer.platform.WallClock;
import dev.foyer.projection.Memory;
import dev.foyer.projection.Replica;
import java.security.PublicKey;
import java.util.Optional;

/// What a door stands on: the ledger that it writes, the memory that it decides from, and the keys
/// that it believes.
public record Setting(
    ReplicaId box, Ledger ledger, Memory memory, WallClock clock, Issuers issuers) {
  /// The community's keys for invitations.
  public interface Issuers {
    /// The trusted key with this id.
    Optional<PublicKey> key(Bytes id);
  }

  public static Setting of(Replica replica) {
    return new Setting(
        replica.id(), replica.ledger(), replica.memory(), replica.clock(), replica::issuing);
  }
}
