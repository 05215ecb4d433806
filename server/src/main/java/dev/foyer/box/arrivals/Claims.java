package dev.foyer.box.arrivals;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// One at a time for each key: whoever comes second waits until the first is done, its force to
/// disk included. Keys that nobody wants take no room. Thread-safe.
final class Claims<K> {
  private final ConcurrentHashMap<K, Claim> claims = new ConcurrentHashMap<>();

  private static final class Claim {
    final ReentrantLock lock = new ReentrantLock();
    int wanted;
  }

  <T> T alone(K key, Supplier<T> work) {
    Claim claim = want(key);
    claim.lock.lock();
    try {
      return work.get();
    } finally {
      claim.lock.unlock();
      claims.computeIfPresent(key, (k, c) -> --c.wanted == 0 ? null : c);
    }
  }

  private Claim want(K key) {
    return claims.compute(
        key,
        (k, known) -> {
          Claim claim = known == null ? new Claim() : known;
          claim.wanted++;
          return claim;
        });
  }
}
