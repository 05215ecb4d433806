package dev.foyer.replication;

import dev.foyer.domain.ReplicaId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What one process has heard since its start.
final class HeardHere implements HeardRequests {
  private final String boot = mint();
  private final Map<ReplicaId, Map<Long, Window>> counters = new HashMap<>();
  private final Map<ReplicaId, Instant> heard = new HashMap<>();

  /// The counters that were heard lately: requests that are on their way together may overtake each
  /// other, as the packets of RFC 4303, section 3.4.3.
  private static final class Window {
    private static final int SIZE = 1_024;
    private final TreeSet<Long> heard = new TreeSet<>();

    boolean takes(long counter) {
      boolean old = heard.size() == SIZE && counter < heard.first();
      if (old || !heard.add(counter)) {
        return false;
      }
      if (heard.size() > SIZE) {
        heard.pollFirst();
      }
      return true;
    }
  }

  @Override
  public String boot() {
    return boot;
  }

  @Override
  public synchronized Hearing hear(Request request, Instant now) {
    if (!request.boot().equals(boot)) {
      return Hearing.OTHER_START;
    }
    boolean fresh =
        counters
            .computeIfAbsent(request.replica(), id -> new HashMap<>())
            .computeIfAbsent(request.epoch(), epoch -> new Window())
            .takes(request.counter());
    if (!fresh) {
      return Hearing.REPLAYED;
    }
    heard.put(request.replica(), now);
    return Hearing.FRESH;
  }

  @Override
  public synchronized Optional<Instant> last(ReplicaId replica) {
    return Optional.ofNullable(heard.get(replica));
  }

  static String mint() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
