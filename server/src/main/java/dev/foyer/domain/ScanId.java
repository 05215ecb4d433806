package dev.foyer.domain;

import java.util.HexFormat;

/// The identity of one scan, minted once at the station: 16 bytes, written as lower-case
/// hexadecimal digits.
public record ScanId(String hex) {
  public static final int SIZE = 16;

  public ScanId {
    HexId.check(hex, SIZE);
  }

  /// @throws IllegalArgumentException if there are not 16 bytes
  public static ScanId of(byte[] bytes) {
    return new ScanId(HexFormat.of().formatHex(bytes));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
