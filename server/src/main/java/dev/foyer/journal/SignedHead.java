package dev.foyer.journal;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunityId;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.StreamId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/// Where a stream once ended, as its author signed it: whoever keeps it can pass the stream on up
/// to there, and everybody can check whose it is. On disk: community (16) · replica (16) · epoch
/// (8) · seq (8) · hash (32) · signature (64).
///
/// @param hash the chain's hash at `seq`
/// @param signature Ed25519, by the stream's replica
public record SignedHead(StreamId stream, long seq, Bytes hash, Bytes signature) {
  private static final int HASH = 32;
  private static final int SIGNATURE = 64;
  private static final int SIZE =
      CommunityId.SIZE + ReplicaId.SIZE + Long.BYTES + Long.BYTES + HASH + SIGNATURE;

  public SignedHead {
    if (hash.size() != HASH || signature.size() != SIGNATURE) {
      throw new IllegalArgumentException("a head has a hash of 32 and a signature of 64 bytes");
    }
  }

  byte[] encode() {
    return ByteBuffer.allocate(SIZE)
        .put(stream.community().bytes())
        .put(stream.replica().bytes())
        .putLong(stream.epoch())
        .putLong(seq)
        .put(hash.toArray())
        .put(signature.toArray())
        .array();
  }

  /// Reads what [#encode] writes.
  ///
  /// @throws IllegalArgumentException for anything else
  static SignedHead decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      CommunityId community = CommunityId.of(take(in, CommunityId.SIZE));
      ReplicaId replica = ReplicaId.of(take(in, ReplicaId.SIZE));
      StreamId stream = new StreamId(community, replica, in.getLong());
      long seq = in.getLong();
      return new SignedHead(stream, seq, Bytes.of(take(in, HASH)), Bytes.of(take(in, SIGNATURE)));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("a signed head that ends too early", e);
    }
  }

  private static byte[] take(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
