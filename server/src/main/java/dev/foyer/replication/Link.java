package dev.foyer.replication;

import dev.foyer.journal.JournalStopped;
import dev.foyer.journal.Ledger.Listener;
import dev.foyer.journal.Ledger.Recorded;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.projection.Replica;
import dev.foyer.replication.LinkState.Standing;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// A replica's link to another one, central or a door: its own thread, which sends what happened
/// here within milliseconds, and every two seconds compares what both have and carries what either
/// misses. The door never waits for it. Nothing is forgotten because of an error; after one it
/// tries again, later each time up to a minute, at once when something new happens here or when the
/// other's address answers again.
public final class Link implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("foyer.replication");
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  /// What queues up in so long goes in one batch.
  private static final long GATHERING_MILLIS = 5;

  private final Replica replica;
  private final HttpPeer peer;
  private final Courier courier;
  private final Semaphore news = new Semaphore(0);
  private final Listener ears = this::hear;
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private final Doorstep doorstep;
  private String complaint = "";
  private volatile LinkState state = LinkState.UNREACHED;
  private volatile OptionalLong heardNanos = OptionalLong.empty();
  private volatile boolean closed;

  Link(Replica replica, Other other) {
    this.replica = replica;
    this.doorstep = new Doorstep(other.address());
    this.peer = new HttpPeer(other, replica.keys(), replica.ledger().journal().own().epoch());
    this.courier = new Courier(replica, peer, other.receiver(), System::nanoTime);
    this.thread = Thread.ofVirtual().name("link to " + other.name()).unstarted(this::run);
  }

  /// A box's link to the central server of its community.
  public static Link toCentral(Replica replica, PeerAddress address) {
    return new Link(replica, new Other("Central", address, () -> central(replica)));
  }

  /// Central is the replica of that name on the list of keys.
  private static Optional<TrustedKeys.Replica> central(Replica replica) {
    return replica.trusted().replicas().stream()
        .filter(other -> !other.id().equals(replica.id()))
        .filter(other -> other.name().equals(TrustedKeys.CENTRAL))
        .findFirst();
  }

  public void start() {
    replica.ledger().listen(ears);
    thread.start();
  }

  public LinkState state() {
    return state;
  }

  /// The other, to be asked beside the link.
  HttpPeer peer() {
    return peer;
  }

  /// When the other answered last, by [System#nanoTime]; empty if it has not answered what was sent
  /// last.
  OptionalLong heardNanos() {
    return heardNanos;
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

  /// What was written here goes at once; what others wrote goes with the next comparison.
  private void hear(List<Recorded> facts) {
    if (facts.stream().anyMatch(one -> one.fact().stream().replica().equals(replica.id()))) {
      news.release();
    }
  }

  private void run() {
    int failures = 0;
    try {
      while (!closed) {
        Round round = attempt(this::compare);
        failures = round == Round.FAILED ? failures + 1 : 0;
        boolean goesOn = failures == 0 ? round == Round.MORE || push() : newsOrLinkUp(failures);
        failures = goesOn ? 0 : failures;
      }
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "a link ends");
    } catch (JournalStopped e) {
      LOG.log(Level.ERROR, "replication stops: " + e.getMessage());
    }
  }

  /// Until the next comparison: sends what happens here. False if that failed.
  private boolean push() throws InterruptedException {
    long until = System.nanoTime() + PAUSE.toNanos();
    while (!closed && System.nanoTime() < until) {
      Duration left = Duration.ofNanos(Math.max(1, until - System.nanoTime()));
      if (news(left) && attempt(courier::sendOwn) == Round.FAILED) {
        return false;
      }
    }
    return true;
  }

  private boolean compare() throws IOException, InterruptedException {
    boolean fetched = courier.fetch();
    return courier.sendAll() || fetched;
  }

  private enum Round {
    DONE,
    MORE,
    FAILED
  }

  private interface Errand {
    boolean run() throws IOException, InterruptedException;
  }

  private Round attempt(Errand errand) throws InterruptedException {
    try {
      boolean more = errand.run();
      complaint = "";
      show(courier.stalls() ? Standing.STALLED : Standing.CONNECTED);
      return more ? Round.MORE : Round.DONE;
    } catch (Peer.Refused e) {
      show(e.status() == 401 ? Standing.REFUSED : Standing.STALLED);
    } catch (IOException e) {
      complain(e);
      doorstep.failed(e);
      show(e instanceof HttpPeer.Unrecognised ? Standing.INTERCEPTED : Standing.UNREACHABLE);
    } catch (JournalStopped e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "replication failed and is tried again", e);
      show(Standing.STALLED);
    }
    return Round.FAILED;
  }

  /// Says once, not every minute, that whoever answers is not the other.
  private void complain(IOException e) {
    if (e instanceof HttpPeer.Unrecognised && !complaint.equals(e.getMessage())) {
      complaint = String.valueOf(e.getMessage());
      LOG.log(Level.WARNING, complaint);
    }
  }

  /// Waits for as long, or until something new happened here; true if it did.
  private boolean news(Duration pause) throws InterruptedException {
    boolean woken = news.tryAcquire(Math.max(1, pause.toMillis()), TimeUnit.MILLISECONDS);
    if (woken) {
      Thread.sleep(GATHERING_MILLIS);
      news.drainPermits();
    }
    return woken;
  }

  /// The same while the other does not answer; the link's coming up ends it as well.
  private boolean newsOrLinkUp(int failures) throws InterruptedException {
    long until = System.nanoTime() + later(failures).toNanos();
    while (!closed && System.nanoTime() < until) {
      Duration left = Duration.ofNanos(Math.max(1, until - System.nanoTime()));
      if (news(left.compareTo(PAUSE) < 0 ? left : PAUSE) || doorstep.hasComeUp()) {
        return true;
      }
    }
    return false;
  }

  private void show(Standing standing) {
    boolean heard = standing == Standing.CONNECTED || standing == Standing.STALLED;
    heardNanos = heard ? OptionalLong.of(System.nanoTime()) : OptionalLong.empty();
    Instant lastHeard = heard ? replica.clock().now() : state.lastHeard();
    long unsent = courier.unsent();
    Instant oldest = unsent > 0 ? courier.oldestUnsent() : null;
    LinkState now =
        new LinkState(standing, lastHeard, unsent, oldest, courier.hasTwin(), courier.clock());
    boolean changed = !now.looksLike(state);
    state = now;
    if (changed) {
      watchers.forEach(Runnable::run);
    }
  }

  /// Twice as long each time, with jitter, up to a minute.
  private static Duration later(int failures) {
    long millis = Math.min(LONGEST_PAUSE.toMillis(), 500L << Math.min(failures, 10));
    return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
  }
}
