package dev.foyer.keys;

import dev.foyer.domain.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/// Signatures of RFC 8032 by the JDK: keys travel in their X.509 encoding.
public final class Ed25519 {
  private static final String NAME = "Ed25519";

  private Ed25519() {}

  public static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance(NAME).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  public static byte[] sign(PrivateKey key, byte[] message) {
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key cannot sign", e);
    }
  }

  /// Whether `key` signed `message`. Never throws, whatever the bytes.
  public static boolean verify(PublicKey key, byte[] message, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /// Reads a public key from its X.509 encoding; empty if it is none.
  public static Optional<PublicKey> open(Bytes x509) {
    try {
      return Optional.of(
          KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(x509.toArray())));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  static PrivateKey secret(byte[] pkcs8) {
    try {
      return KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a stored key cannot be read", e);
    }
  }
}
