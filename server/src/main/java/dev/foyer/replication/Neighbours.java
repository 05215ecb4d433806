package dev.foyer.replication;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.domain.FactBody.DoorAddressed;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.Ledger.Listener;
import dev.foyer.journal.Ledger.Recorded;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.projection.Replica;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The other doors of the community, as far as they have said where they are reached: a link to
/// each, and questions to one of them. A door is who its key says, whatever its address.
/// Thread-safe.
public final class Neighbours implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("foyer.replication");

  /// A door that is silent for so long is asked whether it is there at all.
  private static final Duration SILENCE = Duration.ofSeconds(2);

  /// Within so long a door that is there says so.
  private static final Duration HELLO = Duration.ofSeconds(1);

  /// A door that is there and slow is waited for so much longer.
  private static final Duration SLOWNESS = Duration.ofSeconds(6);

  private static final int MOST_FETCHES = 20;

  private final Replica replica;
  private final Batches batches;
  private final Intake intake;
  private final Map<ReplicaId, Neighbour> neighbours = new ConcurrentHashMap<>();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private final Listener ears = this::hear;
  private volatile boolean closed;

  /// A door and how it stands.
  private static final class Neighbour {
    final DoorAddressed address;
    final Link link;

    /// When it was last found silent, by [System#nanoTime].
    volatile OptionalLong mutedNanos = OptionalLong.empty();

    Neighbour(DoorAddressed address, Link link) {
      this.address = address;
      this.link = link;
    }

    /// Whether it has been heard since it was last found silent.
    boolean speaks() {
      OptionalLong heard = link.heardNanos();
      OptionalLong muted = mutedNanos;
      return heard.isPresent() && (muted.isEmpty() || heard.getAsLong() - muted.getAsLong() > 0);
    }

    void mute() {
      mutedNanos = OptionalLong.of(System.nanoTime());
    }
  }

  public Neighbours(Replica replica) {
    this.replica = replica;
    this.batches = new Batches(replica);
    this.intake = new Intake(replica);
  }

  /// Begins to link with the doors that are known, and with those that become known.
  public void start() {
    replica.ledger().listen(ears);
    addresses().forEach(this::meet);
  }

  /// Tells when a link's state has changed; the callee must be quick.
  public void watch(Runnable watcher) {
    watchers.add(watcher);
  }

  /// How this box stands with each other door.
  public Map<ReplicaId, LinkState> states() {
    Map<ReplicaId, LinkState> states = new ConcurrentHashMap<>();
    neighbours.forEach((box, neighbour) -> states.put(box, neighbour.link.state()));
    return states;
  }

  /// Whether this door can be asked, as far as is known.
  public boolean speaks(ReplicaId box) {
    Neighbour neighbour = neighbours.get(box);
    return neighbour != null && neighbour.speaks();
  }

  /// Puts a question to another door. Whatever it knew when it answered is known here then. A door
  /// that refuses, or is silent for two seconds and does not even say hello, is not asked again
  /// until it is heard.
  ///
  /// @return empty if it cannot be asked; it may then have heard the question, or not
  public Optional<JsonNode> ask(ReplicaId box, JsonNode question) {
    Neighbour neighbour = neighbours.get(box);
    if (neighbour == null || !neighbour.speaks()) {
      return Optional.empty();
    }
    Optional<Wire.Told> told = put(neighbour, question);
    if (told.isEmpty()) {
      neighbour.mute();
      watchers.forEach(Runnable::run);
      return Optional.empty();
    }
    try {
      follow(neighbour, told.get());
      return Optional.of(told.get().answer());
    } catch (IOException e) {
      neighbour.mute();
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Optional<Wire.Told> put(Neighbour neighbour, JsonNode question) {
    Wire.Asking asking = new Wire.Asking(new Wire.Have(batches.heads()), question);
    FutureTask<Wire.Told> task = new FutureTask<>(() -> neighbour.link.peer().ask(asking));
    Thread.ofVirtual().name("question to a door").start(task);
    try {
      try {
        return Optional.of(task.get(SILENCE.toMillis(), TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        return saysHello(neighbour)
            ? Optional.of(task.get(SLOWNESS.toMillis(), TimeUnit.MILLISECONDS))
            : Optional.empty();
      }
    } catch (TimeoutException e) {
      LOG.log(Level.WARNING, "a door is there and does not answer: " + neighbour.address.uri());
      return Optional.empty();
    } catch (ExecutionException e) {
      LOG.log(Level.DEBUG, "a door cannot be asked", e);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      task.cancel(true);
    }
  }

  private static boolean saysHello(Neighbour neighbour) throws InterruptedException {
    FutureTask<String> hello = new FutureTask<>(() -> neighbour.link.peer().hello());
    Thread.ofVirtual().name("hello to a door").start(hello);
    try {
      hello.get(HELLO.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } finally {
      hello.cancel(true);
    }
  }

  /// Takes what came with an answer, and fetches the rest if there was more than fits.
  private void follow(Neighbour neighbour, Wire.Told told)
      throws IOException, InterruptedException {
    intake.take(told.exchange().batches());
    for (int i = 0; i < MOST_FETCHES && lacks(told.exchange().heads()); i++) {
      Wire.Have have = new Wire.Have(batches.heads());
      intake.take(neighbour.link.peer().exchange(have).batches());
    }
  }

  private boolean lacks(List<Wire.Head> told) {
    Map<StreamId, Long> known = batches.known();
    return told.stream()
        .anyMatch(
            head ->
                known.getOrDefault(head.stream(replica.membership().community()), 0L) < head.seq());
  }

  private List<DoorAddressed> addresses() {
    return replica.memory().read(state -> new ArrayList<>(state.doors().addresses()));
  }

  /// A trusted door has been found here.
  public void found(DoorAddressed door) {
    Thread.ofVirtual().name("door found").start(() -> meet(door));
  }

  private void hear(List<Recorded> facts) {
    if (facts.stream().anyMatch(one -> one.body() instanceof DoorAddressed)) {
      Thread.ofVirtual().name("new door").start(() -> addresses().forEach(this::meet));
    }
  }

  /// Links with a door, again if it has moved.
  private synchronized void meet(DoorAddressed door) {
    Neighbour known = neighbours.get(door.box());
    boolean same = known != null && isTheSame(known.address, door);
    if (closed || door.box().equals(replica.id()) || same) {
      return;
    }
    try {
      Other other = new Other(name(door.box()), address(door), () -> trusted(door.box()));
      Link link = new Link(replica, other);
      Neighbour met = new Neighbour(door, link);
      neighbours.put(door.box(), met);
      link.watch(() -> watchers.forEach(Runnable::run));
      link.start();
      if (known != null) {
        known.link.close();
      }
    } catch (IllegalArgumentException e) {
      LOG.log(Level.WARNING, "a door has an address that is none: " + door.uri());
    }
  }

  private static boolean isTheSame(DoorAddressed one, DoorAddressed other) {
    return one.uri().equals(other.uri()) && one.fingerprint().equals(other.fingerprint());
  }

  private static PeerAddress address(DoorAddressed door) {
    Optional<String> fingerprint =
        Optional.of(door.fingerprint()).filter(print -> !print.isEmpty());
    return new PeerAddress(URI.create(door.uri()), fingerprint);
  }

  private String name(ReplicaId box) {
    return trusted(box).map(TrustedKeys.Replica::name).orElse("Another door");
  }

  private Optional<TrustedKeys.Replica> trusted(ReplicaId box) {
    return replica.trusted().replica(box);
  }

  @Override
  public synchronized void close() {
    closed = true;
    replica.ledger().unlisten(ears);
    neighbours.values().forEach(neighbour -> neighbour.link.close());
  }
}
