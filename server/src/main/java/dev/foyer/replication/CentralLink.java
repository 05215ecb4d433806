package dev.foyer.replication;

import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.JournalStopped;
import dev.foyer.journal.Ledger.Listener;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.projection.Replica;
import dev.foyer.replication.LinkState.Standing;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// A box's link to central: its own thread, which sends what happened here soon after it happened
/// and fetches what happened there. The door never waits for it. Nothing is forgotten because of an
/// error; after one it tries again, later each time up to a minute, sooner when something new
/// happens here.
public final class CentralLink implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("foyer.replication");
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final Duration STALL = Duration.ofSeconds(60);

  private final Replica replica;
  private final CentralClient client;
  private final Batches batches;
  private final Semaphore news = new Semaphore(0);
  private final Listener ears = facts -> news.release();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private Map<StreamId, Long> theirs = new HashMap<>();
  private Instant lastProgress;
  private volatile LinkState state = new LinkState(Standing.UNREACHABLE, null, 0, null);
  private volatile boolean closed;

  public CentralLink(Replica replica, URI central) {
    this.replica = replica;
    this.client = new CentralClient(central, replica.keys());
    this.batches = new Batches(replica);
    this.lastProgress = replica.clock().now();
    this.thread = Thread.ofVirtual().name("central-link").unstarted(this::run);
  }

  public void start() {
    replica.ledger().listen(ears);
    thread.start();
  }

  public LinkState state() {
    return state;
  }

  /// Tells when the state has changed; the callee must be quick.
  public void watch(Runnable watcher) {
    watchers.add(watcher);
  }

  @Override
  public void close() {
    closed = true;
    replica.ledger().unlisten(ears);
    thread.interrupt();
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    int failures = 0;
    while (!closed) {
      Duration pause = PAUSE;
      try {
        boolean fetched = fetch();
        boolean sent = send();
        failures = 0;
        show(standing());
        pause = fetched || sent ? Duration.ZERO : PAUSE;
      } catch (CentralClient.Refused e) {
        failures++;
        show(e.status() == 401 ? Standing.REFUSED : Standing.STALLED);
        pause = later(failures);
      } catch (IOException e) {
        failures++;
        show(Standing.UNREACHABLE);
        pause = later(failures);
      } catch (InterruptedException e) {
        return;
      } catch (JournalStopped e) {
        LOG.log(Level.ERROR, "replication stops: " + e.getMessage());
        return;
      } catch (RuntimeException e) {
        failures++;
        LOG.log(Level.ERROR, "replication failed and is tried again", e);
        pause = later(failures);
      }
      if (!await(pause)) {
        return;
      }
    }
  }

  /// Waits, but not when something new happened here.
  private boolean await(Duration pause) {
    try {
      boolean woken = news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
      if (woken) {
        Thread.sleep(20);
        news.drainPermits();
      }
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /// Asks what central has and takes what is missing here; true if there may be more.
  private boolean fetch() throws IOException, InterruptedException {
    Wire.Exchange answer =
        client.post("/replication/exchange", new Wire.Have(batches.heads()), Wire.Exchange.class);
    Map<StreamId, Long> heads = new HashMap<>();
    for (Wire.Head head : answer.heads()) {
      heads.put(head.stream(replica.membership().community()), head.seq());
    }
    theirs = heads;
    boolean kept = false;
    for (Wire.Batch batch : answer.batches()) {
      kept |= batches.take(batch).verdict().equals("kept");
    }
    return kept;
  }

  /// Offers what central misses of this box's own streams; true if something was sent.
  private boolean send() throws IOException, InterruptedException {
    boolean sent = false;
    for (Map.Entry<StreamId, Long> own : batches.ownHeads().entrySet()) {
      long known = theirs.getOrDefault(own.getKey(), 0L);
      while (known < own.getValue() && !closed) {
        Wire.Batch batch = batches.next(own.getKey(), known, central()).orElseThrow();
        Wire.Verdict verdict = client.post("/replication/offer", batch, Wire.Verdict.class);
        long now = verdict.stream().seq();
        if (!verdict.verdict().equals("kept") || now <= known) {
          return sent;
        }
        known = now;
        theirs.put(own.getKey(), known);
        lastProgress = replica.clock().now();
        sent = true;
      }
    }
    return sent;
  }

  /// Central is the replica that signs the list of keys and is not this one.
  private TrustedKeys.Replica central() throws CentralClient.Unreachable {
    ReplicaId self = replica.id();
    return replica.trusted().replicas().stream()
        .filter(other -> !other.id().equals(self))
        .filter(other -> other.name().equals(TrustedKeys.CENTRAL))
        .findFirst()
        .orElseThrow(() -> new CentralClient.Unreachable("central is not on the list of keys"));
  }

  private Standing standing() {
    boolean stalled = unsent() > 0 && lastProgress.plus(STALL).isBefore(replica.clock().now());
    return stalled ? Standing.STALLED : Standing.CONNECTED;
  }

  private long unsent() {
    long unsent = 0;
    for (Map.Entry<StreamId, Long> own : batches.ownHeads().entrySet()) {
      unsent += Math.max(0, own.getValue() - theirs.getOrDefault(own.getKey(), 0L));
    }
    return unsent;
  }

  private void show(Standing standing) {
    boolean heard = standing == Standing.CONNECTED || standing == Standing.STALLED;
    Instant lastHeard = heard ? replica.clock().now() : state.lastHeard();
    long unsent = unsent();
    Instant oldest = unsent > 0 ? oldestUnsent() : null;
    boolean changed = standing != state.state() || unsent != state.unsent();
    state = new LinkState(standing, lastHeard, unsent, oldest);
    if (changed) {
      watchers.forEach(Runnable::run);
    }
  }

  private Instant oldestUnsent() {
    Instant oldest = replica.clock().now();
    for (Map.Entry<StreamId, Long> own : batches.ownHeads().entrySet()) {
      long next = theirs.getOrDefault(own.getKey(), 0L) + 1;
      if (next <= own.getValue()) {
        long millis =
            replica.ledger().journal().stream(own.getKey(), next, 1, Integer.MAX_VALUE)
                .getFirst()
                .stamp()
                .wallMillis();
        Instant written = Instant.ofEpochMilli(millis);
        oldest = written.isBefore(oldest) ? written : oldest;
      }
    }
    return oldest;
  }

  /// Twice as long each time, with jitter, up to a minute.
  private static Duration later(int failures) {
    long millis = Math.min(LONGEST_PAUSE.toMillis(), 500L << Math.min(failures, 10));
    return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
  }
}
