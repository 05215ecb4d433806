package dev.foyer.erasure;

import dev.foyer.domain.FactBody.ErasureDone;
import dev.foyer.domain.FactBody.PersonErased;
import dev.foyer.domain.PersonId;
import dev.foyer.journal.JournalStopped;
import dev.foyer.journal.Ledger.Listener;
import dev.foyer.journal.Ledger.Recorded;
import dev.foyer.projection.Replica;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Says, for each erased person and once, that this replica holds nothing of them any more. Whoever
/// hears of an erasure has destroyed the key already; this waits until the tables are made again,
/// too. One thread of its own.
public final class Acknowledgements implements Listener, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("foyer.erasure");
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Replica replica;
  private final Semaphore news = new Semaphore(1);
  private final Thread thread;
  private volatile boolean closed;

  public Acknowledgements(Replica replica) {
    this.replica = replica;
    thread = Thread.ofVirtual().name("erasures").unstarted(this::run);
  }

  /// Begins with the erasures that were known before.
  public void start() {
    replica.ledger().listen(this);
    thread.start();
  }

  @Override
  public void heard(List<Recorded> facts) {
    if (facts.stream().anyMatch(fact -> fact.body() instanceof PersonErased)) {
      news.release();
    }
  }

  @Override
  public void close() {
    closed = true;
    replica.ledger().unlisten(this);
    thread.interrupt();
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try {
        if (news.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
          news.drainPermits();
        }
        acknowledge();
      } catch (InterruptedException e) {
        return;
      } catch (JournalStopped e) {
        LOG.log(Level.ERROR, "no erasure is acknowledged any more: " + e.getMessage());
        return;
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "an erasure is acknowledged later", e);
      }
    }
  }

  private void acknowledge() throws InterruptedException {
    sayAgain();
    List<PersonId> owed = owed();
    if (!owed.isEmpty()) {
      replica.projection().await(replica.memory().position(), PATIENCE);
      replica
          .ledger()
          .record(owed.stream().map(person -> new ErasureDone(person, replica.id())).toList());
    }
  }

  /// A journal that was brought back from a copy may have lost an erasure that the tombstones know:
  /// it is recorded again.
  public void sayAgain() {
    Set<PersonId> lost = new HashSet<>(replica.ledger().erased());
    replica.memory().read(state -> lost.removeAll(Set.copyOf(state.people().erasures().keySet())));
    if (!lost.isEmpty()) {
      replica.ledger().record(lost.stream().map(PersonErased::new).toList());
    }
  }

  private List<PersonId> owed() {
    return replica
        .memory()
        .read(
            state ->
                state.people().erasures().keySet().stream()
                    .filter(
                        person -> !state.people().acknowledged(person).containsKey(replica.id()))
                    .toList());
  }
}
