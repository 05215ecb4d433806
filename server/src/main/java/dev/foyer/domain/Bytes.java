package dev.foyer.domain;

import java.util.Arrays;
import java.util.HexFormat;

/// An immutable string of bytes with value equality.
public final class Bytes implements Comparable<Bytes> {
  public static final Bytes EMPTY = new Bytes(new byte[0]);
  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /// Copies `content`.
  public static Bytes of(byte[] content) {
    return new Bytes(content.clone());
  }

  /// Reads lower- or upper-case hexadecimal digits.
  ///
  /// @throws IllegalArgumentException if `hex` has an odd length or another character
  public static Bytes ofHex(String hex) {
    return new Bytes(HexFormat.of().parseHex(hex));
  }

  /// A copy of the bytes.
  public byte[] toArray() {
    return content.clone();
  }

  public int size() {
    return content.length;
  }

  /// The first `length` bytes.
  public Bytes prefix(int length) {
    return new Bytes(Arrays.copyOf(content, length));
  }

  /// Lower-case hexadecimal digits, two a byte.
  public String hex() {
    return HexFormat.of().formatHex(content);
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(content, other.content);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return hex();
  }
}
