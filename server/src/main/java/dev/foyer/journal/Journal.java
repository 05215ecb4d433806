package dev.foyer.journal;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.Content;
import dev.foyer.domain.Fact;
import dev.foyer.domain.StreamId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The local log: every fact that this replica knows, its own and others', in the order in which it
/// learned them. Thread-safe. A position counts facts from 1.
public interface Journal extends AutoCloseable {
  /// A fact at its place in the local log.
  record Entry(long position, Fact fact) {}

  /// How far a stream is known: its last number and the chain's hash there.
  record Head(long seq, Bytes hash) {}

  /// What became of a fact that another replica told.
  enum Verdict {
    LEARNED,
    KNOWN,
    /// An earlier fact of its stream is missing; it was not kept.
    GAP,
    /// Another fact with the same identity stands here; this one is kept beside it, as evidence.
    FORKED
  }

  /// Whether the log still acknowledges.
  sealed interface State {
    record Running() implements State {}

    /// A write or a force failed; nothing is acknowledged until a restart.
    record Stopped(String reason) implements State {}
  }

  /// This process's own stream, with the epoch that it minted at its start.
  StreamId own();

  /// Writes one group of own facts and returns when it is forced to disk: all of it, or none.
  ///
  /// @throws JournalStopped if it could not be written; it is then unknown whether it is on disk,
  ///   and it must not be acknowledged
  List<Entry> append(List<Content> group);

  /// Keeps other replicas' facts, given in the order of their streams, and returns when they are
  /// forced to disk. One verdict a fact.
  List<Verdict> learn(List<Fact> facts);

  /// Keeps other replicas' facts, and with them where their author signed that the stream ends: the
  /// facts can be passed on then.
  ///
  /// @param head of the stream of the facts, at the last of them
  List<Verdict> learn(List<Fact> facts, SignedHead head);

  /// Some facts of one stream, one after the other.
  ///
  /// @param head where their author signed that the stream ends, at the last of them
  record Run(List<Fact> facts, SignedHead head) {}

  /// Keeps several runs, in their order, and returns when all are forced to disk, which they are
  /// together where that can be. The verdicts of each run.
  List<List<Verdict>> learnRuns(List<Run> runs);

  /// The furthest head of `stream` that was kept, from number `from` to `to`, both included; if
  /// there is none, the first one beyond.
  Optional<SignedHead> signedHead(StreamId stream, long from, long to);

  /// The facts that bear the identity of another one and say something else: two programs have
  /// written under one epoch, or somebody has forged.
  List<Fact> forks();

  /// What could not be read when the journal was opened; empty if all is well.
  List<JournalDamage> damage();

  /// Stops the journal, because something that its facts need has failed.
  void halt(JournalStopped cause);

  /// The last position; 0 for an empty log.
  long end();

  /// A hash over the local log up to and including `position`; position 0 is the empty log's.
  Bytes hashAt(long position);

  /// Up to `limit` entries from `position` on.
  List<Entry> read(long position, int limit);

  /// How far each stream is known without a gap.
  Map<StreamId, Head> heads();

  /// The chain's hash of `stream` at `seq`; `seq` 0 is its genesis.
  Bytes chainAt(StreamId stream, long seq);

  /// Facts of one stream from number `from` on, as many as fit `limit` facts and `maxBytes` bytes
  /// of envelopes; at least one if there is any.
  List<Fact> stream(StreamId stream, long from, int limit, int maxBytes);

  State state();

  /// Whether what it writes to can be had; while not, nothing is acknowledged.
  default boolean reachable() {
    return true;
  }

  /// Returns when everything is known that any process which shares this journal had acknowledged
  /// before the call.
  default void catchUp() {}

  /// Does something while no other process that shares this journal does something alone, after
  /// having caught up: whatever looks at what is known and writes what follows from it.
  default <T> T alone(Supplier<T> work) {
    return work.get();
  }

  @Override
  void close();
}
