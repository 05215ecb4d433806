package dev.foyer.simulation;

import dev.foyer.box.arrivals.Arrivals;
import dev.foyer.box.arrivals.PlainBadgeDesk;
import dev.foyer.box.arrivals.Setting;
import dev.foyer.box.claims.ClaimDesk;
import dev.foyer.box.claims.DoorOwners;
import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.ScanId;
import dev.foyer.erasure.Acknowledgements;
import dev.foyer.journal.JournalStopped;
import dev.foyer.journal.Ledger.Recorded;
import dev.foyer.journal.PersonUnreadable;
import dev.foyer.projection.Replica;
import dev.foyer.projection.Replica.Conditions;
import dev.foyer.projection.Replica.Membership;
import dev.foyer.projection.Timekeeper;
import dev.foyer.replication.Questions;
import dev.foyer.simulation.Violation.Invariant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A box, or central: a memory card, a wall clock, and a program that runs on them, or not.
final class Machine {
  private static final int LONGEST_START = 14;

  final String name;
  private final World world;
  private final Path data;
  private final SetClock clock;
  private Card.Image image = Card.Image.empty();
  private Loss loss = Loss.POWER;
  private @Nullable Membership membership;
  private @Nullable Running running;
  private @Nullable Replica last;
  private int starts;

  /// How a program ends that was not asked to.
  enum Loss {
    /// What was not forced may be gone.
    POWER,
    /// The machine goes on; what was written is there.
    PROCESS
  }

  /// One start of the program.
  ///
  /// @param desk answers other doors' claims
  record Running(
      Replica replica, Arrivals door, Questions desk, Timekeeper timekeeper, Card card) {}

  Machine(World world, Path data) {
    this.world = world;
    this.name = String.valueOf(data.getFileName());
    this.data = data;
    this.clock = new SetClock(world.time());
  }

  boolean isUp() {
    return running != null;
  }

  /// Which start of the program this is.
  int starts() {
    return starts;
  }

  /// The replica as it runs, or as it ran last.
  Replica replica() {
    Replica known = last;
    if (known == null) {
      throw new IllegalStateException(name + " has never run");
    }
    return known;
  }

  /// Who answers other doors' claims.
  Questions desk() {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException(name + " is down");
    }
    return now.desk();
  }

  /// Starts the program, unless it runs.
  void start() {
    if (running == null) {
      start(Card.NEVER);
    }
  }

  /// Starts the program, and cuts the power while it does.
  void startInVain() {
    if (running == null) {
      loss = Loss.POWER;
      start(world.random().nextInt(LONGEST_START));
    }
  }

  private void start(long operations) {
    starts++;
    Card card = card();
    card.cutAfter(operations);
    try {
      Conditions conditions = new Conditions(clock, card, world::epoch);
      Replica replica = Replica.joined(data, membership(), conditions);
      Arrivals door =
          new Arrivals(
              Setting.of(replica),
              new PlainBadgeDesk(world.random()),
              new DoorOwners(replica, world.doorsFor(this)));
      Questions desk = world.mutant().desk(replica, new ClaimDesk(replica, door));
      Timekeeper timekeeper = new Timekeeper(replica, world.time()::nanos);
      last = replica;
      running = new Running(replica, door, desk, timekeeper, card);
      world.truth().opened(this, replica);
      replica.ledger().listen(this::heard);
      world.disturbed(name + " starts");
      if (card.isCut()) {
        fall();
      }
      if (world.mutant().saysErasuresAgain()) {
        live(Machine::sayAgain);
      }
    } catch (JournalStopped e) {
      mustBeCut(card, e);
      remember(card);
      world.say(name + " falls while it starts");
    }
  }

  /// Does at once what `erasure/Acknowledgements` does on a thread of its own.
  private static boolean sayAgain(Running now) {
    new Acknowledgements(now.replica()).sayAgain();
    return true;
  }

  /// What the list of keys said when the machine first started.
  private Membership membership() {
    Membership entered = membership;
    if (entered == null) {
      entered = world.membership();
      membership = entered;
    }
    return entered;
  }

  private Card card() {
    try {
      return world.mutant().card(data, image, world.random());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void heard(List<Recorded> facts) {
    world.truth().heard(this, facts);
  }

  /// Does something with the running program; empty if it does not run, or falls over it.
  <T> Optional<T> live(Function<Running, T> work) {
    Running now = running;
    if (now == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.apply(now));
    } catch (JournalStopped e) {
      mustBeCut(now.card(), e);
      fall();
      return Optional.empty();
    } catch (PersonUnreadable e) {
      world.say(name + " waits for a person's key");
      return Optional.empty();
    }
  }

  /// Sets the wall clock; a program that had none to trust looks at it.
  void setClock(Duration ahead, ClockQuality quality) {
    clock.set(ahead, quality);
    if (quality == ClockQuality.TRUSTED) {
      live(
          now -> {
            now.timekeeper().compare(clock.millis());
            return true;
          });
    }
  }

  /// Whether the machine has heard what this invitation grants.
  boolean knows(InvitationId invitation) {
    return believes(s -> s.guests().find(invitation).flatMap(Invitation::terms).isPresent());
  }

  /// Whether this scan has rung at the hosts.
  boolean rings(ScanId scan) {
    return believes(state -> state.requests().about(scan).isPresent());
  }

  private boolean believes(Function<CommunityState, Boolean> question) {
    return live(now -> now.replica().memory().read(question)).orElse(false);
  }

  /// Records facts; empty if the machine is down, or falls over it.
  Optional<List<Recorded>> record(Function<Running, List<? extends FactBody>> group) {
    return live(now -> now.replica().ledger().record(group.apply(now)));
  }

  private static void mustBeCut(Card card, JournalStopped e) {
    if (!card.isCut()) {
      throw new Violation(Invariant.NOBODY_IS_BLOCKED, e);
    }
  }

  /// Cuts the program off at once.
  void kill(Loss how) {
    loss = how;
    fall();
  }

  /// Cuts it off after so many more operations on its card.
  void killAfter(int operations, Loss how) {
    Running now = running;
    if (now != null) {
      loss = how;
      now.card().cutAfter(operations);
    }
  }

  /// Takes back what [#killAfter] has planned.
  void spare() {
    Running now = running;
    if (now != null) {
      now.card().cutAfter(Card.NEVER);
    }
  }

  private void fall() {
    Running now = running;
    if (now != null) {
      now.card().cutAfter(0);
      world.disturbed(name + " falls (" + loss + ")");
      end(now);
    }
  }

  /// Ends the program in order.
  void stop() {
    Running now = running;
    if (now != null) {
      world.disturbed(name + " stops");
      end(now);
    }
  }

  private void end(Running now) {
    running = null;
    try {
      now.replica().close();
    } catch (JournalStopped e) {
      mustBeCut(now.card(), e);
    }
    remember(now.card());
  }

  private void remember(Card card) {
    Card.Image left = card.image();
    boolean lost = card.isCut() && loss == Loss.POWER;
    image = lost ? left.lose(world.random()) : left;
  }

  /// A copy of the card as it can be read now.
  Card.Image copy() {
    Running now = running;
    return (now == null ? image : now.card().image()).copied();
  }

  /// Puts another card in; the program must be down.
  void insert(Card.Image card) {
    image = card;
  }

  @Override
  public String toString() {
    return name;
  }
}
