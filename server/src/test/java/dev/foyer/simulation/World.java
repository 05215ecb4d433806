package dev.foyer.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.box.claims.DoorOwners;
import dev.foyer.domain.Bytes;
import dev.foyer.domain.FactBody.KeysTrusted;
import dev.foyer.domain.ReplicaId;
import dev.foyer.journal.Ledger.Recorded;
import dev.foyer.keys.CommunityKeys;
import dev.foyer.keys.GivenKeys;
import dev.foyer.keys.ReplicaKeys;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.projection.Replica.Membership;
import dev.foyer.replication.Manners;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// One community in one process: its machines, the lines between them, what time it is, and chance.
final class World implements AutoCloseable {
  private static final int COMMUNITY = 1;

  private final Path folder;
  private final Mutant mutant;
  private final Random random;
  private final Timeline time = new Timeline(this::afterEach);
  private final Truth truth = new Truth(this);
  private final Manners manners;
  private final CommunityKeys keys;
  private final Lines lines;
  private final List<Machine> machines = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private final List<String> story = new ArrayList<>();
  private Membership membership;
  private long disturbed;
  private boolean haunted;
  private boolean strict;

  World(Path folder, long seed, Mutant mutant) {
    this.folder = folder;
    this.mutant = mutant;
    this.random = new Random(seed);
    this.manners = mutant.manners();
    GivenKeys.community(folder, COMMUNITY);
    keys = CommunityKeys.foundIn(folder);
    TrustedKeys nobody = new TrustedKeys(keys.community(), 1, List.of(issuingKey()), List.of());
    membership = new Membership(keys.community(), keys.rootPublic(), nobody);
    lines = new Lines(this);
  }

  private Bytes issuingKey() {
    return Bytes.of(keys.issuing().open().getEncoded());
  }

  /// A machine whose replica has the keys of this number; the list of keys names it.
  Machine machine(String name, int number) {
    Path data = folder.resolve(name);
    GivenKeys.replica(data, number);
    ReplicaKeys own = ReplicaKeys.in(data);
    TrustedKeys.Replica entry =
        new TrustedKeys.Replica(own.signingPublic(), own.agreementPublic(), name);
    if (membership.first().replica(own.replica()).isEmpty()) {
      membership =
          new Membership(membership.community(), membership.root(), membership.first().with(entry));
    }
    Machine machine = new Machine(this, data);
    machines.add(machine);
    return machine;
  }

  /// The list of keys, as central writes it.
  KeysTrusted list() {
    TrustedKeys list = membership.first();
    return new KeysTrusted(
        membership.community(), list.version(), list.document(), keys.sign(list));
  }

  /// A link by which one machine asks another.
  void link(Machine from, Machine to) {
    Link link = new Link(this, from, to);
    links.add(link);
    link.begin();
  }

  private void afterEach() {
    truth.check();
    links.forEach(Link::hearNews);
  }

  /// Lets time pass, with all that it brings.
  void pass(Duration duration) {
    time.pass(duration);
  }

  /// The other doors, as this one reaches them.
  DoorOwners.Doors doorsFor(Machine door) {
    return new DoorOwners.Doors() {
      @Override
      public Optional<JsonNode> ask(ReplicaId box, JsonNode question) {
        return link(box).flatMap(link -> link.ask(question));
      }

      @Override
      public boolean speaks(ReplicaId box) {
        return link(box).filter(Link::speaks).isPresent();
      }

      private Optional<Link> link(ReplicaId box) {
        return links.stream()
            .filter(link -> link.from == door && link.to.starts() > 0)
            .filter(link -> link.to.replica().id().equals(box))
            .findFirst();
      }
    };
  }

  /// From now on nobody has peace: two machines say that they are one.
  void haunt() {
    haunted = true;
  }

  /// Whether a guest waits for a host while the door that decides cannot be asked.
  boolean isStrict() {
    return strict;
  }

  void strict() {
    strict = true;
  }

  /// Something has changed that doors have to find out about.
  void disturbed(String what) {
    disturbed = time.nanos();
    say(what);
  }

  /// Since when nothing has changed.
  long peaceSince() {
    return haunted ? time.nanos() : disturbed;
  }

  /// A line of the story, for whoever has to find out what happened.
  void say(String what) {
    story.add("%9.3f %s".formatted(time.nanos() / 1e9, what));
  }

  List<String> story() {
    return story;
  }

  List<Machine> machines() {
    return machines;
  }

  List<Recorded> facts(Machine machine) {
    return machine.live(now -> now.replica().ledger().read(1, Integer.MAX_VALUE)).orElse(List.of());
  }

  /// Whether this happens, once in so many times.
  boolean once(int in) {
    return random.nextInt(in) == 0;
  }

  <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  Duration within(Duration most) {
    return Duration.ofNanos((long) (random.nextDouble() * most.toNanos()));
  }

  long epoch() {
    return mutant.keepsEpochs() ? 1 : random.nextLong();
  }

  Path folder() {
    return folder;
  }

  Mutant mutant() {
    return mutant;
  }

  Random random() {
    return random;
  }

  Timeline time() {
    return time;
  }

  Truth truth() {
    return truth;
  }

  Manners manners() {
    return manners;
  }

  Lines lines() {
    return lines;
  }

  /// The list of keys as it is now.
  Membership membership() {
    return membership;
  }

  CommunityKeys keys() {
    return keys;
  }

  @Override
  public void close() {
    machines.forEach(machine -> machine.kill(Machine.Loss.PROCESS));
  }
}
