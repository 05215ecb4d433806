package dev.foyer.keys;

import dev.foyer.domain.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/// Key agreement of RFC 7748 with HKDF-SHA-256 (RFC 5869), by the JDK.
final class X25519 {
  private static final String NAME = "X25519";
  private static final byte[] INFO = "foyer-wrap-v1".getBytes(StandardCharsets.US_ASCII);

  private X25519() {}

  static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance(NAME).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has X25519", e);
    }
  }

  /// The AES key that both sides of an agreement derive.
  static SecretKey agree(PrivateKey own, PublicKey other, byte[] salt) {
    try {
      KeyAgreement agreement = KeyAgreement.getInstance(NAME);
      agreement.init(own);
      agreement.doPhase(other, true);
      HKDFParameterSpec expand =
          HKDFParameterSpec.ofExtract()
              .addIKM(agreement.generateSecret())
              .addSalt(salt)
              .thenExpand(INFO, 32);
      return KDF.getInstance("HKDF-SHA256").deriveKey("AES", expand);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no key can be agreed with this key", e);
    }
  }

  static Optional<PublicKey> open(Bytes x509) {
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
