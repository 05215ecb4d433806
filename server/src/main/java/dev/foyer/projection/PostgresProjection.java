package dev.foyer.projection;

import dev.foyer.domain.CommunityId;
import dev.foyer.domain.Fact;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.Journal;
import dev.foyer.journal.Journal.Head;
import dev.foyer.journal.JournalStopped;
import dev.foyer.journal.Ledger;
import dev.foyer.journal.Ledger.Listener;
import dev.foyer.journal.Ledger.Recorded;
import dev.foyer.platform.Database;
import dev.foyer.platform.DatabaseTrouble;
import dev.foyer.platform.Problem;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The facts as tables in PostgreSQL, shared by the processes of a central server. Whichever has
/// news first writes them, one at a time, and only if it knows at least what they know: rows are
/// taken from its memory. Their watermark is a number for each stream, with the stream's hash
/// there; what does not match the journal, or is of an older version, is made again.
final class PostgresProjection implements Projection {
  private static final System.Logger LOG = System.getLogger("foyer.projection");
  private static final int AT_ONCE = 2_000;
  private static final int BYTES_AT_ONCE = 4 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration REST = Duration.ofMillis(20);
  private static final Duration LONG_REST = Duration.ofSeconds(1);

  private final CommunityId community;
  private final Database database;
  private final Database reader;
  private final Ledger ledger;
  private final Memory memory;
  private final Semaphore news = new Semaphore(1);
  private final Listener ears = new Ears();
  private final Thread thread;
  private volatile Map<StreamId, Head> applied = Map.of();
  private volatile boolean outdated;
  private volatile boolean closed;

  PostgresProjection(CommunityId community, Database database, Ledger ledger, Memory memory) {
    this.community = community;
    this.database = database;
    this.reader = database.with("search_path", "foyer_tables");
    this.ledger = ledger;
    this.memory = memory;
    this.thread = Thread.ofPlatform().daemon().name("projection").unstarted(this::run);
  }

  @Override
  public void start() {
    ledger.listen(ears);
    thread.start();
  }

  @Override
  public <T> T ask(Question<T> question) {
    try {
      await(known(), PATIENCE);
      return reader.read(question::of);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Projection.behind();
    } catch (IllegalStateException e) {
      throw Projection.behind();
    }
  }

  @Override
  public void again() {
    outdated = true;
    news.release();
  }

  private final class Ears implements Listener {
    @Override
    public void heard(List<Recorded> facts) {
      news.release();
    }

    /// The rows of people whose key came later than the facts stand in the tables without a name.
    @Override
    public void recalled(List<Recorded> facts) {
      if (!facts.isEmpty()) {
        again();
      }
    }
  }

  @Override
  public void await(long position, Duration patience) throws InterruptedException {
    await(known(), patience);
  }

  private void await(Map<StreamId, Head> known, Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (!covers(applied, known)) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("the tables are behind");
      }
      news.release();
      Thread.sleep(5);
    }
  }

  @Override
  public void close() {
    closed = true;
    ledger.unlisten(ears);
    news.release();
    try {
      if (thread.getState() != Thread.State.NEW) {
        thread.join(5_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try {
        news.acquire();
        news.drainPermits();
        while (!closed && !follow()) {
          news.tryAcquire(REST.toMillis(), TimeUnit.MILLISECONDS);
        }
      } catch (InterruptedException e) {
        return;
      } catch (JournalStopped e) {
        return;
      } catch (DatabaseTrouble | Problem e) {
        LOG.log(Level.WARNING, "the tables are behind: " + e.getMessage());
        rest();
      }
    }
  }

  private void rest() {
    try {
      Thread.sleep(LONG_REST);
      news.release();
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /// What the memory knows at least: the log is ahead of it for a moment.
  private Map<StreamId, Head> known() throws InterruptedException {
    Journal journal = ledger.journal();
    Map<StreamId, Head> heads = journal.heads();
    long end = journal.end();
    while (memory.position() < end && !closed) {
      Thread.sleep(1);
    }
    return heads;
  }

  /// Brings the tables one step further, or sees that somebody else has.
  ///
  /// @return whether they know all that is known here
  private boolean follow() throws InterruptedException {
    Map<StreamId, Head> seen = applied;
    Map<StreamId, Head> known = known();
    if (!covers(known, seen)) {
      ledger.catchUp();
      known = known();
    }
    if (!outdated && !seen.isEmpty() && covers(seen, known)) {
      return true;
    }
    Step step = new Step(known, seen);
    applied = database.transaction(on -> take(new PostgresTables(on, community), step));
    return covers(applied, known);
  }

  /// What a step begins with.
  ///
  /// @param known what is known here; later than `seen`
  /// @param seen up to where the tables had followed when this was looked at last
  private record Step(Map<StreamId, Head> known, Map<StreamId, Head> seen) {}

  /// @return up to where the tables have followed then
  private Map<StreamId, Head> take(PostgresTables tables, Step step) throws SQLException {
    OptionalInt version = tables.lock();
    Map<StreamId, Head> marks = tables.marks();
    if (version.isEmpty() || version.getAsInt() > Tables.VERSION) {
      return marks;
    }
    if (outdated || version.getAsInt() < Tables.VERSION || isWrong(marks, step)) {
      LOG.log(Level.INFO, "the tables are made again");
      outdated = false;
      tables.empty();
      marks = new HashMap<>();
    }
    if (!covers(step.known(), marks)) {
      return marks;
    }
    Map<StreamId, Head> further = new HashMap<>();
    List<Fact> facts = facts(step.known(), marks, further);
    tables.write(memory.read(state -> Rows.of(state, ledger.told(facts))));
    tables.mark(further);
    marks.putAll(further);
    return marks;
  }

  /// Whether the tables stand for another journal: another hash at a place that is known here, or a
  /// place that was seen before everything was known, and is not.
  private boolean isWrong(Map<StreamId, Head> marks, Step step) {
    for (Map.Entry<StreamId, Head> mark : marks.entrySet()) {
      StreamId stream = mark.getKey();
      long seq = mark.getValue().seq();
      if (seq <= seq(step.known(), stream)) {
        if (!ledger.journal().chainAt(stream, seq).equals(mark.getValue().hash())) {
          return true;
        }
      } else if (seq <= seq(step.seen(), stream)) {
        return true;
      }
    }
    return false;
  }

  /// Some of the facts that are known here and not in the tables.
  private List<Fact> facts(
      Map<StreamId, Head> known, Map<StreamId, Head> marks, Map<StreamId, Head> further) {
    Journal journal = ledger.journal();
    List<Fact> facts = new ArrayList<>();
    for (Map.Entry<StreamId, Head> stream : known.entrySet()) {
      long done = seq(marks, stream.getKey());
      int limit = (int) Math.min(AT_ONCE - facts.size(), stream.getValue().seq() - done);
      if (limit > 0) {
        facts.addAll(journal.stream(stream.getKey(), done + 1, limit, BYTES_AT_ONCE));
        long last = facts.getLast().seq();
        further.put(stream.getKey(), new Head(last, journal.chainAt(stream.getKey(), last)));
      }
    }
    return facts;
  }

  private static boolean covers(Map<StreamId, Head> more, Map<StreamId, Head> less) {
    return less.entrySet().stream()
        .allMatch(head -> seq(more, head.getKey()) >= head.getValue().seq());
  }

  private static long seq(Map<StreamId, Head> heads, StreamId stream) {
    Head head = heads.get(stream);
    return head == null ? 0 : head.seq();
  }
}
