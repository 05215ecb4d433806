package dev.foyer.replication;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.domain.Bytes;
import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.CommunityId;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.StreamId;
import dev.foyer.platform.WallClock;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What goes over the wire: [Packed], but for hello and enrolment, which are JSON. Ids are
/// hexadecimal.
final class Wire {
  /// Nothing else is an answer: a captive portal's page is none.
  static final String TYPE = "application/vnd.foyer.replication+cbor";

  /// Of hello and enrolment.
  static final String PLAIN_TYPE = "application/vnd.foyer.replication+json";

  static final int MOST_FACTS = 500;
  static final int MOST_BYTES = 256 * 1024;

  /// So many bytes of facts an answer brings to somebody who does not say how many.
  static final int USUAL_ROOM = 8 * MOST_BYTES;

  private static final byte[] HEAD = "foyer-head-v1".getBytes(StandardCharsets.US_ASCII);

  private Wire() {}

  /// What the author of a stream signs of where it ends.
  static byte[] head(StreamId stream, long seq, Bytes hash) {
    return ByteBuffer.allocate(HEAD.length + 16 + 16 + 8 + 8 + 32)
        .put(HEAD)
        .put(stream.community().bytes())
        .put(stream.replica().bytes())
        .putLong(stream.epoch())
        .putLong(seq)
        .put(hash.toArray())
        .array();
  }

  record Hello(String boot, String replica, String community) {}

  record Enrolling(String code, String name, String signing, String agreement) {}

  record Enrolled(
      String community, String root, String document, String signature, String replica) {}

  /// How far a stream is known.
  record Head(String replica, String epoch, long seq) {
    static Head of(StreamId stream, long seq) {
      return new Head(stream.replica().hex(), "%016x".formatted(stream.epoch()), seq);
    }

    StreamId stream(CommunityId community) {
      long number = Long.parseUnsignedLong(epoch, 16);
      return new StreamId(community, new ReplicaId(replica), number);
    }
  }

  /// What the asker knows.
  ///
  /// @param tale how the asker is, where it says so
  /// @param room how many bytes of facts the answer is to bring: as many as come over the line in a
  ///   few seconds
  /// @param lacking null if the asker does not speak of keys this time
  record Have(List<Head> heads, @Nullable Tale tale, int room, @Nullable Lacking lacking) {
    Have(List<Head> heads) {
      this(heads, null, USUAL_ROOM, null);
    }
  }

  /// Whose keys the sender lacks, though it has facts about them, and keys that the receiver had
  /// said to lack.
  record Lacking(List<String> people, @Nullable Keys given) {}

  /// What a wall clock says, and whether it is known to be right.
  record Clock(long millis, boolean trusted) {
    static Clock of(WallClock clock) {
      return new Clock(clock.millis(), clock.quality() == ClockQuality.TRUSTED);
    }
  }

  /// How a replica says that it is, for the screens of another one.
  ///
  /// @param unsent own facts that the other does not have
  /// @param oldestUnsent when the oldest of them was written, in milliseconds since 1970; null if
  ///   there is none
  /// @param counted by event: how many guests are in by what this replica has written down
  record Tale(
      Clock clock,
      long unsent,
      @Nullable Long oldestUnsent,
      long parked,
      int forks,
      String storage,
      Map<String, Integer> counted) {}

  /// The other's heads, and up to a batch of each stream that the asker misses.
  ///
  /// @param twin whether two programs have lately spoken as the asker
  /// @param clock of the one that answers
  /// @param lacking the answer to what the asker said of keys, if it did
  record Exchange(
      List<Head> heads,
      List<Batch> batches,
      boolean twin,
      @Nullable Clock clock,
      @Nullable Lacking lacking) {}

  /// Facts of one stream from number `from` on, the stream's hash after the last of them, and the
  /// author's signature of it.
  ///
  /// @param keys of the people in the facts
  record Batch(
      Head stream,
      long from,
      List<Bytes> envelopes,
      Bytes hash,
      Bytes signature,
      @Nullable Keys keys) {
    /// Of its facts, before they are compressed.
    int bytes() {
      return envelopes.stream().mapToInt(Bytes::size).sum();
    }
  }

  /// Keys of people, wrapped for the receiver ([HandedKeys]).
  record Keys(Bytes ephemeral, Bytes box) {}

  /// A question to a replica, whatever it is about.
  ///
  /// @param have what the asker knows
  record Asking(Have have, JsonNode question) {}

  /// The answer, and what the asker misses of all that was known there when it was given.
  record Told(JsonNode answer, Exchange exchange) {}

  /// What became of a batch: how far its stream is known now, and whether all of it was kept.
  ///
  /// @param verdict `kept`, `gap`, `forked`, `quarantined`, or `stranger` when the author is on no
  ///   list of keys that has come
  record Verdict(Head stream, String verdict) {
    boolean isOfAStranger() {
      return verdict.equals("stranger");
    }

    boolean isKept() {
      return verdict.equals("kept");
    }
  }
}
