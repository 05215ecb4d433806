package dev.foyer.domain;

import java.util.HexFormat;

/// The identity of an enrolled device: 8 bytes, written as lower-case hexadecimal digits.
public record DeviceId(long bits) implements Comparable<DeviceId> {
  public static final int SIZE = 8;

  /// @throws IllegalArgumentException if there are not 16 lower-case hexadecimal digits
  public DeviceId(String hex) {
    this(HexId.tail(hex, SIZE));
  }

  /// @throws IllegalArgumentException if there are not 8 bytes
  public static DeviceId of(byte[] bytes) {
    return new DeviceId(HexFormat.of().formatHex(bytes));
  }

  public String hex() {
    return HexId.hex(0, bits, SIZE);
  }

  public byte[] bytes() {
    return HexId.bytes(0, bits, SIZE);
  }

  @Override
  public int compareTo(DeviceId other) {
    return Long.compareUnsigned(bits, other.bits);
  }

  @Override
  public String toString() {
    return hex();
  }
}
