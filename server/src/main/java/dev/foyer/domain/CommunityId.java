package dev.foyer.domain;

import java.util.HexFormat;

/// The identity of a community: 16 bytes, written as lower-case hexadecimal digits.
public record CommunityId(String hex) {
  public static final int SIZE = 16;

  public CommunityId {
    HexId.check(hex, SIZE);
  }

  /// @throws IllegalArgumentException if there are not 16 bytes
  public static CommunityId of(byte[] bytes) {
    return new CommunityId(HexFormat.of().formatHex(bytes));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
