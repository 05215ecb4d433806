package dev.foyer.projection;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.PersonId;
import dev.foyer.journal.Ledger;
import dev.foyer.journal.Ledger.Recorded;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.LongFunction;

/// The state of the community in memory, fed by the ledger before it acknowledges: whoever reads
/// after a fact was recorded sees it. Thread-safe.
public final class Memory implements Ledger.Listener {
  private static final System.Logger LOG = System.getLogger("foyer.projection");

  private final CommunityState state = new CommunityState();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile long position;
  private final NavigableSet<Long> parked = new TreeSet<>();

  /// Reads the state; what the function returns must not keep hold of it.
  public <T> T read(Function<CommunityState, T> question) {
    lock.readLock().lock();
    try {
      return question.apply(state);
    } finally {
      lock.readLock().unlock();
    }
  }

  /// The position of the last fact that the state knows of.
  public long position() {
    return position;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // written under the lock alone
  public void heard(List<Recorded> facts) {
    lock.writeLock().lock();
    try {
      for (Recorded recorded : facts) {
        if (!apply(recorded)) {
          parked.add(recorded.position());
        }
        position = recorded.position();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public void forgotten(Set<PersonId> people) {
    lock.writeLock().lock();
    try {
      state.forget(people);
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public void recalled(List<Recorded> facts) {
    lock.writeLock().lock();
    try {
      facts.forEach(this::apply);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /// How many facts are parked: of a kind that is unknown here, unreadable, or not to be applied.
  /// They stay in the journal, are passed on, and are tried again at each start, or when somebody
  /// asks for it.
  public long parked() {
    return read(state -> (long) parked.size());
  }

  /// The positions of the first of them, up to `limit`.
  public List<Long> firstParked(int limit) {
    return read(state -> parked.stream().limit(limit).toList());
  }

  /// Tries each parked fact again at once.
  ///
  /// @param log reads the fact at a position, as it can be read now
  /// @return how many could be applied
  public int retry(LongFunction<Recorded> log) {
    int applied = 0;
    for (long at : firstParked(Integer.MAX_VALUE)) {
      Recorded recorded = log.apply(at);
      lock.writeLock().lock();
      try {
        if (apply(recorded)) {
          applied += parked.remove(at) ? 1 : 0;
        }
      } finally {
        lock.writeLock().unlock();
      }
    }
    return applied;
  }

  private boolean apply(Recorded recorded) {
    FactBody body = recorded.body();
    if (body == null) {
      return false;
    }
    try {
      state.apply(recorded.fact(), body);
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the fact " + recorded.fact().id() + " is parked", e);
      return false;
    }
  }
}
