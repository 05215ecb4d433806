package dev.foyer.domain;

import java.util.HexFormat;

/// The identity of a person within a community, the same at every event: 16 bytes, written as
/// lower-case hexadecimal digits.
public record PersonId(String hex) {
  public static final int SIZE = 16;

  public PersonId {
    HexId.check(hex, SIZE);
  }

  /// @throws IllegalArgumentException if there are not 16 bytes
  public static PersonId of(byte[] bytes) {
    return new PersonId(HexFormat.of().formatHex(bytes));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
