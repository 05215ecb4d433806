package dev.foyer.projection;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.FactBody;
import dev.foyer.journal.Ledger;
import dev.foyer.journal.Ledger.Recorded;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/// The state of the community in memory, fed by the ledger before it acknowledges: whoever reads
/// after a fact was recorded sees it. Thread-safe.
public final class Memory implements Ledger.Listener {
  private final CommunityState state = new CommunityState();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile long position;

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
  public void heard(List<Recorded> facts) {
    lock.writeLock().lock();
    try {
      for (Recorded recorded : facts) {
        FactBody body = recorded.body();
        if (body != null) {
          state.apply(recorded.fact(), body);
        }
        position = recorded.position();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
