package dev.foyer.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hash chain of a stream: every fact's hash covers the one before it, so that one hash stands
/// for all that a replica has written in an epoch.
public final class Chain {
  private static final byte[] STREAM = "foyer-stream-v1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LINK = "foyer-chain-v1".getBytes(StandardCharsets.US_ASCII);

  private Chain() {}

  /// The hash before a stream's first fact: SHA-256(prefix ‖ community ‖ replica ‖ epoch).
  public static Bytes genesis(StreamId stream) {
    byte[] epoch = ByteBuffer.allocate(8).putLong(stream.epoch()).array();
    return sha256(STREAM, stream.community().bytes(), stream.replica().bytes(), epoch);
  }

  /// The hash after one more fact: SHA-256(prefix ‖ previous ‖ envelope).
  public static Bytes next(Bytes previous, byte[] envelope) {
    return sha256(LINK, previous.toArray(), envelope);
  }

  static Bytes sha256(byte[]... parts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        sha.update(part);
      }
      return Bytes.of(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
