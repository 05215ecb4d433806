package dev.foyer.box.arrivals;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Decision.Refusal;
import dev.foyer.domain.EventId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.ScanId;
import dev.foyer.domain.Terms;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a guest sits in the round that is on: the one that was called last, or the first before
/// any was. What is not called yet is told to nobody.
public record Seat(String course, String table) {
  /// A guest's seat now, if they have one.
  static Optional<Seat> of(CommunityState state, EventId event, GuestId guest) {
    int round = state.seating().running(event);
    return state
        .seating()
        .tableName(event, guest, round)
        .map(table -> new Seat(state.seating().room(event).rounds().get(round).name(), table));
  }

  /// The answer to a badge that is held up: it opens no door, and tells its guest's seat.
  static Answer ofBadge(CommunityState state, GuestId guest, ScanId scan) {
    @Nullable Seat seat =
        state
            .guests()
            .find(guest.invitation())
            .filter(invitation -> invitation.here(guest.index()))
            .flatMap(Invitation::terms)
            .map(Terms::event)
            .flatMap(event -> of(state, event, guest))
            .orElse(null);
    return new Answer.Refused(scan, Refusal.BADGE, 0, seat);
  }
}
