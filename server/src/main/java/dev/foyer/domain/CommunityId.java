package dev.foyer.domain;

import java.util.HexFormat;
import java.util.UUID;

/// The identity of a community: 16 bytes, written as lower-case hexadecimal digits.
public record CommunityId(long head, long tail) implements Comparable<CommunityId> {
  public static final int SIZE = 16;

  /// @throws IllegalArgumentException if there are not 32 lower-case hexadecimal digits
  public CommunityId(String hex) {
    this(HexId.head(hex, SIZE), HexId.tail(hex, SIZE));
  }

  /// @throws IllegalArgumentException if there are not 16 bytes
  public static CommunityId of(byte[] bytes) {
    return new CommunityId(HexFormat.of().formatHex(bytes));
  }

  /// Reads what [#uuid] writes.
  public static CommunityId of(UUID uuid) {
    return new CommunityId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
  }

  public String hex() {
    return HexId.hex(head, tail, SIZE);
  }

  /// The same bytes as a UUID, which is how a database keeps them.
  public UUID uuid() {
    return new UUID(head, tail);
  }

  public byte[] bytes() {
    return HexId.bytes(head, tail, SIZE);
  }

  @Override
  public int compareTo(CommunityId other) {
    return HexId.compare(head, other.head, tail, other.tail);
  }

  @Override
  public String toString() {
    return hex();
  }
}
