package dev.foyer.domain;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/// The Ed25519 key pair with which a community issues its invitations.
public record IssuingKey(PrivateKey secret, PublicKey open) {
  /// The id by which tokens name it.
  public Bytes id() {
    return InvitationToken.keyId(open);
  }

  /// An Ed25519 signature, 64 bytes (RFC 8032).
  byte[] sign(byte[] message) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(secret);
      ed25519.update(message);
      return ed25519.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the issuing key cannot sign", e);
    }
  }

  @Override
  public String toString() {
    return "(issuing key " + id() + ")";
  }
}
