package dev.foyer.projection;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunityId;
import dev.foyer.domain.FactBody.KeysTrusted;
import dev.foyer.domain.ReplicaId;
import dev.foyer.journal.Disk;
import dev.foyer.journal.FolderLock;
import dev.foyer.journal.JournalStopped;
import dev.foyer.journal.Ledger;
import dev.foyer.keys.CommunityKeys;
import dev.foyer.keys.ReplicaKeys;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.platform.WallClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// One replica of a community, open: its keys, its ledger and the memory that the ledger feeds.
/// What a box and central have in common.
public final class Replica implements AutoCloseable {
  private final Ground ground;
  private final ReplicaKeys keys;
  private final Optional<CommunityKeys> communityKeys;
  private final Membership membership;
  private final WallClock clock;
  private final Memory memory = new Memory();
  private final Ledger ledger;
  private final Projection projection;
  private volatile Checked checked;

  /// The list of keys that a fact holds, its signature checked: once, as that takes half a
  /// millisecond.
  private record Checked(Optional<KeysTrusted> fact, TrustedKeys list) {}

  /// Which community a replica belongs to, and the root key that it pins.
  ///
  /// @param root X.509
  /// @param first the list of keys that was known before any fact was
  public record Membership(CommunityId community, Bytes root, TrustedKeys first) {}

  /// A machine's clock, disk and chance, or those of a test.
  ///
  /// @param epochs gives a fresh and random number at each start
  public record Conditions(WallClock clock, Disk disk, LongSupplier epochs) {
    static Conditions of(WallClock clock) {
      return new Conditions(clock, Disk.SYSTEM, new SecureRandom()::nextLong);
    }
  }

  private Replica(
      Ground ground,
      Membership membership,
      Optional<CommunityKeys> communityKeys,
      Conditions conditions) {
    this.ground = ground;
    this.keys = ReplicaKeys.in(ground.secrets());
    this.membership = membership;
    this.checked = new Checked(Optional.empty(), membership.first());
    this.communityKeys = communityKeys;
    this.clock = conditions.clock();
    this.ledger =
        Ledger.open(
            new Ledger.Settings(
                ground.archive(),
                membership.community(),
                keys.replica(),
                clock,
                conditions.epochs()),
            memory);
    ledger.share(() -> trusted().replicas().size() > 1);
    if (ledger.broughtBack()) {
      forgetTables();
    }
    this.projection = ground.projection(ledger, memory);
  }

  private void forgetTables() {
    try {
      ground.forgetTables();
    } catch (IOException e) {
      ledger.close();
      throw new UncheckedIOException("tables that hold erased people cannot be deleted", e);
    }
  }

  /// Opens a replica where the community itself lives: its keys are in the data folder, and are
  /// made there at the first start. `name` is what the list of trusted keys calls this replica.
  ///
  /// @throws JournalStopped if another process has the folder
  public static Replica founding(Path data, String name, WallClock clock) {
    Ground ground = new FolderGround(FolderLock.of(data));
    return introduced(with(ground, own -> resident(own, CommunityKeys.foundIn(data), clock)), name);
  }

  /// Opens one of the processes that are central together, on the database that they share. They
  /// are one replica, with the same keys; each writes a stream of its own.
  ///
  /// @throws JournalStopped if the database cannot be had
  public static Replica sharing(SharedGround ground, String name, WallClock clock) {
    return introduced(
        with(ground, own -> resident(own, CommunityKeys.in(own.secrets()).orElseThrow(), clock)),
        name);
  }

  /// A replica that stands on the list of trusted keys.
  private static Replica introduced(Replica replica, String name) {
    try {
      replica.trust(
          new TrustedKeys.Replica(
              replica.keys.signingPublic(), replica.keys.agreementPublic(), name));
      return replica;
    } catch (RuntimeException e) {
      replica.close();
      throw e;
    }
  }

  /// Opens a replica where the community lives as it stands, and writes nothing.
  ///
  /// @throws JournalStopped if another process has the folder
  public static Replica settled(Path data, WallClock clock) {
    return with(
        new FolderGround(FolderLock.of(data)),
        ground ->
            resident(
                ground,
                CommunityKeys.in(data)
                    .orElseThrow(() -> new IllegalStateException(data + " holds no keys")),
                clock));
  }

  private static Replica resident(Ground ground, CommunityKeys community, WallClock clock) {
    TrustedKeys nobody = new TrustedKeys(community.community(), 0, List.of(), List.of());
    Membership membership = new Membership(community.community(), community.rootPublic(), nobody);
    return new Replica(ground, membership, Optional.of(community), Conditions.of(clock));
  }

  /// Opens a replica that has joined a community which lives elsewhere.
  ///
  /// @throws JournalStopped if another process has the folder
  public static Replica joined(Path data, Membership membership, WallClock clock) {
    return joined(data, membership, Conditions.of(clock));
  }

  /// Does the same under conditions of its own.
  public static Replica joined(Path data, Membership membership, Conditions conditions) {
    return joined(FolderLock.of(data), folder -> membership, conditions);
  }

  /// Opens a replica in a folder that is this process's already; `entry` says which community it
  /// belongs to, and may enter it first. The folder is given back if that fails, and when the
  /// replica is closed.
  public static Replica joined(
      FolderLock folder, Function<Path, Membership> entry, WallClock clock) {
    return joined(folder, entry, Conditions.of(clock));
  }

  private static Replica joined(
      FolderLock folder, Function<Path, Membership> entry, Conditions conditions) {
    return with(
        new FolderGround(folder, conditions.disk()),
        own -> new Replica(own, entry.apply(folder.folder()), Optional.empty(), conditions));
  }

  private static Replica with(Ground ground, Function<Ground, Replica> opening) {
    try {
      ground.requireStanding();
      return opening.apply(ground);
    } catch (RuntimeException e) {
      ground.close();
      throw e;
    }
  }

  public ReplicaId id() {
    return keys.replica();
  }

  public ReplicaKeys keys() {
    return keys;
  }

  /// The community's own keys, where it lives.
  public Optional<CommunityKeys> communityKeys() {
    return communityKeys;
  }

  public Membership membership() {
    return membership;
  }

  public WallClock clock() {
    return clock;
  }

  public Ledger ledger() {
    return ledger;
  }

  public Memory memory() {
    return memory;
  }

  /// The facts as tables; they follow once they were started.
  public Projection projection() {
    return projection;
  }

  /// The latest list of trusted keys, checked against the pinned root; where the community lives
  /// there always is one.
  public TrustedKeys trusted() {
    Optional<KeysTrusted> latest = memory.read(state -> state.keys());
    Checked known = checked;
    if (!known.fact().equals(latest)) {
      known = new Checked(latest, check(latest));
      checked = known;
    }
    return known.list();
  }

  private TrustedKeys check(Optional<KeysTrusted> latest) {
    return latest
        .flatMap(fact -> TrustedKeys.read(fact.document(), fact.signature(), membership.root()))
        .filter(list -> list.version() >= membership.first().version())
        .orElse(membership.first());
  }

  /// The key that signs invitations under this id, if it is trusted.
  public Optional<PublicKey> issuing(Bytes keyId) {
    return trusted().issuing(keyId);
  }

  /// Takes a replica into the list of trusted keys; only where the community lives.
  public void trust(TrustedKeys.Replica other) {
    ledger.alone(() -> add(other));
  }

  private synchronized boolean add(TrustedKeys.Replica other) {
    CommunityKeys community = communityKeys.orElseThrow();
    TrustedKeys now = trusted();
    if (now.version() > 0 && now.replica(other.id()).equals(Optional.of(other))) {
      return false;
    }
    TrustedKeys next =
        new TrustedKeys(
                membership.community(),
                now.version(),
                List.of(Bytes.of(community.issuing().open().getEncoded())),
                now.replicas())
            .with(other);
    ledger.record(
        List.of(
            new KeysTrusted(
                membership.community(), next.version(), next.document(), community.sign(next))));
    return true;
  }

  /// Tries the parked facts again at once; the tables are made again if one of them can be used
  /// now.
  ///
  /// @return how many are parked still
  public long retryParked() {
    if (memory.retry(position -> ledger.read(position, 1).getFirst()) > 0) {
      projection.again();
    }
    return memory.parked();
  }

  @Override
  public void close() {
    projection.close();
    try {
      ledger.close();
    } finally {
      ground.close();
    }
  }
}
