package dev.foyer.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/// One record of a segment: length of the body (4) · CRC32C over length, type and body (4) · type
/// (1) · body.
///
/// @param size bytes on disk, the head included
record Frame(Type type, byte[] body, int size) {
  static final int PREFIX = 9;
  private static final int MAX_BODY = 1 << 20;

  /// What a record holds.
  enum Type {
    /// A fact's envelope.
    FACT(0),
    /// The end of a group: the segment's offset that had been forced before the group (8).
    MARKER(1),
    /// Where a stream ended once, signed by its author.
    HEAD(2),
    /// The envelope of a fact whose identity another one bears.
    FORK(3);

    private final byte code;

    Type(int code) {
      this.code = (byte) code;
    }

    static Optional<Type> of(byte code) {
      return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }
  }

  static ByteBuffer write(Type type, byte[] body) {
    ByteBuffer out = ByteBuffer.allocate(PREFIX + body.length);
    out.putInt(body.length).putInt(crc(body.length, type, body));
    return out.put(type.code).put(body).flip();
  }

  static ByteBuffer marker(long forced) {
    return write(Type.MARKER, ByteBuffer.allocate(Long.BYTES).putLong(forced).array());
  }

  /// The record at `offset`, or empty if no whole and sound one stands there.
  static Optional<Frame> read(ByteBuffer segment, int offset) {
    if (segment.limit() - offset < PREFIX) {
      return Optional.empty();
    }
    int length = segment.getInt(offset);
    Optional<Type> type = Type.of(segment.get(offset + 8));
    boolean fits = length >= 0 && length <= MAX_BODY && length <= segment.limit() - offset - PREFIX;
    if (!fits || type.isEmpty()) {
      return Optional.empty();
    }
    byte[] body = new byte[length];
    segment.get(offset + PREFIX, body);
    return segment.getInt(offset + 4) == crc(length, type.get(), body)
        ? Optional.of(new Frame(type.get(), body, PREFIX + length))
        : Optional.empty();
  }

  /// The offset that a marker names.
  long forced() {
    return ByteBuffer.wrap(body).getLong();
  }

  private static int crc(int length, Type type, byte[] body) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(5).putInt(length).put(type.code).flip());
    crc.update(body);
    return (int) crc.getValue();
  }
}
