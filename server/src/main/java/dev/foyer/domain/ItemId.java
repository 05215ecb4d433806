package dev.foyer.domain;

import java.util.HexFormat;

/// The identity of something that people make, such as a promise or a story: 16 bytes, written as
/// lower-case hexadecimal digits.
public record ItemId(long head, long tail) implements Comparable<ItemId> {
  public static final int SIZE = 16;

  /// @throws IllegalArgumentException if there are not 32 lower-case hexadecimal digits
  public ItemId(String hex) {
    this(HexId.head(hex, SIZE), HexId.tail(hex, SIZE));
  }

  /// @throws IllegalArgumentException if there are not 16 bytes
  public static ItemId of(byte[] bytes) {
    return new ItemId(HexFormat.of().formatHex(bytes));
  }

  public String hex() {
    return HexId.hex(head, tail, SIZE);
  }

  public byte[] bytes() {
    return HexId.bytes(head, tail, SIZE);
  }

  @Override
  public int compareTo(ItemId other) {
    return HexId.compare(head, other.head, tail, other.tail);
  }

  @Override
  public String toString() {
    return hex();
  }
}
