package dev.foyer.box.arrivals;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.Terms;
import java.util.Optional;

/// The guest list as a box's door sees it: guests are looked for at the event that is open first.
///
/// @param box whose doors
record OpenList(ReplicaId box) {
  /// The invitation that this token stands for: that of whoever has come in as its holder, else its
  /// own.
  Optional<InvitationId> holder(CommunityState state, Bytes token) {
    Optional<InvitationId> recognised =
        state.guests().recognised(token).stream()
            .filter(id -> isOpen(state, id))
            .filter(id -> state.guests().find(id).stream().anyMatch(i -> !i.present().isEmpty()))
            .findFirst();
    return recognised.isPresent() ? recognised : state.guests().byToken(token).map(Invitation::id);
  }

  /// The invitation to the open event of the guest who was given this one; this one itself if no
  /// event is open or nothing is known of it.
  Optional<InvitationId> toTheOpenEvent(CommunityState state, InvitationId id) {
    Optional<Terms> terms = terms(state, id);
    if (state.guests().openAt(box).isEmpty() || terms.isEmpty() || isOpen(state, id)) {
      return Optional.of(id);
    }
    return state.guests().of(terms.get().person()).stream()
        .filter(other -> isOpen(state, other))
        .findFirst();
  }

  /// The invitation that decides when this one is shown: a guest who shows one to another event is
  /// still a guest of this one. What was revoked speaks for nobody.
  InvitationId shown(CommunityState state, InvitationId id) {
    boolean revoked = state.guests().find(id).map(Invitation::revoked).orElse(false);
    return revoked ? id : toTheOpenEvent(state, id).orElse(id);
  }

  static Optional<Terms> terms(CommunityState state, InvitationId id) {
    return state.guests().find(id).flatMap(Invitation::terms);
  }

  private boolean isOpen(CommunityState state, InvitationId id) {
    Optional<EventId> open = state.guests().openAt(box);
    return open.isPresent() && open.equals(terms(state, id).map(Terms::event));
  }
}
