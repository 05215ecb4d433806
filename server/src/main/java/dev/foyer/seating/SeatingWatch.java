package dev.foyer.seating;

import dev.foyer.domain.Admission;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody.AdmissionUndone;
import dev.foyer.domain.FactBody.GuestAdmitted;
import dev.foyer.domain.FactBody.InvitationRevoked;
import dev.foyer.domain.FactBody.PresenceChanged;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.SeatingFact.RestTaken;
import dev.foyer.domain.SeatingFact.SeatsPlanned;
import dev.foyer.journal.Ledger;
import dev.foyer.journal.Ledger.Recorded;
import dev.foyer.mixing.Budget;
import dev.foyer.projection.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

/// Follows the ledger and fits people in: whoever has come in at this box and is not planned for
/// gets a seat at once, then the plan is made better where nobody has been told anything. A box
/// makes better what it has written itself: another one's plan, or its own, is no reason to plan
/// again. One thread of its own; nobody waits for it.
public final class SeatingWatch implements Ledger.Listener, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("foyer.seating");
  private static final Duration BETTER = Duration.ofMillis(400);
  private static final int LATEST = 200;

  private final Replica replica;
  private final Seats seats;
  private final LinkedBlockingQueue<List<Recorded>> heard = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closed;

  public SeatingWatch(Replica replica, Seats seats) {
    this.replica = replica;
    this.seats = seats;
    thread = Thread.ofVirtual().name("seating").unstarted(this::run);
  }

  /// Begins to follow; whoever came in before and is not planned for is seated now.
  public void start() {
    replica.ledger().listen(this);
    heard.add(List.of());
    thread.start();
  }

  @Override
  public void heard(List<Recorded> facts) {
    if (facts.stream().anyMatch(SeatingWatch::matters)) {
      heard.add(facts);
    }
  }

  private static boolean matters(Recorded recorded) {
    return switch (recorded.body()) {
      case GuestAdmitted b -> true;
      case AdmissionUndone b -> true;
      case PresenceChanged b -> true;
      case InvitationRevoked b -> true;
      case RestTaken b -> true;
      case SeatsPlanned b -> true;
      case null, default -> false;
    };
  }

  @Override
  public void close() {
    closed = true;
    replica.ledger().unlisten(this);
    thread.interrupt();
  }

  private void run() {
    while (!closed) {
      try {
        List<Recorded> facts = new ArrayList<>(heard.take());
        List<List<Recorded>> more = new ArrayList<>();
        heard.drainTo(more);
        more.forEach(facts::addAll);
        fitIn(facts);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "the seats could not be kept up", e);
      }
    }
  }

  private void fitIn(List<Recorded> facts) {
    Optional<EventId> open = replica.memory().read(state -> state.guests().openAt(replica.id()));
    if (open.isEmpty()) {
      return;
    }
    EventId event = open.get();
    Set<GuestId> unplanned = unplanned(event);
    unplanned.stream().findFirst().ifPresent(guest -> seats.place(event, guest));
    boolean changed =
        facts.stream()
            .filter(recorded -> recorded.fact().id().replica().equals(replica.id()))
            .anyMatch(recorded -> makesRoom(event, unplanned, recorded));
    if (changed) {
      seats.repair(event, Budget.time(BETTER, System::nanoTime));
    }
  }

  private static boolean makesRoom(EventId event, Set<GuestId> unplanned, Recorded recorded) {
    return switch (recorded.body()) {
      case GuestAdmitted b -> unplanned.contains(b.guest());
      case PresenceChanged b -> b.event().equals(event);
      case InvitationRevoked b -> true;
      case RestTaken b -> b.event().equals(event);
      case null, default -> false;
    };
  }

  /// Who came in at this box lately and has no row in the plan, if there is one. Guests of another
  /// event who were let in have no seat here.
  private Set<GuestId> unplanned(EventId event) {
    return replica.memory().read(state -> unplanned(state, event));
  }

  private Set<GuestId> unplanned(CommunityState state, EventId event) {
    if (state.seating().plan(event).isEmpty()) {
      return Set.of();
    }
    return state.guests().arrivals(event, LATEST).stream()
        .filter(admission -> admission.id().replica().equals(replica.id()))
        .filter(admission -> stands(state, event, admission))
        .map(Admission::guest)
        .filter(guest -> !state.seating().planned(event, guest))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean stands(CommunityState state, EventId event, Admission admission) {
    GuestId guest = admission.guest();
    return state
        .guests()
        .find(guest.invitation())
        .filter(i -> i.terms().filter(terms -> terms.event().equals(event)).isPresent())
        .flatMap((Invitation i) -> i.effective(guest.index()))
        .filter(effective -> effective.id().equals(admission.id()))
        .isPresent();
  }
}
