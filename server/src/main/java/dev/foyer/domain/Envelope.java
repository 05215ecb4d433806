package dev.foyer.domain;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The frozen byte form of a fact, big-endian: version (1) · community (16) · replica (16) · epoch
/// (8) · seq (8) · hybrid millis (6) · hybrid counter (2) · wall millis (8) · clock quality (1) ·
/// kind length (1) and ASCII · kind version (2) · subject length (1) and UTF-8 · payload length (4)
/// and bytes. It is what is hashed, signed, stored and sent; it never changes.
public final class Envelope {
  private static final byte VERSION = 1;
  private static final int FIXED =
      1 + CommunityId.SIZE + ReplicaId.SIZE + 8 + 8 + 6 + 2 + 8 + 1 + 1 + 2 + 1 + 4;

  /// The most bytes that an envelope can have.
  public static final int MAX_SIZE = FIXED + 64 + 255 + Content.MAX_PAYLOAD;

  private Envelope() {}

  public static byte[] encode(Fact fact) {
    byte[] kind = fact.content().kind().getBytes(StandardCharsets.US_ASCII);
    byte[] subject = fact.content().subject().getBytes(StandardCharsets.UTF_8);
    byte[] payload = fact.content().payload().toArray();
    Stamp stamp = fact.stamp();
    ByteBuffer out =
        ByteBuffer.allocate(FIXED + kind.length + subject.length + payload.length)
            .put(VERSION)
            .put(fact.stream().community().bytes())
            .put(fact.stream().replica().bytes())
            .putLong(fact.stream().epoch())
            .putLong(fact.seq())
            .putShort((short) (stamp.at().millis() >>> 32))
            .putInt((int) stamp.at().millis())
            .putShort((short) stamp.at().counter())
            .putLong(stamp.wallMillis())
            .put((byte) (stamp.quality() == ClockQuality.TRUSTED ? 0 : 1))
            .put((byte) kind.length)
            .put(kind)
            .putShort((short) fact.content().kindVersion())
            .put((byte) subject.length)
            .put(subject)
            .putInt(payload.length)
            .put(payload);
    return out.array();
  }

  /// Reads what [#encode] writes.
  ///
  /// @throws IllegalArgumentException for anything else; it says what is wrong
  public static Fact decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      if (in.get() != VERSION) {
        throw new IllegalArgumentException("an envelope of an unknown version");
      }
      StreamId stream =
          new StreamId(
              CommunityId.of(take(in, CommunityId.SIZE)),
              ReplicaId.of(take(in, ReplicaId.SIZE)),
              in.getLong());
      long seq = in.getLong();
      long millis = (in.getShort() & 0xffffL) << 32 | in.getInt() & 0xffffffffL;
      HybridTimestamp at = new HybridTimestamp(millis, in.getShort() & 0xffff);
      Stamp stamp = new Stamp(at, in.getLong(), quality(in.get()));
      String kind = new String(take(in, in.get() & 0xff), StandardCharsets.US_ASCII);
      int kindVersion = in.getShort() & 0xffff;
      String subject = new String(take(in, in.get() & 0xff), StandardCharsets.UTF_8);
      Bytes payload = Bytes.of(take(in, in.getInt()));
      if (in.hasRemaining()) {
        throw new IllegalArgumentException("an envelope with bytes behind its end");
      }
      return new Fact(stream, seq, stamp, new Content(kind, kindVersion, subject, payload));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("an envelope that ends too early", e);
    }
  }

  private static ClockQuality quality(byte code) {
    return switch (code) {
      case 0 -> ClockQuality.TRUSTED;
      case 1 -> ClockQuality.UNTRUSTED;
      default -> throw new IllegalArgumentException("an envelope with an unknown clock quality");
    };
  }

  private static byte[] take(ByteBuffer in, int length) {
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
