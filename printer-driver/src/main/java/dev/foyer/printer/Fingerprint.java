package dev.foyer.printer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What names of objects in a printer are made from, so that a changed one never passes for its
/// elder.
final class Fingerprint {
  private Fingerprint() {}

  static byte[] of(String text) {
    return sha256().digest(text.getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] of(Label label) {
    MessageDigest digest = sha256();
    digest.update((label.width() + "x" + label.height()).getBytes(StandardCharsets.US_ASCII));
    return digest.digest(label.rows());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
