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
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A box's link to central: its own thread, which sends what happened here soon after it happened
/// and fetches what happened there. The door never waits for it. Nothing is forgotten because of an
/// error; after one it tries again, later each time up to a minute, at once when something new
/// happens here or when central's address answers again.
public final class CentralLink implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("foyer.replication");
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final Duration STALL = Duration.ofSeconds(60);
  private static final Duration HOLD = Duration.ofSeconds(10);

  private final Replica replica;
  private final CentralClient client;
  private final Batches batches;
  private final Semaphore news = new Semaphore(0);
  private final Listener ears = facts -> news.release();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private final Doorstep doorstep;
  private final Map<StreamId, Instant> held = new HashMap<>();
  private Map<StreamId, Long> theirs = new HashMap<>();
  private boolean refusing;
  private boolean busy;
  private String complaint = "";
  private Instant lastProgress;
  private volatile LinkState state = new LinkState(Standing.UNREACHABLE, null, 0, null);
  private volatile boolean closed;

  public CentralLink(Replica replica, CentralAddress central) {
    this.replica = replica;
    this.doorstep = new Doorstep(central);
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
    try {
      while (!closed) {
        failures = round() ? 0 : failures + 1;
        Duration pause = failures == 0 ? busy ? Duration.ZERO : PAUSE : later(failures);
        if (failures == 0 ? news(pause) : newsOrLinkUp(pause)) {
          failures = 0;
        }
      }
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "the link to central ends");
    } catch (JournalStopped e) {
      LOG.log(Level.ERROR, "replication stops: " + e.getMessage());
    }
  }

  /// Fetches and sends once; true if central answered.
  private boolean round() throws InterruptedException {
    busy = false;
    try {
      boolean fetched = fetch();
      boolean sent = send();
      busy = fetched || sent;
      complaint = "";
      show(standing());
      return true;
    } catch (CentralClient.Refused e) {
      show(e.status() == 401 ? Standing.REFUSED : Standing.STALLED);
    } catch (IOException e) {
      complain(e);
      doorstep.failed(e);
      show(Standing.UNREACHABLE);
    } catch (JournalStopped e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "replication failed and is tried again", e);
      show(Standing.STALLED);
    }
    return false;
  }

  /// Says once, not every minute, that whoever answers is not central.
  private void complain(IOException e) {
    if (e instanceof CentralClient.Unrecognised && !complaint.equals(e.getMessage())) {
      complaint = String.valueOf(e.getMessage());
      LOG.log(Level.WARNING, complaint);
    }
  }

  /// Waits for as long, or until something new happened here; true if it did.
  private boolean news(Duration pause) throws InterruptedException {
    boolean woken = news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
    if (woken) {
      Thread.sleep(20);
      news.drainPermits();
    }
    return woken;
  }

  /// The same while central does not answer; the link's coming up ends it as well.
  private boolean newsOrLinkUp(Duration pause) throws InterruptedException {
    long until = System.nanoTime() + pause.toNanos();
    while (!closed && System.nanoTime() < until) {
      Duration left = Duration.ofNanos(Math.max(1, until - System.nanoTime()));
      if (news(left.compareTo(PAUSE) < 0 ? left : PAUSE) || doorstep.hasComeUp()) {
        return true;
      }
    }
    return false;
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
    refusing = false;
    for (Wire.Batch batch : answer.batches()) {
      boolean taken = batches.take(batch).verdict().equals("kept");
      kept |= taken;
      refusing |= !taken;
    }
    return kept;
  }

  /// Offers what central misses of this box's own streams; true if something was sent. A stream
  /// that central does not keep is set aside for a while and holds up no other.
  private boolean send() throws IOException, InterruptedException {
    boolean sent = false;
    Instant now = replica.clock().now();
    held.values().removeIf(since -> since.plus(HOLD).isBefore(now));
    for (Map.Entry<StreamId, Long> own : batches.ownHeads().entrySet()) {
      if (!held.containsKey(own.getKey())) {
        sent |= send(own.getKey(), own.getValue());
      }
    }
    return sent;
  }

  private boolean send(StreamId stream, long end) throws IOException, InterruptedException {
    boolean sent = false;
    long known = theirs.getOrDefault(stream, 0L);
    while (known < end && !closed) {
      long now = offer(stream, known);
      if (now <= known) {
        held.put(stream, replica.clock().now());
        return sent;
      }
      known = now;
      theirs.put(stream, known);
      lastProgress = replica.clock().now();
      sent = true;
    }
    return sent;
  }

  /// Offers the next batch of a stream; how far central knows it then, or 0 if it was not kept.
  private long offer(StreamId stream, long known) throws IOException, InterruptedException {
    try {
      Wire.Batch batch = batches.next(stream, known, central()).orElseThrow();
      Wire.Verdict verdict = client.post("/replication/offer", batch, Wire.Verdict.class);
      return verdict.verdict().equals("kept") ? verdict.stream().seq() : 0;
    } catch (CentralClient.Refused e) {
      if (e.status() == 401 || e.status() >= 500) {
        throw e;
      }
      LOG.log(Level.WARNING, "central refused a batch: " + e.status());
      return 0;
    } catch (JournalStopped e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a batch could not be made", e);
      return 0;
    }
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
    boolean waiting = unsent() > 0 && lastProgress.plus(STALL).isBefore(replica.clock().now());
    return waiting || refusing || !held.isEmpty() ? Standing.STALLED : Standing.CONNECTED;
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

  private @Nullable Instant oldestUnsent() {
    try {
      return batches.ownHeads().keySet().stream()
          .flatMap(stream -> unsent(stream).stream())
          .min(Comparator.naturalOrder())
          .orElse(null);
    } catch (JournalStopped e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "the oldest fact that was not sent cannot be read", e);
      return null;
    }
  }

  /// When the first fact of this stream that central misses was written.
  private Optional<Instant> unsent(StreamId stream) {
    long next = theirs.getOrDefault(stream, 0L) + 1;
    return replica.ledger().journal().stream(stream, next, 1, Integer.MAX_VALUE).stream()
        .findFirst()
        .map(fact -> Instant.ofEpochMilli(fact.stamp().wallMillis()));
  }

  /// Twice as long each time, with jitter, up to a minute.
  private static Duration later(int failures) {
    long millis = Math.min(LONGEST_PAUSE.toMillis(), 500L << Math.min(failures, 10));
    return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
  }
}
