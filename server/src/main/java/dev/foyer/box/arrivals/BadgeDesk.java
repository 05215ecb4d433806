package dev.foyer.box.arrivals;

import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.GuestId;
import java.util.List;

/// Where the door orders badges. The facts that it gets are journaled in one group with the
/// admissions; whoever prints follows the journal.
public interface BadgeDesk {
  /// The facts that order a badge for each of these guests, who come in at this station. Quick: a
  /// guest is waiting.
  List<FactBody> badgesFor(List<GuestId> guests, EventId event, DeviceId station);

  /// How a badge stands, in the words of the screens.
  default BadgeLine line(BadgeJob job) {
    return BadgeLine.of(job);
  }
}
