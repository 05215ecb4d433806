package dev.foyer.domain;

import java.util.HexFormat;

/// The identity of an event: 8 bytes, written as lower-case hexadecimal digits.
public record EventId(long bits) implements Comparable<EventId> {
  public static final int SIZE = 8;

  /// What the identity of a rehearsal begins with; no other event's does, or one in four thousand
  /// million.
  public static final String REHEARSAL = "7e577e57";

  /// @throws IllegalArgumentException if there are not 16 lower-case hexadecimal digits
  public EventId(String hex) {
    this(HexId.tail(hex, SIZE));
  }

  /// @throws IllegalArgumentException if there are not 8 bytes
  public static EventId of(byte[] bytes) {
    return new EventId(HexFormat.of().formatHex(bytes));
  }

  /// Whether this is a rehearsal of a door: nobody has come to anything by it.
  public boolean isRehearsal() {
    return hex().startsWith(REHEARSAL);
  }

  public String hex() {
    return HexId.hex(0, bits, SIZE);
  }

  public byte[] bytes() {
    return HexId.bytes(0, bits, SIZE);
  }

  @Override
  public int compareTo(EventId other) {
    return Long.compareUnsigned(bits, other.bits);
  }

  @Override
  public String toString() {
    return hex();
  }
}
