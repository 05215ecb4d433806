package dev.foyer.journal;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.Content;
import dev.foyer.domain.Envelope;
import dev.foyer.domain.Fact;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.FactStore.Reach;
import dev.foyer.journal.FactStore.Rows;
import dev.foyer.journal.GroupWriter.Asked;
import dev.foyer.journal.GroupWriter.Want;
import dev.foyer.journal.GroupWriter.Written;
import dev.foyer.platform.Database;
import dev.foyer.platform.DatabaseTrouble;
import dev.foyer.platform.DatabaseTrouble.Away;
import dev.foyer.platform.WallClock;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The journal of one community in PostgreSQL, shared by any number of processes, each of which
/// writes a stream of its own. One writer's thread, one transaction for everything that queued up
/// during the last one (group commit), acknowledged after its commit.
///
/// *Its cursor is a number for each stream*, never a sequence over all: streams have no gaps, and
/// the facts of one become visible in its order, because whoever adds to it holds its row until the
/// commit. Transactions may so commit in any order, however long one stays open; it hides what it
/// writes, and nothing else. The local log is the order in which this process has learned facts; at
/// its start, the order of the streams' names and numbers.
///
/// A commit that got no answer stops the journal, as a failed force stops the one on files. While
/// the database cannot be had, whoever writes hears [Away]; nothing was written then.
public final class PostgresJournal implements Journal {
  private static final System.Logger LOG = System.getLogger("foyer.journal");
  private static final int AT_ONCE = 2_000;
  private static final long BYTES_AT_ONCE = 8L << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Settings settings;
  private final FactStore store;
  private final LogIndex index = new LogIndex();
  private final StreamNumbers numbers = new StreamNumbers();
  private final List<Fact> forks = new CopyOnWriteArrayList<>();
  private final Stamps stamps;
  private final GroupWriter writer;
  private final ReentrantLock turn = new ReentrantLock();
  private final FactNews news;
  private volatile boolean away;

  /// What a journal is opened with.
  ///
  /// @param database whose transactions name the community of `own`
  /// @param own this process's stream; its epoch must be fresh and random
  /// @param listener as for [FileJournal.Settings]; hears of other processes' facts as well
  /// @param pause how long it hears nothing of other processes before it looks by itself; empty if
  ///   it neither listens nor looks until it is told to catch up
  public record Settings(
      Database database,
      StreamId own,
      WallClock clock,
      Consumer<List<Entry>> listener,
      Optional<Duration> pause) {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    public Settings(
        Database database, StreamId own, WallClock clock, Consumer<List<Entry>> listener) {
      this(database, own, clock, listener, Optional.of(PAUSE));
    }
  }

  private record Group(Draft draft, List<Asked> waiting) {}

  private PostgresJournal(Settings settings) {
    this.settings = settings;
    store = new FactStore(settings.database(), settings.own().community());
    stamps = new Stamps(settings.clock());
    store.all(this::tell);
    store.read(this::catchUp);
    writer = new GroupWriter(new Pen());
    news = new FactNews(settings, index, writer);
  }

  /// Opens the journal of a community.
  ///
  /// @throws JournalStopped if the database cannot be had, or refuses
  public static PostgresJournal open(Settings settings) {
    try {
      PostgresJournal journal = new PostgresJournal(settings);
      journal.writer.start();
      journal.news.start();
      return journal;
    } catch (DatabaseTrouble | IllegalArgumentException e) {
      throw new JournalStopped("The journal cannot be opened. " + e.getMessage(), e);
    }
  }

  @Override
  public StreamId own() {
    return settings.own();
  }

  @Override
  public List<Entry> append(List<Content> group) {
    return group.isEmpty() ? List.of() : submit(Asked.own(List.copyOf(group))).entries();
  }

  @Override
  public List<Verdict> learn(List<Fact> facts) {
    return learn(facts, Optional.empty());
  }

  @Override
  public List<Verdict> learn(List<Fact> facts, SignedHead head) {
    return learn(facts, Optional.of(head));
  }

  private List<Verdict> learn(List<Fact> facts, Optional<SignedHead> head) {
    for (Fact fact : facts) {
      if (!fact.stream().community().equals(own().community())) {
        throw new IllegalArgumentException("a fact of another community: " + fact.id());
      }
    }
    return facts.isEmpty() ? List.of() : submit(Asked.foreign(List.copyOf(facts), head)).verdicts();
  }

  @Override
  public void catchUp() {
    submit(Asked.news());
  }

  /// While the database is known to be away nobody waits for it; whoever looks for news finds it
  /// again.
  private Written submit(Asked asked) {
    if (away && writer.state() instanceof State.Running) {
      throw new Away("it does not answer");
    }
    return writer.submit(asked);
  }

  /// The turn is a row that is locked for as long; if this process dies, the server gives it to the
  /// next. Within the process one thread asks for it at a time, so that those who wait take no
  /// connection from the writer.
  @Override
  public <T> T alone(Supplier<T> work) {
    if (turn.isHeldByCurrentThread()) {
      return work.get();
    }
    turn.lock();
    try {
      Database.Held taken = store.takeTurn();
      try {
        catchUp();
        return work.get();
      } finally {
        taken.close();
      }
    } finally {
      turn.unlock();
    }
  }

  @Override
  public Optional<SignedHead> signedHead(StreamId stream, long from, long to) {
    return index.signedHead(stream, from, to);
  }

  @Override
  public List<Fact> forks() {
    return List.copyOf(forks);
  }

  @Override
  public List<JournalDamage> damage() {
    return List.of();
  }

  @Override
  public void halt(JournalStopped cause) {
    writer.halt(cause);
  }

  @Override
  public State state() {
    return writer.state();
  }

  @Override
  public boolean reachable() {
    return !away;
  }

  @Override
  public long end() {
    return index.end();
  }

  @Override
  public Bytes hashAt(long position) {
    return index.hashAt(position);
  }

  @Override
  public Map<StreamId, Head> heads() {
    return index.heads();
  }

  @Override
  public Bytes chainAt(StreamId stream, long seq) {
    return index.chainAt(stream, seq);
  }

  @Override
  public List<Entry> read(long position, int limit) {
    long to = Math.min(index.end(), position + limit - 1);
    List<Entry> entries = new ArrayList<>();
    store.read(
        rows -> {
          entries.clear();
          long at = Math.max(1, position);
          while (at <= to) {
            at = readRun(rows, at, to, entries);
          }
          return true;
        });
    return entries;
  }

  /// Reads the entries that stand side by side in one stream.
  ///
  /// @return the position behind them
  private long readRun(Rows rows, long from, long to, List<Entry> entries) throws Rows.Failed {
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

  @Override
  public List<Fact> stream(StreamId stream, long from, int limit, int maxBytes) {
    long to = Math.min(index.head(stream).seq(), from + limit - 1);
    return to < from
        ? List.of()
        : store.read(rows -> rows.envelopes(stream, from, to, maxBytes)).stream()
            .map(Envelope::decode)
            .toList();
  }

  @Override
  public void close() {
    news.close();
    try {
      writer.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Each group is a transaction.
  private final class Pen implements GroupWriter.Pen, Draft.Known {
    @Override
    public List<Asked> write(List<Asked> group) {
      List<Asked> waiting = new ArrayList<>();
      try {
        List<Asked> writes = group.stream().filter(a -> a.want() == Want.WRITTEN).toList();
        if (!writes.isEmpty()) {
          waiting.addAll(commit(writes));
        }
        if (writes.size() < group.size()) {
          store.read(PostgresJournal.this::catchUp);
          group.stream()
              .filter(asked -> asked.want() == Want.NEWS)
              .forEach(asked -> asked.done().complete(new Written(List.of(), List.of())));
        }
        back();
      } catch (Away e) {
        gone(e);
        waiting.clear();
        group.forEach(asked -> asked.done().completeExceptionally(e));
      }
      return waiting;
    }

    /// Whoever adds to a stream of somebody else's locks it first, streams in one order everywhere,
    /// and then knows all that is in it. What another process adds to just now has to wait; the
    /// rest of the group does not wait with it.
    ///
    /// @return what has to wait
    private List<Asked> commit(List<Asked> group) {
      TreeSet<StreamId> streams = new TreeSet<>();
      group.forEach(asked -> asked.foreign().forEach(fact -> streams.add(fact.stream())));
      store.begin(streams.stream().filter(stream -> seq(stream) == 0).toList());
      Group written =
          store.transaction(
              rows -> {
                Set<StreamId> locked = new HashSet<>();
                for (StreamId stream : streams) {
                  Optional<Reach> reach = rows.lock(stream);
                  if (reach.isPresent()) {
                    follow(rows, reach.get());
                    locked.add(stream);
                  }
                }
                return write(rows, group, locked);
              });
      enter(written.draft());
      return written.waiting().stream().filter(this::isPatient).toList();
    }

    private Group write(Rows rows, List<Asked> group, Set<StreamId> locked) throws Rows.Failed {
      Draft draft = new Draft(own(), this, stamps);
      List<Asked> waiting = new ArrayList<>();
      for (Asked asked : group) {
        if (asked.foreign().stream().allMatch(fact -> locked.contains(fact.stream()))) {
          draft.take(asked);
        } else {
          waiting.add(asked);
        }
      }
      rows.add(draft.facts(), draft.envelopes());
      for (SignedHead head : draft.heads()) {
        rows.add(head);
      }
      for (Fact fork : draft.forks()) {
        rows.addFork(fork);
      }
      return new Group(draft, waiting);
    }

    /// What was committed.
    private void enter(Draft draft) {
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < draft.facts().size(); i++) {
        entries.add(enterFact(draft.facts().get(i), draft.envelopes().get(i)));
      }
      draft.heads().forEach(index::add);
      forks.addAll(draft.forks());
      if (!entries.isEmpty()) {
        settings.listener().accept(entries);
      }
      draft.acknowledge(entries);
      news.tell(draft.facts());
    }

    private boolean isPatient(Asked asked) {
      boolean patient = System.nanoTime() - asked.since() < PATIENCE.toNanos();
      if (!patient) {
        asked.done().completeExceptionally(new Away("another process writes to the same stream"));
      }
      return patient;
    }

    @Override
    public void end() {}

    @Override
    public long seq(StreamId stream) {
      return index.head(stream).seq();
    }

    @Override
    public Fact at(StreamId stream, long seq) {
      return stream(stream, seq, 1, Integer.MAX_VALUE).getFirst();
    }

    @Override
    public boolean holdsFork(Fact fork) {
      return forks.contains(fork);
    }

    @Override
    public boolean wants(SignedHead head) {
      return index.wants(head);
    }
  }

  /// Learns what other processes have committed.
  private boolean catchUp(Rows rows) throws Rows.Failed {
    for (Reach reach : rows.reaches()) {
      follow(rows, reach);
    }
    rows.forks().stream().filter(fork -> !forks.contains(fork)).forEach(forks::add);
    return true;
  }

  private void follow(Rows rows, Reach reach) throws Rows.Failed {
    StreamId stream = reach.stream();
    long known = index.head(stream).seq();
    while (known < reach.seq()) {
      long to = Math.min(reach.seq(), known + AT_ONCE);
      tell(rows.envelopes(stream, known + 1, to, BYTES_AT_ONCE));
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

  /// Takes facts that are committed into the local log, as far as they follow what is known: behind
  /// a gap, which nobody leaves, they wait.
  private void tell(List<byte[]> envelopes) {
    List<Entry> entries = new ArrayList<>();
    for (byte[] envelope : envelopes) {
      Fact fact = Envelope.decode(envelope);
      if (fact.seq() == index.head(fact.stream()).seq() + 1) {
        stamps.witness(fact.stamp());
        entries.add(enterFact(fact, envelope));
      }
    }
    if (!entries.isEmpty()) {
      settings.listener().accept(entries);
    }
  }

  private Entry enterFact(Fact fact, byte[] envelope) {
    int number = numbers.of(fact.stream());
    return new Entry(index.add(fact, envelope, number, fact.seq()), fact);
  }

  private void gone(Away e) {
    if (!away) {
      LOG.log(Level.ERROR, "Nothing is acknowledged until the database is back. " + e.getMessage());
    }
    away = true;
  }

  private void back() {
    if (away) {
      LOG.log(Level.INFO, "the database is back");
    }
    away = false;
  }
}
