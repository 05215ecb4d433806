package dev.foyer.doors;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.ReplicaId;
import dev.foyer.doors.DoorBoard.DoorLine;
import dev.foyer.doors.DoorBoard.Here;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.projection.Replica;
import dev.foyer.replication.Callers;
import dev.foyer.replication.Link;
import dev.foyer.replication.LinkState;
import dev.foyer.replication.LinkState.Standing;
import dev.foyer.replication.Neighbours;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sees how a box stands with central and with the other doors. Thread-safe.
public final class DoorWatch {
  /// Doors compare what they have every two seconds: after three of them one is not there, whatever
  /// its connection says.
  private static final Duration SILENCE = Duration.ofSeconds(6);

  private final Replica replica;
  private final Neighbours neighbours;
  private final Callers callers;
  private final Optional<Link> central;

  /// @param callers those who ask this box
  public DoorWatch(
      Replica replica, Neighbours neighbours, Callers callers, Optional<Link> central) {
    this.replica = replica;
    this.neighbours = neighbours;
    this.callers = callers;
    this.central = central;
  }

  /// How central is reached.
  public LinkLine central() {
    return LinkLine.of(centralState());
  }

  /// Everything as it stands now.
  public DoorBoard board() {
    TrustedKeys keys = replica.trusted();
    Map<ReplicaId, LinkState> links = neighbours.states();
    Optional<EventId> event = replica.memory().read(state -> state.guests().openAt(replica.id()));
    return new DoorBoard(
        replica.clock().now().toString(),
        here(keys, links, event),
        event.map(this::policy).orElse(null),
        central(),
        doors(keys, links, event),
        Trouble.of(replica, keys, of -> event.equals(Optional.of(of))));
  }

  private LinkState centralState() {
    return central.map(Link::state).orElse(LinkState.NONE);
  }

  private String policy(EventId event) {
    return replica
        .memory()
        .read(state -> state.doors().policy(event))
        .name()
        .toLowerCase(Locale.ROOT);
  }

  private Here here(TrustedKeys keys, Map<ReplicaId, LinkState> links, Optional<EventId> event) {
    boolean twin = centralState().twin() || links.values().stream().anyMatch(LinkState::twin);
    return new Here(
        replica.id().hex(),
        Names.of(keys, replica.id()),
        replica.clock().quality().name().toLowerCase(Locale.ROOT),
        replica.ledger().storage().word(),
        replica.ledger().journal().end(),
        twin,
        event.map(EventId::hex).orElse(null));
  }

  private List<DoorLine> doors(
      TrustedKeys keys, Map<ReplicaId, LinkState> links, Optional<EventId> event) {
    Set<ReplicaId> open = new HashSet<>();
    Set<ReplicaId> aside = new HashSet<>();
    event.ifPresent(
        at ->
            replica
                .memory()
                .read(
                    state -> {
                      open.addAll(state.guests().doorsOf(at));
                      aside.addAll(setAside(state, at, keys));
                      return at;
                    }));
    return Names.boxes(keys, replica.id()).stream()
        .filter(
            box ->
                open.contains(box.id()) || aside.contains(box.id()) || links.containsKey(box.id()))
        .map(
            box -> {
              LinkState link = links.get(box.id());
              return new DoorLine(
                  box.id().hex(),
                  box.name(),
                  line(box.id(), link),
                  open.contains(box.id()),
                  aside.contains(box.id()),
                  link == null ? null : ClockLine.of(link.clock()),
                  callers.hasTwin(box.id()));
            })
        .toList();
  }

  private static Set<ReplicaId> setAside(CommunityState state, EventId event, TrustedKeys keys) {
    Set<ReplicaId> aside = new HashSet<>();
    keys.replicas().stream()
        .map(TrustedKeys.Replica::id)
        .filter(box -> state.doors().setAside(event, box))
        .forEach(aside::add);
    return aside;
  }

  /// A door that was silent when it was asked is unreachable before its link finds out.
  private LinkLine line(ReplicaId box, @Nullable LinkState link) {
    if (link == null) {
      return LinkLine.NONE.unreachable();
    }
    LinkLine line = LinkLine.of(link);
    boolean connected = link.state() == Standing.CONNECTED;
    return connected && (!neighbours.speaks(box) || isOld(link)) ? line.unreachable() : line;
  }

  private boolean isOld(LinkState link) {
    Instant heard = link.lastHeard();
    return heard != null && Duration.between(heard, replica.clock().now()).compareTo(SILENCE) > 0;
  }
}
