package dev.foyer.replication;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.domain.CommunityId;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.StreamId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What goes over the wire, as JSON: ids and keys in hexadecimal, envelopes in base 64.
final class Wire {
  /// Nothing else is an answer: a captive portal's page is none.
  static final String TYPE = "application/vnd.foyer.replication+json";

  static final int MOST_FACTS = 500;
  static final int MOST_BYTES = 256 * 1024;

  private Wire() {}

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

  record Have(List<Head> heads) {}

  /// The other's heads, and up to a batch of each stream that the asker misses.
  ///
  /// @param twin whether two programs have lately spoken as the asker
  record Exchange(List<Head> heads, List<Batch> batches, boolean twin) {}

  /// Facts of one stream from number `from` on, the stream's hash after the last of them, and the
  /// author's signature of it.
  ///
  /// @param keys the keys of the people in the facts, wrapped for the receiver
  record Batch(
      Head stream,
      long from,
      List<String> envelopes,
      String hash,
      String signature,
      @Nullable Keys keys) {}

  record Keys(String ephemeral, String box) {}

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
