package dev.foyer.domain;

import java.util.HexFormat;

/// The identity of an invitation: 12 bytes, written as lower-case hexadecimal digits.
public record InvitationId(String hex) {
  public static final int SIZE = 12;

  public InvitationId {
    HexId.check(hex, SIZE);
  }

  /// @throws IllegalArgumentException if there are not 12 bytes
  public static InvitationId of(byte[] bytes) {
    return new InvitationId(HexFormat.of().formatHex(bytes));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
