package dev.foyer.domain;

import java.util.HexFormat;

/// The identity of one request for a person: 16 bytes, written as lower-case hexadecimal digits.
public record RequestId(String hex) {
  public static final int SIZE = 16;

  public RequestId {
    HexId.check(hex, SIZE);
  }

  /// @throws IllegalArgumentException if there are not 16 bytes
  public static RequestId of(byte[] bytes) {
    return new RequestId(HexFormat.of().formatHex(bytes));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
