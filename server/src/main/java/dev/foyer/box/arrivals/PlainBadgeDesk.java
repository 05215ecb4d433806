package dev.foyer.box.arrivals;

import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.BadgeQueued;
import dev.foyer.domain.FactBody.BadgeReason;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.JobId;
import java.util.List;
import java.util.random.RandomGenerator;

/// Orders one badge for every guest.
public final class PlainBadgeDesk implements BadgeDesk {
  private final RandomGenerator random;

  /// @param random a secure one outside of tests: a job's id is its identity everywhere
  public PlainBadgeDesk(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public List<FactBody> badgesFor(List<GuestId> guests, EventId event, DeviceId station) {
    return guests.stream()
        .<FactBody>map(guest -> new BadgeQueued(mint(), guest, event, station, BadgeReason.ARRIVAL))
        .toList();
  }

  private JobId mint() {
    byte[] id = new byte[JobId.SIZE];
    random.nextBytes(id);
    return JobId.of(id);
  }
}
