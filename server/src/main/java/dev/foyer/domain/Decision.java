package dev.foyer.domain;

import dev.foyer.domain.FactBody.HelpCause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the door says to a scan. A "no" is a value like any other.
public sealed interface Decision {
  /// These guests may come in to this event now.
  record Admit(Invitation invitation, EventId event, List<GuestId> guests) implements Decision {
    public Admit {
      guests = List.copyOf(guests);
    }
  }

  /// A party: how many of them are here?
  record HowMany(Invitation invitation, int remaining) implements Decision {}

  /// Everybody on this invitation is in already.
  record AlreadyAdmitted(Invitation invitation, Admission admission) implements Decision {}

  /// A person decides.
  record NeedsHost(HelpCause why, @Nullable InvitationId invitation) implements Decision {}

  /// This is not an invitation of ours.
  record Refused(Refusal refusal) implements Decision {}

  /// Why something is no invitation.
  enum Refusal {
    UNREADABLE,
    INVALID,
    UNKNOWN_CODE,
    /// A badge of ours, which says who somebody is and opens nothing.
    BADGE
  }
}
