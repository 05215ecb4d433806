package dev.foyer.box.welcome;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Terms;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/// Who is here now, and where.
final class Here {
  private Here() {}

  /// The invitation on which somebody is here, if they are.
  static Optional<Invitation> on(CommunityState state, EventId event, PersonId person) {
    return state.guests().of(person).stream()
        .flatMap(id -> state.guests().find(id).stream())
        .filter(invitation -> isTo(invitation, event))
        .filter(invitation -> invitation.here(0))
        .findFirst();
  }

  static boolean isHere(CommunityState state, EventId event, InvitationId id) {
    return state
        .guests()
        .find(id)
        .filter(invitation -> isTo(invitation, event))
        .map(invitation -> invitation.here(0))
        .orElse(false);
  }

  /// What a guest's table is called in the round that was called last; before the first one is
  /// called in the first, which stands on the badge. Later ones nobody is told.
  static Optional<String> table(CommunityState state, EventId event, Invitation invitation) {
    Set<Integer> called = state.seating().called(event);
    int round = called.isEmpty() ? 0 : Collections.max(called);
    return state.seating().tableName(event, new GuestId(invitation.id(), 0), round);
  }

  /// Whether somebody came in at another event before.
  static boolean wasBefore(CommunityState state, EventId event, PersonId person) {
    return state.guests().of(person).stream()
        .flatMap(id -> state.guests().find(id).stream())
        .filter(invitation -> !isTo(invitation, event))
        .anyMatch(invitation -> invitation.effective(0).isPresent());
  }

  private static boolean isTo(Invitation invitation, EventId event) {
    return invitation.terms().map(Terms::event).filter(event::equals).isPresent();
  }
}
