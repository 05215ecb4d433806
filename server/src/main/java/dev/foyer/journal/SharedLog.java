package dev.foyer.journal;

import dev.foyer.domain.Envelope;
import dev.foyer.domain.Fact;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.Journal.Entry;
import dev.foyer.journal.RowStore.Reach;
import dev.foyer.platform.DatabaseTrouble;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The local log of one process over a journal that it shares: the order in which it has learned
/// facts, which stand in the database. Written by one thread at a time, read by any.
final class SharedLog {
  private static final System.Logger LOG = System.getLogger("foyer.journal");
  private static final int AT_ONCE = 2_000;
  private static final long BYTES_AT_ONCE = 8L << 20;

  private final Consumer<List<Entry>> listener;
  private final Stamps stamps;
  private final LogIndex index = new LogIndex();
  private final StreamNumbers numbers = new StreamNumbers();
  private final List<Fact> forks = new CopyOnWriteArrayList<>();

  SharedLog(Consumer<List<Entry>> listener, Stamps stamps) {
    this.listener = listener;
    this.stamps = stamps;
  }

  LogIndex index() {
    return index;
  }

  List<Fact> forks() {
    return List.copyOf(forks);
  }

  /// Learns what has been committed, of every stream.
  boolean catchUp(RowStore rows) throws RowStore.Failed {
    for (Reach reach : rows.reaches()) {
      follow(rows, reach);
    }
    rows.forks().stream().filter(fork -> !forks.contains(fork)).forEach(forks::add);
    return true;
  }

  /// Learns what has been committed of one stream.
  void follow(RowStore rows, Reach reach) throws RowStore.Failed {
    StreamId stream = reach.stream();
    long known = index.head(stream).seq();
    while (known < reach.seq()) {
      long to = Math.min(reach.seq(), known + AT_ONCE);
      learn(rows.envelopes(stream, known + 1, to, BYTES_AT_ONCE));
      long now = index.head(stream).seq();
      if (now == known) {
        LOG.log(Level.ERROR, "the fact " + (known + 1) + " of " + stream + " is not there");
        return;
      }
      known = now;
    }
    if (reach.signed() > index.signed(stream)) {
      rows.heads(stream, index.signed(stream)).forEach(index::add);
    }
  }

  /// Takes facts that are committed, as far as they follow what is known: behind a gap, which
  /// nobody leaves, they wait.
  void learn(List<byte[]> envelopes) {
    List<Entry> entries = new ArrayList<>();
    for (byte[] envelope : envelopes) {
      Fact fact = Envelope.decode(envelope);
      if (fact.seq() == index.head(fact.stream()).seq() + 1) {
        stamps.witness(fact.stamp());
        entries.add(add(fact, envelope));
      }
    }
    hear(entries);
  }

  /// Takes what this process has committed.
  List<Entry> enter(Draft draft) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < draft.facts().size(); i++) {
      entries.add(add(draft.facts().get(i), draft.envelopes().get(i)));
    }
    draft.heads().forEach(index::add);
    forks.addAll(draft.forks());
    hear(entries);
    return entries;
  }

  /// Reads entries.
  ///
  /// @param to no further than the log's end
  List<Entry> read(RowStore rows, long from, long to) throws RowStore.Failed {
    List<Entry> entries = new ArrayList<>();
    long at = Math.max(1, from);
    while (at <= to) {
      at = readRun(rows, at, to, entries);
    }
    return entries;
  }

  /// Reads the entries that stand side by side in one stream.
  ///
  /// @return the position behind them
  private long readRun(RowStore rows, long from, long to, List<Entry> entries)
      throws RowStore.Failed {
    int stream = index.segment(from);
    long seq = index.offset(from);
    long end = from;
    while (end <= to && index.segment(end) == stream && index.offset(end) == seq + end - from) {
      end++;
    }
    long last = seq + end - 1 - from;
    long position = from;
    for (byte[] envelope : rows.envelopes(numbers.stream(stream), seq, last, Long.MAX_VALUE)) {
      entries.add(new Entry(position, Envelope.decode(envelope)));
      position++;
    }
    return end;
  }

  private Entry add(Fact fact, byte[] envelope) {
    int number = numbers.of(fact.stream());
    return new Entry(index.add(fact, envelope, number, fact.seq()), fact);
  }

  /// Facts that are committed are heard, or the journal stops: what is in the log and not in the
  /// memory would stay unknown here.
  private void hear(List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    try {
      listener.accept(entries);
    } catch (DatabaseTrouble e) {
      throw new IllegalStateException("what is committed cannot be read. " + e.getMessage(), e);
    }
  }
}
