package dev.foyer.domain;

import java.util.HexFormat;

/// The identity of an enrolled device: 8 bytes, written as lower-case hexadecimal digits.
public record DeviceId(String hex) {
  public static final int SIZE = 8;

  public DeviceId {
    HexId.check(hex, SIZE);
  }

  /// @throws IllegalArgumentException if there are not 8 bytes
  public static DeviceId of(byte[] bytes) {
    return new DeviceId(HexFormat.of().formatHex(bytes));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
