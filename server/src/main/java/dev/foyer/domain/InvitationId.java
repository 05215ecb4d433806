package dev.foyer.domain;

import java.util.HexFormat;

/// The identity of an invitation: 12 bytes, written as lower-case hexadecimal digits.
public record InvitationId(int head, long tail) implements Comparable<InvitationId> {
  public static final int SIZE = 12;
  private static final long MASK = 0xffff_ffffL;

  /// @throws IllegalArgumentException if there are not 24 lower-case hexadecimal digits
  public InvitationId(String hex) {
    this((int) HexId.head(hex, SIZE), HexId.tail(hex, SIZE));
  }

  /// @throws IllegalArgumentException if there are not 12 bytes
  public static InvitationId of(byte[] bytes) {
    return new InvitationId(HexFormat.of().formatHex(bytes));
  }

  public String hex() {
    return HexId.hex(head, tail, SIZE);
  }

  public byte[] bytes() {
    return HexId.bytes(head, tail, SIZE);
  }

  @Override
  public int compareTo(InvitationId other) {
    return HexId.compare(head & MASK, other.head & MASK, tail, other.tail);
  }

  @Override
  public String toString() {
    return hex();
  }
}
