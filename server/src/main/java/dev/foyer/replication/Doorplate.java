package dev.foyer.replication;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunityId;
import dev.foyer.domain.FactBody.DoorAddressed;
import dev.foyer.domain.ReplicaId;
import dev.foyer.keys.Ed25519;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.projection.Replica;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// Where a door says that it is reached, in the open and signed with its key: whoever reads it
/// knows who has written it, whatever network it came over.
record Doorplate(DoorAddressed door, Bytes signature) {
  /// A plate that this replica hangs out.
  static Doorplate of(Replica replica, DoorAddressed door) {
    byte[] message = message(replica.membership().community(), door);
    return new Doorplate(door, Bytes.of(replica.keys().sign(message)));
  }

  /// What is written on it, as the attributes of a service (RFC 6763, section 6).
  Map<String, String> attributes(CommunityId community) {
    return Map.of(
        "community", community.hex(),
        "box", door.box().hex(),
        "uri", door.uri(),
        "print", door.fingerprint(),
        "signature", signature.hex());
  }

  /// The door that these attributes name; empty unless a replica that is trusted here has signed
  /// them.
  static Optional<DoorAddressed> read(Replica replica, Map<String, String> attributes) {
    try {
      CommunityId community = replica.membership().community();
      if (!community.hex().equals(attributes.get("community"))) {
        return Optional.empty();
      }
      DoorAddressed door =
          new DoorAddressed(
              new ReplicaId(attributes.getOrDefault("box", "")),
              0,
              attributes.getOrDefault("uri", ""),
              attributes.getOrDefault("print", ""));
      Bytes signature = Bytes.ofHex(attributes.getOrDefault("signature", ""));
      byte[] message = message(community, door);
      return replica
          .trusted()
          .replica(door.box())
          .map(TrustedKeys.Replica::signing)
          .flatMap(Ed25519::open)
          .filter(key -> Ed25519.verify(key, message, signature.toArray()))
          .map(key -> door);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] message(CommunityId community, DoorAddressed door) {
    return String.join(
            "\n",
            "foyer-doorplate-v1",
            community.hex(),
            door.box().hex(),
            door.uri(),
            door.fingerprint())
        .getBytes(StandardCharsets.UTF_8);
  }
}
