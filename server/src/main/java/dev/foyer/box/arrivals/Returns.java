package dev.foyer.box.arrivals;

import dev.foyer.domain.Admission;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Decision.AlreadyAdmitted;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.PresenceChanged;
import dev.foyer.domain.FactBody.Whereabouts;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.ReplicaId;
import java.util.List;
import java.util.Optional;

/// Guests who had left and stand at the door again: they are back, with the badge that they have.
/// Of a party of which several had left, all are. Pure.
final class Returns {
  private Returns() {}

  static List<FactBody> of(AlreadyAdmitted already, DeviceId station) {
    Invitation invitation = already.invitation();
    return invitation.present().stream()
        .filter(admission -> invitation.left(admission.guest().index()))
        .map(admission -> back(invitation, admission, station))
        .toList();
  }

  /// The admission of whoever wears this badge, if they had left the event that is on.
  static Optional<Admission> left(CommunityState state, GuestId guest, ReplicaId box) {
    return state
        .guests()
        .find(guest.invitation())
        .filter(invitation -> invitation.left(guest.index()))
        .flatMap(invitation -> invitation.effective(guest.index()))
        .filter(admission -> state.guests().openAt(box).equals(Optional.of(admission.event())));
  }

  static FactBody back(Invitation invitation, Admission admission, DeviceId station) {
    return new PresenceChanged(
        admission.guest(),
        admission.event(),
        invitation.nextWhereabouts(admission.guest().index()),
        Whereabouts.BACK,
        station);
  }
}
