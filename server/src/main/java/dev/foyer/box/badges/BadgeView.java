package dev.foyer.box.badges;

import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.FactBody.BadgeSent;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Stamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A badge as the host's screen shows it.
///
/// @param state `queued`, `sending`, `printed`, `failed`, `unknown`, `waiting` (for a host, or for
///   a printer), `handwritten` or `cancelled`
/// @param question whether a person has to say if it came out
public record BadgeView(
    String job,
    String invitation,
    int index,
    String name,
    String state,
    List<String> reasons,
    String queuedAt,
    @Nullable String printer,
    boolean question) {
  /// @param waitReasons why no badge comes out at the moment; empty if a printer is ready
  static BadgeView of(CommunityState state, BadgeJob job, long now, List<String> waitReasons) {
    GuestId guest = job.queued().orElseThrow().guest();
    Standing standing = Standing.of(job, now, waitReasons);
    return new BadgeView(
        job.id().hex(),
        guest.invitation().hex(),
        guest.index(),
        BadgeFace.name(state, guest),
        standing.state(),
        Unshown.with(standing.reasons(), state, job),
        Instant.ofEpochMilli(job.queuedAt().map(Stamp::wallMillis).orElse(0L)).toString(),
        job.sent().map(BadgeSent::printer).orElse(null),
        job.state() == BadgeJob.State.UNKNOWN);
  }
}
