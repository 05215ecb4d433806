package dev.foyer.domain;

import java.util.HexFormat;
import java.util.UUID;

/// The identity of a person within a community, the same at every event: 16 bytes, written as
/// lower-case hexadecimal digits.
public record PersonId(long head, long tail) implements Comparable<PersonId> {
  public static final int SIZE = 16;

  /// @throws IllegalArgumentException if there are not 32 lower-case hexadecimal digits
  public PersonId(String hex) {
    this(HexId.head(hex, SIZE), HexId.tail(hex, SIZE));
  }

  /// @throws IllegalArgumentException if there are not 16 bytes
  public static PersonId of(byte[] bytes) {
    return new PersonId(HexFormat.of().formatHex(bytes));
  }

  /// Reads what [#uuid] writes.
  public static PersonId of(UUID uuid) {
    return new PersonId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
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
  public int compareTo(PersonId other) {
    return HexId.compare(head, other.head, tail, other.tail);
  }

  @Override
  public String toString() {
    return hex();
  }
}
