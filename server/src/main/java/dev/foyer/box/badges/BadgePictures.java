package dev.foyer.box.badges;

import dev.foyer.badge.BadgeRenderer;
import dev.foyer.badge.BadgeRenderer.Rendering;
import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody.BadgeQueued;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.JobId;
import dev.foyer.projection.Replica;
import java.util.Optional;

/// Draws the badges of one printer. A guest who has come without a seat is seated first, so that
/// the badge can say where.
///
/// @param seats who gives such a guest a seat
record BadgePictures(BadgeRenderer renderer, Replica replica, Seats seats) {
  /// Gives guests their seats.
  interface Seats {
    /// Does nothing for a guest who has a seat, or where nobody has one.
    void place(EventId event, GuestId guest);
  }

  void warmUp() {
    renderer.warmUp();
  }

  /// The picture of a badge; empty if nothing is known of its guest (any more).
  Optional<Rendering> of(JobId id) {
    queued(id).ifPresent(queued -> seats.place(queued.event(), queued.guest()));
    return replica
        .memory()
        .read(
            state ->
                state
                    .badges()
                    .find(id)
                    .flatMap(BadgeJob::queued)
                    .flatMap((BadgeQueued queued) -> BadgeFace.of(state, queued)))
        .map(renderer::render);
  }

  private Optional<BadgeQueued> queued(JobId id) {
    return replica.memory().read(state -> state.badges().find(id).flatMap(BadgeJob::queued));
  }
}
