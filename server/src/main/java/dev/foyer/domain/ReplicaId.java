package dev.foyer.domain;

import java.util.HexFormat;

/// The identity of a replica (a box or central): the first bytes of the SHA-256 of its public key;
/// 16 bytes, written as lower-case hexadecimal digits.
public record ReplicaId(String hex) {
  public static final int SIZE = 16;

  public ReplicaId {
    HexId.check(hex, SIZE);
  }

  /// @throws IllegalArgumentException if there are not 16 bytes
  public static ReplicaId of(byte[] bytes) {
    return new ReplicaId(HexFormat.of().formatHex(bytes));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
