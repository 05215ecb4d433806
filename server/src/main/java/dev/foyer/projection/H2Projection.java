package dev.foyer.projection;

import dev.foyer.domain.FactBody.PersonErased;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.PersonId;
import dev.foyer.journal.Journal.State;
import dev.foyer.journal.Ledger;
import dev.foyer.journal.Ledger.Listener;
import dev.foyer.journal.Ledger.Recorded;
import dev.foyer.projection.Rows.Row;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// The facts as tables in H2, from which lists and reports are served. It follows the journal on
/// its own thread, within milliseconds, and nothing at the door waits for it. What does not match
/// the journal is thrown away and made again; it can be deleted at any moment. When a person is
/// erased or forgotten it is made again too, so that no byte of them stays in the file.
public final class H2Projection implements Projection {
  private static final System.Logger LOG = System.getLogger("foyer.projection");
  private static final int AT_ONCE = 2_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// While much arrives without a pause of this length, and nobody asks, the tables wait: whatever
  /// brings it needs the processor.
  private static final Duration LULL = Duration.ofMillis(200);

  private static final Duration LONGEST_RUSH = Duration.ofSeconds(20);

  private final Path folder;
  private final Ledger ledger;
  private final Memory memory;
  private final Semaphore news = new Semaphore(1);
  private final Listener ears = new Ears();
  private final Set<PersonId> recalled = ConcurrentHashMap.newKeySet();
  private final AtomicInteger asking = new AtomicInteger();
  private final Thread thread;
  private final ReadWriteLock fileLock = new ReentrantReadWriteLock();
  private @Nullable TablesFile file;
  private volatile long applied;
  private volatile boolean outlived;
  private volatile boolean outdated;
  private volatile boolean closed;

  /// @param data the data folder; the tables live in its folder `projection`
  public H2Projection(Path data, Ledger ledger, Memory memory) {
    this.folder = folder(data);
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
      await(memory.position(), PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Projection.behind();
    } catch (IllegalStateException e) {
      throw Projection.behind();
    }
    fileLock.readLock().lock();
    try (Connection tables = TablesFile.reader(folder)) {
      return question.of(tables);
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "the tables could not be read: " + harmless(e));
      throw Projection.behind();
    } finally {
      fileLock.readLock().unlock();
    }
  }

  /// The position up to which the tables have followed.
  public long applied() {
    return applied;
  }

  @Override
  public void again() {
    outdated = true;
    news.release();
  }

  /// Deletes the tables of a data folder; the next start makes them again.
  public static void delete(Path data) throws IOException {
    TablesFile.delete(folder(data));
  }

  @Override
  public void await(long position, Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    asking.incrementAndGet();
    try {
      while (applied < position || outlived || !recalled.isEmpty()) {
        if (System.nanoTime() > until) {
          throw new IllegalStateException(
              "the projection is at " + applied + ", not at " + position);
        }
        Thread.sleep(2);
      }
    } finally {
      asking.decrementAndGet();
    }
  }

  @Override
  public void close() {
    closed = true;
    ledger.unlisten(ears);
    news.release();
    try {
      if (thread.getState() == Thread.State.NEW) {
        return;
      }
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Ears implements Listener {
    @Override
    public void heard(List<Recorded> facts) {
      news.release();
    }

    /// Whom a fact has erased, the tables find in the log; of others they know nothing.
    @Override
    public void forgotten(Set<PersonId> people) {
      if (memory.read(
          state -> people.stream().anyMatch(person -> !state.people().erased(person)))) {
        outlived = true;
        news.release();
      }
    }

    @Override
    public void recalled(List<Recorded> facts) {
      facts.forEach(
          fact -> {
            if (fact.body() instanceof PersonProfiled profiled) {
              recalled.add(profiled.person());
            }
          });
      news.release();
    }
  }

  private static Path folder(Path data) {
    return data.resolve("projection");
  }

  private void run() {
    int failures = 0;
    while (!closed) {
      try {
        follow();
        failures = 0;
        news.acquire();
        news.drainPermits();
      } catch (InterruptedException e) {
        break;
      } catch (SQLException | IOException | RuntimeException e) {
        if (ledger.journal().state() instanceof State.Stopped) {
          break;
        }
        LOG.log(Level.WARNING, "the projection is made again: " + harmless(e));
        throwAway();
        failures++;
        rest(failures);
      }
    }
    if (outlived) {
      throwAway();
    }
    disconnect();
  }

  /// What went wrong, without the values that H2 puts into its messages.
  private static String harmless(Exception e) {
    return switch (e) {
      case SQLException sql -> "H2 error " + sql.getErrorCode();
      case IOException io -> String.valueOf(io.getMessage());
      default -> e.getClass().getName() + " at " + e.getStackTrace()[0];
    };
  }

  /// Waits a little longer after each failure, half a minute at most; a stop ends it at once.
  private void rest(int failures) {
    long until = System.nanoTime() + (200_000_000L << Math.min(failures, 7));
    try {
      while (!closed && System.nanoTime() < until) {
        Thread.sleep(50);
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /// Follows as far as the memory knows: the log is ahead of it for a moment, and rows are taken
  /// from the memory.
  private void follow() throws SQLException, IOException, InterruptedException {
    if (outdated || outlived) {
      outdated = false;
      throwAway();
      outlived = false;
      return;
    }
    TablesFile tables = file();
    long known = afterTheRush();
    while (!closed && applied < known) {
      int some = (int) Math.min(AT_ONCE, known - applied);
      List<Recorded> facts = ledger.read(applied + 1, some);
      List<Row> rows = memory.read(state -> Rows.of(state, facts));
      long position = facts.getLast().position();
      tables.write(rows, position, ledger.journal().hashAt(position));
      if (facts.stream().anyMatch(fact -> erases(fact, tables.begun()))) {
        throwAway();
        return;
      }
      applied = position;
      known = afterTheRush();
    }
    writeRecalled(tables);
  }

  /// How far the memory knows, once that does not move on by the thousand any more.
  private long afterTheRush() throws InterruptedException {
    long until = System.nanoTime() + LONGEST_RUSH.toNanos();
    long known = memory.position();
    boolean moves = true;
    while (moves && known - applied > AT_ONCE && !closed && System.nanoTime() < until) {
      long pause = System.nanoTime() + LULL.toNanos();
      while (asking.get() == 0 && System.nanoTime() < pause) {
        Thread.sleep(10);
      }
      moves = asking.get() == 0 && memory.position() > known;
      known = memory.position();
    }
    return known;
  }

  /// Writes the rows of people who can be read again, without a fact that says so.
  private void writeRecalled(TablesFile tables) throws SQLException {
    List<PersonId> people = List.copyOf(recalled);
    if (!people.isEmpty()) {
      List<Row> rows =
          memory.read(state -> people.stream().map(person -> Rows.person(state, person)).toList());
      tables.write(rows, applied, ledger.journal().hashAt(applied));
      people.forEach(recalled::remove);
    }
  }

  /// Whether a person is erased who may have left something in the tables.
  private static boolean erases(Recorded fact, long begun) {
    return fact.position() > begun && fact.body() instanceof PersonErased;
  }

  private TablesFile file() throws SQLException, IOException {
    TablesFile open = file;
    if (open == null) {
      fileLock.writeLock().lock();
      try {
        open = TablesFile.open(folder, ledger.journal(), memory.position());
      } finally {
        fileLock.writeLock().unlock();
      }
      file = open;
      applied = open.position();
    }
    return open;
  }

  private void throwAway() {
    applied = 0;
    fileLock.writeLock().lock();
    try {
      disconnect();
      TablesFile.delete(folder);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the projection's files cannot be deleted: " + e.getMessage());
    } finally {
      fileLock.writeLock().unlock();
    }
    news.release();
  }

  private void disconnect() {
    TablesFile open = file;
    file = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (SQLException | IOException e) {
      LOG.log(Level.DEBUG, "the projection could not be closed", e);
    }
  }
}
