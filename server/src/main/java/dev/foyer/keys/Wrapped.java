package dev.foyer.keys;

import dev.foyer.domain.Bytes;
import dev.foyer.journal.Seal;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Optional;

/// A secret on its way to one replica: sealed under a key agreed between a fresh X25519 key and the
/// receiver's (the form of RFC 9180's base mode, with AES-256-GCM).
///
/// @param ephemeral the fresh public key, X.509
/// @param box what [Seal] wrote
public record Wrapped(Bytes ephemeral, Bytes box) {
  /// Wraps `secret` for the holder of `agreementPublic`.
  ///
  /// @param context bound into the seal; the receiver has to name the same
  public static Wrapped wrap(Bytes secret, Bytes agreementPublic, byte[] context) {
    PublicKey receiver =
        X25519
            .open(agreementPublic)
            .orElseThrow(() -> new IllegalArgumentException("the receiver's key is no X25519 key"));
    KeyPair fresh = X25519.generate();
    Bytes ephemeral = Bytes.of(fresh.getPublic().getEncoded());
    byte[] box =
        Seal.seal(
            X25519.agree(fresh.getPrivate(), receiver, ephemeral.toArray()),
            secret.toArray(),
            context);
    return new Wrapped(ephemeral, Bytes.of(box));
  }

  /// What was wrapped; empty if it was for somebody else, or was changed.
  public Optional<Bytes> open(ReplicaKeys keys, byte[] context) {
    try {
      return X25519
          .open(ephemeral)
          .map(sender -> X25519.agree(keys.agreement(), sender, ephemeral.toArray()))
          .flatMap(key -> Seal.open(key, box.toArray(), context))
          .map(Bytes::of);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
