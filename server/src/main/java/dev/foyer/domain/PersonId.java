package dev.foyer.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;

/// The identity of a person within a community, the same at every event: 16 bytes, written as
/// lower-case hexadecimal digits.
public record PersonId(long head, long tail) implements Comparable<PersonId> {
  public static final int SIZE = 16;

  private static final long LOCAL = 0x666f_796cL;
  private static final byte[] STAYS_HERE =
      "foyer-stays-here-v1".getBytes(StandardCharsets.US_ASCII);

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

  /// Another name of this person, under which a replica keeps what never leaves it: its key is
  /// handed to nobody. Begins with the bytes `foyl`, as one other id in 4,294,967,296 does by
  /// chance.
  public PersonId local() {
    byte[] digest = Chain.sha256(STAYS_HERE, bytes()).toArray();
    return new PersonId(
        LOCAL << Integer.SIZE | ByteBuffer.wrap(digest).getInt() & 0xffff_ffffL,
        ByteBuffer.wrap(digest).getLong(8));
  }

  public boolean isLocal() {
    return head >>> Integer.SIZE == LOCAL;
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
