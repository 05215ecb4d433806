package dev.foyer.seating;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.Room;
import dev.foyer.domain.Seating.Place;
import dev.foyer.domain.SeatingFact.RoundCalled;
import dev.foyer.domain.SeatingFact.Row;
import dev.foyer.domain.SeatingFact.SeatPinned;
import dev.foyer.domain.SeatingFact.SeatsPlanned;
import dev.foyer.mixing.Budget;
import dev.foyer.mixing.Evening;
import dev.foyer.mixing.Guest;
import dev.foyer.mixing.Mixer.Impossible;
import dev.foyer.mixing.Mixer.Outcome;
import dev.foyer.mixing.Mixer.Seated;
import dev.foyer.mixing.Plan;
import dev.foyer.mixing.Rests;
import dev.foyer.mixing.SwapMixer;
import dev.foyer.mixing.Turn;
import dev.foyer.mixing.WhatIf;
import dev.foyer.projection.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Makes and keeps the plans of events, one change at a time. Whoever knows their table keeps it,
/// whatever happens: guests who are in know the one of the first round, everybody those of the
/// rounds that were called. Thread-safe.
public final class Seats {
  private static final Result NO_ROOM =
      new Result.NotPossible(List.of("The room has no tables and rounds yet: lay it first."));

  private final Replica replica;

  public Seats(Replica replica) {
    this.replica = replica;
  }

  /// What came of a wish to seat people.
  public sealed interface Result {
    /// @param moved the seats that differ from those before, of people who had one
    record Planned(Map<Turn, Integer> moved) implements Result {}

    /// @param why sentences for the organiser
    record NotPossible(List<String> why) implements Result {}
  }

  /// Everything that a plan is made from, as it stands.
  ///
  /// @param told the turns that their guests know of
  /// @param here who is in and has not gone home
  /// @param version that a new plan takes
  record Standing(
      Room room,
      Invited invited,
      List<Row> rows,
      Plan plan,
      Set<Turn> told,
      Set<GuestId> here,
      Set<Integer> called,
      long version) {
    EventId event() {
      return invited.event();
    }

    Evening evening() {
      return invited.evening();
    }

    int rounds() {
      return evening().rounds().size();
    }

    /// The round that is called next, if one is left.
    Optional<Integer> next() {
      return IntStream.range(0, rounds()).boxed().filter(r -> !called.contains(r)).findFirst();
    }
  }

  /// An event as it stands; empty as long as its room is not laid.
  Optional<Standing> read(EventId event) {
    return replica.memory().read(state -> read(state, event));
  }

  static Optional<Standing> read(CommunityState state, EventId event) {
    List<Row> rows = state.seating().plan(event);
    Plan plan = PlanRows.plan(rows);
    return Invited.of(state, event)
        .map(
            invited ->
                new Standing(
                    state.seating().room(event),
                    invited,
                    rows,
                    plan,
                    told(state, event, plan),
                    here(state, invited),
                    state.seating().called(event),
                    state.seating().nextPlan(event)));
  }

  /// The turns that their guests know of.
  private static Set<Turn> told(CommunityState state, EventId event, Plan plan) {
    Set<Turn> told = new HashSet<>();
    Set<Integer> called = state.seating().called(event);
    for (Turn turn : plan.tables().keySet()) {
      if (called.contains(turn.round()) || turn.round() == 0 && isIn(state, turn.guest())) {
        told.add(turn);
      }
    }
    return told;
  }

  private static boolean isIn(CommunityState state, GuestId guest) {
    return state
        .guests()
        .find(guest.invitation())
        .flatMap((Invitation invitation) -> invitation.effective(guest.index()))
        .isPresent();
  }

  /// Seats an event, anew where nobody knows their table yet.
  public synchronized Result plan(EventId event, Duration time) {
    Optional<Standing> read = read(event);
    if (read.isEmpty()) {
      return NO_ROOM;
    }
    Standing now = read.get();
    if (now.evening().guests().isEmpty()) {
      return new Result.NotPossible(
          List.of("Nobody is invited yet: bring the guest list in first."));
    }
    Budget budget = Budget.time(time, System::nanoTime);
    long seed = now.version();
    return now.told().isEmpty()
        ? keep(
            now,
            new SwapMixer(seed)
                .seat(now.evening().resting(Rests.fairly(now.evening(), seed)), budget),
            List.of())
        : keep(now, repaired(now, now.evening(), budget), List.of());
  }

  /// Fits in who has come or gone since the plan was made. Nothing happens where there is none.
  public synchronized Result repair(EventId event, Budget budget) {
    Standing now = read(event).orElse(null);
    if (now == null || now.rows().isEmpty()) {
      return new Result.Planned(Map.of());
    }
    return keep(now, repaired(now, now.evening(), budget), List.of());
  }

  /// Gives a guest who has come without a seat one in each round that is still to be called, at
  /// once; changes nothing for a guest who has one, or where there is no plan. Whoever is planned
  /// for waits for nobody who plans.
  public void place(EventId event, GuestId guest) {
    boolean missing =
        replica
            .memory()
            .read(
                state ->
                    !state.seating().plan(event).isEmpty()
                        && !state.seating().planned(event, guest));
    if (missing) {
      repair(event, Budget.steps(0));
    }
  }

  /// Calls a round: whoever is not here has no seat in it any more, the others may know theirs.
  public synchronized Result call(EventId event, int round, Duration time) {
    boolean called = replica.memory().read(state -> state.seating().called(event).contains(round));
    if (called) {
      return new Result.Planned(Map.of());
    }
    Standing now = read(event).orElse(null);
    if (now == null || round < 0 || round >= now.rounds()) {
      return NO_ROOM;
    }
    Set<Turn> out = new HashSet<>(now.evening().sitsOut());
    now.evening().guests().stream()
        .map(Guest::id)
        .filter(guest -> !now.here().contains(guest))
        .forEach(guest -> out.add(new Turn(guest, round)));
    Outcome outcome =
        repaired(now, now.evening().withSitsOut(out), Budget.time(time, System::nanoTime));
    return keep(now, outcome, List.of(new RoundCalled(event, round)));
  }

  /// Whoever has rested has done so before others rest again.
  private static Outcome repaired(Standing now, Evening evening, Budget budget) {
    long seed = now.version();
    Evening rested = evening.resting(Rests.again(evening, now.plan(), now.told(), seed));
    return new SwapMixer(seed).repair(rested, now.plan(), now.told(), budget);
  }

  private static Set<GuestId> here(CommunityState state, Invited invited) {
    return invited.evening().guests().stream()
        .map(Guest::id)
        .filter(
            guest ->
                state
                    .guests()
                    .find(guest.invitation())
                    .filter(invitation -> invitation.here(guest.index()))
                    .isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// What it would cost to put a guest elsewhere.
  Optional<WhatIf> whatIf(EventId event, Turn turn, int table) {
    return read(event)
        .filter(now -> table >= 0 && table < now.evening().tables().size())
        .flatMap(now -> WhatIf.drag(now.evening(), now.plan(), turn, table));
  }

  /// Puts a guest elsewhere, as [#whatIf] says, and keeps both who move where they are put.
  public synchronized boolean drag(EventId event, Turn turn, int table) {
    Optional<WhatIf> whatIf = whatIf(event, turn, table);
    Standing now = read(event).orElse(null);
    if (whatIf.isEmpty() || now == null) {
      return false;
    }
    List<FactBody> facts = new ArrayList<>();
    facts.add(pin(event, turn, table));
    whatIf
        .get()
        .swapsWith()
        .map(other -> new Turn(other.id(), turn.round()))
        .ifPresent(
            other ->
                facts.add(
                    pin(
                        event,
                        other,
                        whatIf.get().plan().table(other.guest(), other.round()).orElse(-1))));
    facts.add(
        new SeatsPlanned(event, now.version(), PlanRows.rows(whatIf.get().plan(), now.evening())));
    replica.ledger().record(facts);
    return true;
  }

  /// Lets the engine choose again where a guest was put by hand.
  public synchronized void unpin(EventId event, Turn turn) {
    replica.ledger().record(List.of(pin(event, turn, -1)));
  }

  private SeatPinned pin(EventId event, Turn turn, int table) {
    Place place = new Place(turn.guest(), turn.round());
    long version = replica.memory().read(state -> state.seating().nextPin(event, place));
    return new SeatPinned(event, turn.guest(), turn.round(), version, table);
  }

  private Result keep(Standing before, Outcome outcome, List<FactBody> also) {
    return switch (outcome) {
      case Impossible impossible -> new Result.NotPossible(impossible.why());
      case Seated seated -> {
        EventId event = before.event();
        List<FactBody> facts = new ArrayList<>(also);
        List<Row> rows = PlanRows.rows(seated.plan(), before.evening());
        if (!rows.equals(before.rows())) {
          facts.addFirst(new SeatsPlanned(event, before.version(), rows));
        }
        if (!facts.isEmpty()) {
          replica.ledger().record(facts);
        }
        yield new Result.Planned(new HashMap<>(before.plan().changesTo(seated.plan())));
      }
    };
  }
}
