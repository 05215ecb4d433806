package dev.foyer.box.claims;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.box.arrivals.Entry;
import dev.foyer.box.arrivals.Owners;
import dev.foyer.box.claims.Claim.Reply;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody.HelpCause;
import dev.foyer.domain.FactBody.PartitionPolicy;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.Ownership;
import dev.foyer.domain.ReplicaId;
import dev.foyer.platform.Json;
import dev.foyer.projection.Replica;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The door that asks: finds who decides about an invitation, and posts the scan there. While that
/// door cannot be asked, the event's policy says what happens. Thread-safe.
public final class DoorOwners implements Owners {
  private static final System.Logger LOG = System.getLogger("foyer.claims");

  private final Replica replica;
  private final Doors doors;

  /// The other doors.
  public interface Doors {
    /// Puts a question to another door; whatever it knew when it answered is known here then.
    ///
    /// @return empty if it cannot be asked
    Optional<JsonNode> ask(ReplicaId box, JsonNode question);

    /// Whether this door can be asked, as far as is known.
    boolean speaks(ReplicaId box);
  }

  public DoorOwners(Replica replica, Doors doors) {
    this.replica = replica;
    this.doors = doors;
  }

  private record Case(EventId event, Ownership ownership, PartitionPolicy policy) {}

  @Override
  public Ruling claim(Entry entry, InvitationId invitation) {
    return replica
        .memory()
        .read(state -> about(state, invitation))
        .map(it -> claim(entry, invitation, it))
        .orElseGet(Ruling.Ours::new);
  }

  private Ruling claim(Entry entry, InvitationId invitation, Case it) {
    Ownership ownership = it.ownership();
    if (ownership.door().equals(replica.id())) {
      boolean certain = !ownership.handedOver() || doors.speaks(ownership.before());
      return certain ? new Ruling.Ours() : alone(it.policy());
    }
    return doors
        .ask(ownership.door(), Json.tree(Claim.of(it.event(), entry, invitation)))
        .flatMap(DoorOwners::reply)
        .map(reply -> ruling(reply, it))
        .orElseGet(() -> alone(it.policy()));
  }

  private static Ruling ruling(Reply reply, Case it) {
    return switch (reply.word()) {
      case ADMITTED -> new Ruling.Admitted();
      case HELD -> new Ruling.Held(Optional.ofNullable(reply.why()).orElse(HelpCause.NOT_ON_LIST));
      case KNOWN -> new Ruling.Ours();
      case NOT_MINE -> alone(it.policy());
    };
  }

  private static Optional<Reply> reply(JsonNode answer) {
    try {
      return Optional.of(Json.value(answer, Reply.class));
    } catch (IllegalArgumentException e) {
      LOG.log(Level.WARNING, "a door's answer cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Ruling alone(PartitionPolicy policy) {
    return switch (policy) {
      case OPEN -> new Ruling.Ours();
      case STRICT -> new Ruling.Held(HelpCause.DOOR_UNREACHABLE);
    };
  }

  private Optional<Case> about(CommunityState state, InvitationId invitation) {
    return state.guests().openAt(replica.id()).flatMap(event -> about(state, invitation, event));
  }

  private static Optional<Case> about(
      CommunityState state, InvitationId invitation, EventId event) {
    Set<ReplicaId> all = state.guests().doorsOf(event);
    Set<ReplicaId> counted =
        all.stream()
            .filter(box -> !state.doors().setAside(event, box))
            .collect(Collectors.toUnmodifiableSet());
    return Ownership.of(invitation, all, counted)
        .map(ownership -> new Case(event, ownership, state.doors().policy(event)));
  }
}
