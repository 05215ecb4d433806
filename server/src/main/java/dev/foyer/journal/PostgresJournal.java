package dev.foyer.journal;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.Content;
import dev.foyer.domain.Envelope;
import dev.foyer.domain.Fact;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.GroupWriter.Asked;
import dev.foyer.journal.GroupWriter.Written;
import dev.foyer.platform.Database;
import dev.foyer.platform.DatabaseTrouble;
import dev.foyer.platform.DatabaseTrouble.Away;
import dev.foyer.platform.WallClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Settings settings;
  private final FactStore store;
  private final SharedLog log;
  private final SharedPen pen;
  private final GroupWriter writer;
  private final ReentrantLock turn = new ReentrantLock();
  private final FactNews news;

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

  private PostgresJournal(Settings settings) {
    this.settings = settings;
    store = new FactStore(settings.database(), settings.own().community());
    Stamps stamps = new Stamps(settings.clock());
    log = new SharedLog(settings.listener(), stamps);
    store.all(log::learn);
    store.read(log::catchUp);
    pen = new SharedPen(settings.own(), store, log, stamps);
    writer = new GroupWriter(pen);
    news = new FactNews(settings, log.index(), writer);
    pen.whenCommitted(news::tell);
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
    return facts.isEmpty() ? List.of() : submit(foreign(facts, head)).verdicts();
  }

  @Override
  public List<List<Verdict>> learnRuns(List<Run> runs) {
    List<Asked> asked =
        runs.stream().map(run -> foreign(run.facts(), Optional.of(run.head()))).toList();
    return submit(asked).stream().map(Written::verdicts).toList();
  }

  private Asked foreign(List<Fact> facts, Optional<SignedHead> head) {
    for (Fact fact : facts) {
      if (!fact.stream().community().equals(own().community())) {
        throw new IllegalArgumentException("a fact of another community: " + fact.id());
      }
    }
    return Asked.foreign(List.copyOf(facts), head);
  }

  @Override
  public void catchUp() {
    submit(Asked.news());
  }

  /// While the database is known to be away nobody waits for it; whoever looks for news finds it
  /// again.
  private Written submit(Asked asked) {
    return submit(List.of(asked)).getFirst();
  }

  private List<Written> submit(List<Asked> asked) {
    if (pen.isAway() && writer.state() instanceof State.Running) {
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
    return log.index().signedHead(stream, from, to);
  }

  @Override
  public List<Fact> forks() {
    return log.forks();
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
    return !pen.isAway();
  }

  @Override
  public long end() {
    return log.index().end();
  }

  @Override
  public Bytes hashAt(long position) {
    return log.index().hashAt(position);
  }

  @Override
  public Map<StreamId, Head> heads() {
    return log.index().heads();
  }

  @Override
  public Bytes chainAt(StreamId stream, long seq) {
    return log.index().chainAt(stream, seq);
  }

  @Override
  public List<Entry> read(long position, int limit) {
    long to = Math.min(end(), position + limit - 1);
    return to < position ? List.of() : store.read(rows -> log.read(rows, position, to));
  }

  @Override
  public List<Fact> stream(StreamId stream, long from, int limit, int maxBytes) {
    long to = Math.min(log.index().head(stream).seq(), from + limit - 1);
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
}
