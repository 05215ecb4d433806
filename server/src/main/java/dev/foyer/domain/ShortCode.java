package dev.foyer.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;

/// The ten characters that stand for a token when it has to be typed: the first 50 bits of
/// SHA-256("foyer-code-v1" ‖ SHA-256 of the token) in Crockford's base 32. It works only against a
/// guest list, so it can be guessed only against one, slowly.
///
/// @param text ten characters of Crockford's alphabet, upper case
public record ShortCode(String text) {
  public static final int LENGTH = 10;
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final byte[] DOMAIN = "foyer-code-v1".getBytes(StandardCharsets.US_ASCII);

  public ShortCode {
    if (text.length() != LENGTH || !text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
      throw new IllegalArgumentException("a short code has ten characters of Crockford's alphabet");
    }
  }

  /// The code of the token with this SHA-256.
  public static ShortCode of(Bytes tokenHash) {
    byte[] digest = digest(tokenHash.toArray());
    long bits = 0;
    for (int i = 0; i < 7; i++) {
      bits = bits << 8 | digest[i] & 0xff;
    }
    bits >>>= 6;
    char[] code = new char[LENGTH];
    for (int i = LENGTH - 1; i >= 0; i--) {
      code[i] = ALPHABET.charAt((int) (bits & 31));
      bits >>>= 5;
    }
    return new ShortCode(new String(code));
  }

  /// Reads what a person typed: any case, with spaces or hyphens, O for 0, I and L for 1.
  public static Optional<ShortCode> parse(String typed) {
    if (typed.length() > 64) {
      return Optional.empty();
    }
    StringBuilder code = new StringBuilder(LENGTH);
    for (char c : typed.toUpperCase(Locale.ROOT).toCharArray()) {
      if (c == '-' || Character.isWhitespace(c)) {
        continue;
      }
      char digit = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
      if (ALPHABET.indexOf(digit) < 0 || code.length() == LENGTH) {
        return Optional.empty();
      }
      code.append(digit);
    }
    return code.length() == LENGTH ? Optional.of(new ShortCode(code.toString())) : Optional.empty();
  }

  /// The code as it is printed: two groups of five.
  public String grouped() {
    return text.substring(0, 5) + "-" + text.substring(5);
  }

  private static byte[] digest(byte[] tokenHash) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(DOMAIN);
      return sha.digest(tokenHash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
