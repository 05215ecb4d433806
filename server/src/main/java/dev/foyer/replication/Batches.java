package dev.foyer.replication;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.Envelope;
import dev.foyer.domain.Fact;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.Journal;
import dev.foyer.journal.SignedHead;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.projection.Replica;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Batches that a replica makes for another one: facts of a stream, its author's signature of where
/// they end, and the keys of the people in them, wrapped for the receiver. [Intake] takes them.
final class Batches {
  /// Several at once, so that a stream whose batch is not kept holds up no other.
  private static final int MOST_BATCHES = 8;

  private final Replica replica;
  private final HandedKeys handed;

  Batches(Replica replica) {
    this.replica = replica;
    this.handed = new HandedKeys(replica);
  }

  /// The streams of the community that this replica has written, in this and earlier starts, and
  /// where they end.
  Map<StreamId, Long> ownHeads() {
    Map<StreamId, Long> own = new HashMap<>();
    known()
        .forEach(
            (stream, seq) -> {
              if (stream.replica().equals(replica.id())) {
                own.put(stream, seq);
              }
            });
    return own;
  }

  /// How far every stream of the community is known here.
  List<Wire.Head> heads() {
    return known().entrySet().stream()
        .map(entry -> Wire.Head.of(entry.getKey(), entry.getValue()))
        .toList();
  }

  /// Where every stream of the community ends as it is known here. A stream of another community
  /// concerns nobody here.
  Map<StreamId, Long> known() {
    Map<StreamId, Long> known = new HashMap<>();
    replica
        .ledger()
        .journal()
        .heads()
        .forEach(
            (stream, head) -> {
              if (stream.community().equals(replica.membership().community())) {
                known.put(stream, head.seq());
              }
            });
    return known;
  }

  /// The next facts of a stream for a replica that knows it up to `after`; empty if it knows all
  /// that can be given: of another's stream, no more than its author has signed.
  ///
  /// @param room how many bytes it is to have at most; a single fact, and what another has signed
  ///   at once, may have more
  Optional<Wire.Batch> next(StreamId stream, long after, TrustedKeys.Replica receiver, int room) {
    int bytes = Math.min(room, Wire.MOST_BYTES);
    return stream.replica().equals(replica.id())
        ? ownNext(stream, after, receiver, bytes)
        : relayed(stream, after, receiver, bytes);
  }

  private Optional<Wire.Batch> ownNext(
      StreamId stream, long after, TrustedKeys.Replica receiver, int bytes) {
    Journal journal = replica.ledger().journal();
    List<Fact> facts = journal.stream(stream, after + 1, Wire.MOST_FACTS, bytes);
    if (facts.isEmpty()) {
      return Optional.empty();
    }
    long last = facts.getLast().seq();
    Bytes hash = journal.chainAt(stream, last);
    Bytes signature = Bytes.of(replica.keys().sign(Wire.head(stream, last, hash)));
    return Optional.of(batch(facts, new SignedHead(stream, last, hash, signature), receiver));
  }

  private Optional<Wire.Batch> relayed(
      StreamId stream, long after, TrustedKeys.Replica receiver, int bytes) {
    Journal journal = replica.ledger().journal();
    List<Fact> facts = journal.stream(stream, after + 1, Wire.MOST_FACTS, bytes);
    if (facts.isEmpty()) {
      return Optional.empty();
    }
    return journal
        .signedHead(stream, after + 1, facts.getLast().seq())
        .map(
            head -> {
              int count = (int) (head.seq() - after);
              List<Fact> signed =
                  count <= facts.size()
                      ? facts.subList(0, count)
                      : journal.stream(stream, after + 1, count, Integer.MAX_VALUE);
              return batch(signed, head, receiver);
            });
  }

  private Wire.Batch batch(List<Fact> facts, SignedHead head, TrustedKeys.Replica receiver) {
    List<Bytes> envelopes = facts.stream().map(fact -> Bytes.of(Envelope.encode(fact))).toList();
    return new Wire.Batch(
        Wire.Head.of(head.stream(), head.seq()),
        facts.getFirst().seq(),
        envelopes,
        head.hash(),
        head.signature(),
        handed.wrapped(people(facts), receiver).orElse(null));
  }

  /// Answers a replica that says what it has: with what is known here, and with up to a batch of
  /// each of a few streams that it misses.
  ///
  /// @param twin whether two programs have lately spoken as the asker
  Wire.Exchange exchange(Wire.Have have, TrustedKeys.Replica asker, boolean twin) {
    Map<StreamId, Long> theirs = new HashMap<>();
    have.heads()
        .forEach(head -> theirs.put(head.stream(replica.membership().community()), head.seq()));
    Answer answer = new Answer(asker, Math.clamp(have.room(), 1, Wire.USUAL_ROOM));
    known().forEach((stream, seq) -> answer.give(stream, theirs.getOrDefault(stream, 0L)));
    answer.more();
    Wire.Lacking lacking = have.lacking();
    return new Wire.Exchange(
        heads(),
        answer.missing,
        twin,
        Wire.Clock.of(replica.clock()),
        lacking == null ? null : handed.answer(lacking, asker));
  }

  /// What the asker misses, as much of it as there is room for.
  private final class Answer {
    private final TrustedKeys.Replica asker;
    private final List<Wire.Batch> missing = new ArrayList<>();
    private int room;

    Answer(TrustedKeys.Replica asker, int room) {
      this.asker = asker;
      this.room = room;
    }

    private void give(StreamId stream, long after) {
      if (missing.size() < MOST_BATCHES && room > 0) {
        next(stream, after, asker, room).ifPresent(this::add);
      }
    }

    private void add(Wire.Batch batch) {
      missing.add(batch);
      room -= batch.bytes();
    }

    /// A replica that misses much of one stream gets several batches of it.
    private void more() {
      for (int count = 1; missing.size() == count; count++) {
        Wire.Head last = missing.getLast().stream();
        give(last.stream(replica.membership().community()), last.seq());
      }
    }
  }

  /// Whom these facts name.
  private Set<PersonId> people(List<Fact> facts) {
    Set<PersonId> people = new HashSet<>();
    facts.forEach(fact -> replica.ledger().codec().person(fact.content()).ifPresent(people::add));
    return people;
  }
}
