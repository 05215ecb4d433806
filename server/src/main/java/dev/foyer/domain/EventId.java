package dev.foyer.domain;

import java.util.HexFormat;

/// The identity of an event: 8 bytes, written as lower-case hexadecimal digits.
public record EventId(String hex) {
  public static final int SIZE = 8;

  public EventId {
    HexId.check(hex, SIZE);
  }

  /// @throws IllegalArgumentException if there are not 8 bytes
  public static EventId of(byte[] bytes) {
    return new EventId(HexFormat.of().formatHex(bytes));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
