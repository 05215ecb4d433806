package dev.foyer.box.arrivals;

import dev.foyer.domain.Decision.AlreadyAdmitted;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.PresenceChanged;
import dev.foyer.domain.FactBody.Whereabouts;
import dev.foyer.domain.Invitation;
import java.util.List;

/// Guests who had left and stand at the door again: they are back, with the badge that they have.
/// Of a party of which several had left, all are. Pure.
final class Returns {
  private Returns() {}

  static List<FactBody> of(AlreadyAdmitted already, DeviceId station) {
    Invitation invitation = already.invitation();
    return invitation.present().stream()
        .filter(admission -> invitation.left(admission.guest().index()))
        .<FactBody>map(
            admission ->
                new PresenceChanged(
                    admission.guest(),
                    admission.event(),
                    invitation.nextWhereabouts(admission.guest().index()),
                    Whereabouts.BACK,
                    station))
        .toList();
  }
}
