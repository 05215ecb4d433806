package dev.foyer.central;

import dev.foyer.central.VenueBoard.BoxLine;
import dev.foyer.central.VenueBoard.Count;
import dev.foyer.central.VenueBoard.Reckoning;
import dev.foyer.central.VenueBoard.ToldLine;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.doors.ClockLine;
import dev.foyer.doors.Names;
import dev.foyer.doors.Trouble;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.projection.Replica;
import dev.foyer.replication.Callers;
import dev.foyer.replication.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sees how the boxes of all venues are. What a box says of itself is kept in memory only: it says
/// it again every two seconds while it is heard. Thread-safe.
final class Venues {
  private static final int MOST_EVENTS = 20;

  private final Replica replica;
  private final Callers callers;

  Venues(Replica replica, Callers callers) {
    this.replica = replica;
    this.callers = callers;
  }

  VenueBoard board() {
    TrustedKeys keys = replica.trusted();
    List<TrustedKeys.Replica> boxes = Names.boxes(keys, replica.id());
    return new VenueBoard(
        replica.clock().now().toString(),
        replica.memory().read(state -> boxes.stream().map(box -> line(state, box)).toList()),
        replica.memory().read(state -> events(state, boxes)),
        Trouble.of(replica, keys, event -> true));
  }

  private BoxLine line(CommunityState state, TrustedKeys.Replica box) {
    return new BoxLine(
        box.id().hex(),
        box.name(),
        callers.lastHeard(box.id()).map(Instant::toString).orElse(null),
        state
            .guests()
            .openAt(box.id())
            .flatMap(state.guests()::event)
            .map(EventPlan::name)
            .orElse(null),
        callers.hasTwin(box.id()),
        callers.told(box.id()).map(Venues::told).orElse(null));
  }

  private static ToldLine told(Told told) {
    Instant oldest = told.oldestUnsent();
    return new ToldLine(
        told.at().toString(),
        told.unsent(),
        oldest == null ? null : oldest.toString(),
        told.parked(),
        told.forks(),
        told.storage(),
        Objects.requireNonNull(ClockLine.of(told.clock())));
  }

  /// The latest events at which a box is open, or has counted somebody; none of which the boxes do
  /// not tell any more.
  private List<Reckoning> events(CommunityState state, List<TrustedKeys.Replica> boxes) {
    Instant since = replica.clock().now().minus(Told.LATELY).plus(Duration.ofDays(1));
    return state.guests().events().stream()
        .flatMap(
            id ->
                state.guests().event(id).filter(plan -> plan.endsAt().isAfter(since)).stream()
                    .map(plan -> event(state, boxes, id, plan)))
        .filter(event -> !event.boxes().isEmpty())
        .sorted(Comparator.comparing(Reckoning::startsAt).reversed())
        .limit(MOST_EVENTS)
        .toList();
  }

  private Reckoning event(
      CommunityState state, List<TrustedKeys.Replica> boxes, EventId id, EventPlan plan) {
    return new Reckoning(
        id.hex(),
        plan.name(),
        plan.startsAt().toString(),
        boxes.stream().flatMap(box -> count(state, box, id).stream()).toList());
  }

  /// Empty for a box that has nothing to do with the event.
  private Optional<Count> count(CommunityState state, TrustedKeys.Replica box, EventId event) {
    Optional<Told> told = callers.told(box.id());
    int counted = state.guests().counted(box.id()).getOrDefault(event, 0);
    int said = told.map(t -> t.counted().getOrDefault(event, 0)).orElse(0);
    boolean open = state.guests().openAt(box.id()).equals(Optional.of(event));
    return open || counted > 0 || said > 0
        ? Optional.of(
            new Count(
                box.id().hex(),
                box.name(),
                told.isPresent() ? Integer.valueOf(said) : null,
                at(told.orElse(null)),
                counted))
        : Optional.empty();
  }

  private static @Nullable String at(@Nullable Told told) {
    return told == null ? null : told.at().toString();
  }
}
