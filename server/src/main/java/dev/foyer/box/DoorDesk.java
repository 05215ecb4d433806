package dev.foyer.box;

import dev.foyer.box.arrivals.BadgeDesk;
import dev.foyer.box.arrivals.BadgeLine;
import dev.foyer.box.badges.Badges;
import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.GuestId;
import java.util.List;

/// The badge desk of a box with printers: it orders as another does, but for guests whose badge was
/// printed ahead, and knows when no printer is ready.
record DoorDesk(BadgeDesk orders, Badges badges) implements BadgeDesk {
  @Override
  public List<FactBody> badgesFor(List<GuestId> guests, EventId event, DeviceId station) {
    return orders.badgesFor(
        guests.stream().filter(guest -> !badges.isAhead(guest, event)).toList(), event, station);
  }

  @Override
  public BadgeLine line(BadgeJob job) {
    return badges.line(job);
  }
}
