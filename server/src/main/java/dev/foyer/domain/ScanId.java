package dev.foyer.domain;

import java.util.HexFormat;

/// The identity of one scan, minted once at the station: 16 bytes, written as lower-case
/// hexadecimal digits.
public record ScanId(long head, long tail) implements Comparable<ScanId> {
  public static final int SIZE = 16;

  /// @throws IllegalArgumentException if there are not 32 lower-case hexadecimal digits
  public ScanId(String hex) {
    this(HexId.head(hex, SIZE), HexId.tail(hex, SIZE));
  }

  /// @throws IllegalArgumentException if there are not 16 bytes
  public static ScanId of(byte[] bytes) {
    return new ScanId(HexFormat.of().formatHex(bytes));
  }

  public String hex() {
    return HexId.hex(head, tail, SIZE);
  }

  public byte[] bytes() {
    return HexId.bytes(head, tail, SIZE);
  }

  @Override
  public int compareTo(ScanId other) {
    return HexId.compare(head, other.head, tail, other.tail);
  }

  @Override
  public String toString() {
    return hex();
  }
}
