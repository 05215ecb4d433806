package dev.foyer.replication;

import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody.DoorsOpened;
import dev.foyer.domain.FactBody.KeysTrusted;
import dev.foyer.keys.CommunityKeys;
import dev.foyer.keys.ReplicaKeys;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.platform.SystemClock;
import dev.foyer.platform.WallClock;
import dev.foyer.projection.Replica;
import dev.foyer.projection.Replica.Membership;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Central and boxes of one community in one process, each with its own folder, joined by calls
/// instead of wires.
final class Community implements AutoCloseable {
  private final Path folder;
  private final CommunityKeys keys;
  private final List<Replica> open = new ArrayList<>();
  private Membership membership;

  Community(Path folder) {
    this.folder = folder;
    keys = CommunityKeys.foundIn(folder.resolve("central"));
    TrustedKeys nobody = new TrustedKeys(keys.community(), 1, List.of(), List.of());
    membership =
        new Membership(
            keys.community(),
            keys.rootPublic(),
            nobody.with(entry("central", TrustedKeys.CENTRAL)));
  }

  /// Enrols boxes by name; before any of them is opened.
  Community with(String... names) {
    for (String name : names) {
      membership =
          new Membership(
              membership.community(),
              membership.root(),
              membership.first().with(entry(name, name)));
    }
    return this;
  }

  private TrustedKeys.Replica entry(String at, String name) {
    ReplicaKeys own = ReplicaKeys.in(folder.resolve(at));
    return new TrustedKeys.Replica(own.signingPublic(), own.agreementPublic(), name);
  }

  Path folder(String name) {
    return folder.resolve(name);
  }

  /// The list of keys as central writes it.
  KeysTrusted list() {
    TrustedKeys list = membership.first();
    return new KeysTrusted(
        membership.community(), list.version(), list.document(), keys.sign(list));
  }

  /// Opens a replica by name.
  Replica open(String name) {
    return open(name, new SystemClock());
  }

  Replica open(String name, WallClock clock) {
    Replica replica = Replica.joined(folder.resolve(name), membership, clock);
    open.add(replica);
    return replica;
  }

  void close(Replica replica) {
    open.remove(replica);
    replica.close();
  }

  /// One comparison of what both have, as a link does it.
  static void meet(Replica asker, Replica asked) throws IOException, InterruptedException {
    Courier courier = courier(asker, asked);
    courier.fetch();
    courier.sendAll();
  }

  static Courier courier(Replica asker, Replica asked) {
    return new Courier(
        asker,
        new Called(asker, asked),
        () -> asker.trusted().replica(asked.id()),
        System::nanoTime);
  }

  static void open(Replica box, long version) {
    box.ledger().record(List.of(new DoorsOpened(box.id(), version, new EventId("e1".repeat(8)))));
  }

  static long facts(Replica replica) {
    return replica.ledger().journal().end();
  }

  @Override
  public void close() {
    List.copyOf(open).forEach(this::close);
  }

  /// Another replica, asked by a call.
  private record Called(Replica asker, Replica asked) implements Peer {
    @Override
    public Wire.Exchange exchange(Wire.Have have) {
      return new Batches(asked).exchange(have, self().orElseThrow(), false);
    }

    @Override
    public Wire.Verdict offer(Wire.Batch batch) {
      return new Intake(asked).take(batch);
    }

    private Optional<TrustedKeys.Replica> self() {
      return asked.trusted().replica(asker.id());
    }
  }
}
