package dev.foyer.box.welcome;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Terms;
import java.util.OptionalInt;

/// "You are not the only one": how many others are here in the same way as a guest. Fewer than five
/// are never told: that would be about persons, not about a crowd.
///
/// @param firstTimers how many others are here for the first time; empty if it is not to be told,
///   or the guest is not here for the first time
/// @param alone how many others came alone; empty if it is not to be told, or the guest did not
public record Others(OptionalInt firstTimers, OptionalInt alone) {
  /// How many of the latest arrivals are looked at: a guest waits for the answer.
  private static final int LATEST = 300;

  static Others of(CommunityState state, Invitation guest, EventId event) {
    boolean first =
        guest.terms().map(t -> t.newcomer() == Terms.Newcomer.FIRST_TIMER).orElse(false);
    OptionalInt firstTimers =
        first ? told(state.guests().tally(event).firstTimersArrived() - 1) : OptionalInt.empty();
    OptionalInt alone =
        firstTimers.isEmpty() && cameAlone(state, guest, event)
            ? told(alone(state, event) - 1)
            : OptionalInt.empty();
    return new Others(firstTimers, alone);
  }

  private static OptionalInt told(int others) {
    return others < Welcome.FEWEST_TO_COUNT ? OptionalInt.empty() : OptionalInt.of(others);
  }

  private static int alone(CommunityState state, EventId event) {
    return (int)
        state.guests().arrivals(event, LATEST).stream()
            .map(admission -> admission.guest().invitation())
            .distinct()
            .flatMap(id -> state.guests().find(id).stream())
            .filter(invitation -> invitation.here(0))
            .filter(invitation -> cameAlone(state, invitation, event))
            .count();
  }

  /// Invited alone, and whoever invited them is not here.
  private static boolean cameAlone(CommunityState state, Invitation invitation, EventId event) {
    Terms terms = invitation.terms().orElse(null);
    if (terms == null || terms.people() > 1 || invitation.present().size() > 1) {
      return false;
    }
    PersonId inviter = terms.inviter();
    return inviter == null || !state.guests().here(inviter, event);
  }
}
