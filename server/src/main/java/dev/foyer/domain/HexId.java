package dev.foyer.domain;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// What all hexadecimal identities share: they are kept as numbers, because a box holds hundreds of
/// thousands of them, and are written as lower-case digits.
final class HexId {
  private static final int TAIL_DIGITS = 16;

  private HexId() {}

  /// The digits before the last sixteen, as a number.
  static long head(String hex, int bytes) {
    check(hex, bytes);
    int digits = 2 * bytes - TAIL_DIGITS;
    return digits == 0 ? 0 : Long.parseUnsignedLong(hex, 0, digits, 16);
  }

  /// The last sixteen digits, as a number.
  static long tail(String hex, int bytes) {
    check(hex, bytes);
    return Long.parseUnsignedLong(hex, 2 * bytes - TAIL_DIGITS, 2 * bytes, 16);
  }

  static String hex(long head, long tail, int bytes) {
    HexFormat digits = HexFormat.of();
    int before = 2 * bytes - TAIL_DIGITS;
    String last = digits.toHexDigits(tail);
    return before == 0 ? last : digits.toHexDigits(head, before) + last;
  }

  static byte[] bytes(long head, long tail, int bytes) {
    byte[] all = ByteBuffer.allocate(2 * Long.BYTES).putLong(head).putLong(tail).array();
    byte[] last = new byte[bytes];
    System.arraycopy(all, all.length - bytes, last, 0, bytes);
    return last;
  }

  static int compare(long head, long otherHead, long tail, long otherTail) {
    int byHead = Long.compareUnsigned(head, otherHead);
    return byHead != 0 ? byHead : Long.compareUnsigned(tail, otherTail);
  }

  private static void check(String hex, int bytes) {
    if (hex.length() != 2 * bytes) {
      throw new IllegalArgumentException(
          "an id of " + bytes + " bytes has " + 2 * bytes + " digits");
    }
    for (int i = 0; i < hex.length(); i++) {
      char c = hex.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        throw new IllegalArgumentException("an id is written in lower-case hexadecimal digits");
      }
    }
  }
}
