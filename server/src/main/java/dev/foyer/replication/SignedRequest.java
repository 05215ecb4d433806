package dev.foyer.replication;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.ReplicaId;
import dev.foyer.keys.Digests;
import dev.foyer.keys.Ed25519;
import dev.foyer.keys.ReplicaKeys;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;

/// A request signed by a replica: Ed25519 over method, path, the body's digest, who speaks in which
/// epoch to which start of the other, and a counter that only goes up. Needs no clock; the model is
/// RFC 9421.
record SignedRequest(ReplicaId replica, Spoken spoken, Bytes signature) {
  static final String REPLICA = "Foyer-Replica";
  static final String EPOCH = "Foyer-Epoch";
  static final String BOOT = "Foyer-Boot";
  static final String COUNTER = "Foyer-Counter";
  static final String SIGNATURE = "Foyer-Signature";

  /// What is asked: the path of a POST and its body.
  record Asked(String path, byte[] body) {}

  /// What was never said before.
  ///
  /// @param epoch of the sender's own stream: which of its starts speaks
  /// @param boot the receiver's start, as its hello named it; another one's requests are refused
  record Spoken(long epoch, String boot, long counter) {}

  static SignedRequest sign(ReplicaKeys keys, Spoken spoken, Asked asked) {
    byte[] message = message(keys.replica(), spoken, asked);
    return new SignedRequest(keys.replica(), spoken, Bytes.of(keys.sign(message)));
  }

  boolean verifies(PublicKey key, Asked asked) {
    return Ed25519.verify(key, message(replica, spoken, asked), signature.toArray());
  }

  private static byte[] message(ReplicaId replica, Spoken spoken, Asked asked) {
    return String.join(
            "\n",
            "foyer-request-v1",
            "POST",
            asked.path(),
            Digests.sha256(asked.body()).hex(),
            replica.hex(),
            Long.toHexString(spoken.epoch()),
            spoken.boot(),
            Long.toString(spoken.counter()))
        .getBytes(StandardCharsets.UTF_8);
  }
}
