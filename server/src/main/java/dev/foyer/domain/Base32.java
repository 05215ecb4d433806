package dev.foyer.domain;

import java.util.Optional;

/// RFC 4648 base 32, upper case, without padding: the alphabet that a QR code's alphanumeric mode
/// and every keyboard reader carry unharmed.
final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder((bytes.length * 8 + 4) / 5);
    int bits = 0;
    int buffer = 0;
    for (byte b : bytes) {
      buffer = buffer << 8 | b & 0xff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(ALPHABET.charAt(buffer >>> bits & 31));
      }
      buffer &= (1 << bits) - 1;
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt(buffer << 5 - bits & 31));
    }
    return text.toString();
  }

  /// Reads what [#encode] writes; empty for any other text, such as one whose last, unused bits are
  /// not zero: a token has one written form.
  static Optional<byte[]> decode(String text) {
    byte[] bytes = new byte[text.length() * 5 / 8];
    int bits = 0;
    int buffer = 0;
    int at = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      buffer = buffer << 5 | digit;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[at++] = (byte) (buffer >>> bits);
        buffer &= (1 << bits) - 1;
      }
    }
    return buffer == 0 ? Optional.of(bytes) : Optional.empty();
  }

  static boolean isDigit(char c) {
    return ALPHABET.indexOf(c) >= 0;
  }
}
