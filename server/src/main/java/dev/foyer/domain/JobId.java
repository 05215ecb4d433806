package dev.foyer.domain;

import java.util.HexFormat;

/// The identity of one badge print job: 16 bytes, written as lower-case hexadecimal digits.
public record JobId(String hex) {
  public static final int SIZE = 16;

  public JobId {
    HexId.check(hex, SIZE);
  }

  /// @throws IllegalArgumentException if there are not 16 bytes
  public static JobId of(byte[] bytes) {
    return new JobId(HexFormat.of().formatHex(bytes));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
