package dev.foyer.box;

import dev.foyer.domain.FactBody.DoorAddressed;
import dev.foyer.domain.ReplicaId;
import dev.foyer.journal.JournalStopped;
import dev.foyer.projection.Replica;
import dev.foyer.replication.Beacon;
import dev.foyer.replication.Neighbours;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Says where other doors reach this one: in the journal, which central passes on, and on the local
/// network. Looks again every few seconds, since a cable may come late and an address may change.
final class Signpost implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("foyer.box");
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Replica replica;
  private final Neighbours neighbours;
  private final String fingerprint;
  private final Supplier<String> origin;
  private final Thread thread;
  private Optional<Beacon> beacon = Optional.empty();
  private String told = "";
  private volatile boolean closed;

  /// @param fingerprint of the certificate that this box shows
  /// @param origin where it is reached now
  Signpost(Replica replica, Neighbours neighbours, String fingerprint, Supplier<String> origin) {
    this.replica = replica;
    this.neighbours = neighbours;
    this.fingerprint = fingerprint;
    this.origin = origin;
    this.thread = Thread.ofVirtual().name("signpost").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!closed) {
        look(origin.get());
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "the signpost ends");
    } catch (JournalStopped e) {
      LOG.log(Level.WARNING, "the address of this box could not be told: " + e.getMessage());
    }
  }

  private synchronized void look(String now) {
    if (closed || now.equals(told)) {
      return;
    }
    write(now);
    beacon.ifPresent(Beacon::close);
    beacon = beacon(new DoorAddressed(replica.id(), 0, now, fingerprint));
    told = now;
  }

  private void write(String now) {
    ReplicaId box = replica.id();
    boolean known =
        replica
            .memory()
            .read(state -> state.doors().address(box))
            .filter(door -> door.uri().equals(now) && door.fingerprint().equals(fingerprint))
            .isPresent();
    if (!known) {
      long version = replica.memory().read(state -> state.doors().nextAddress(box));
      replica.ledger().record(List.of(new DoorAddressed(box, version, now, fingerprint)));
    }
  }

  private Optional<Beacon> beacon(DoorAddressed own) {
    try {
      InetAddress network = InetAddress.getByName(URI.create(own.uri()).getHost());
      return Optional.of(Beacon.on(network, replica, own, neighbours::found));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "other doors are not found on this network: " + e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    synchronized (this) {
      beacon.ifPresent(Beacon::close);
      beacon = Optional.empty();
    }
  }
}
