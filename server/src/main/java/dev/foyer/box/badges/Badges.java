package dev.foyer.box.badges;

import dev.foyer.box.arrivals.BadgeLine;
import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody.BadgeQueued;
import dev.foyer.domain.FactBody.BadgeReason;
import dev.foyer.domain.FactBody.BadgeRuled;
import dev.foyer.domain.FactBody.Ruling;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.JobId;
import dev.foyer.domain.Terms;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import java.util.List;
import java.util.Optional;

/// What staff may do about badges: look, print again, and say what became of one. Thread-safe.
public final class Badges {
  private final Replica replica;
  private final Printers printers;

  public Badges(Replica replica, Printers printers) {
    this.replica = replica;
    this.printers = printers;
  }

  /// The badges that a host should know of: those that wait, failed, or ask whether they came out.
  public List<BadgeView> needingAttention() {
    return unfinished().stream()
        .filter(badge -> !badge.state().equals("queued") && !badge.state().equals("sending"))
        .toList();
  }

  /// The badges that are neither printed nor given up, oldest first.
  public List<BadgeView> unfinished() {
    List<String> reasons = printers.reasonsToWait();
    long now = replica.clock().millis();
    return replica
        .memory()
        .read(
            state ->
                state.badges().at(replica.id()).unfinished().stream()
                    .map(job -> BadgeView.of(state, job, now, reasons))
                    .toList());
  }

  /// How one badge stands.
  public Optional<BadgeView> find(JobId id) {
    List<String> reasons = printers.reasonsToWait();
    long now = replica.clock().millis();
    return replica
        .memory()
        .read(
            state ->
                state
                    .badges()
                    .find(id)
                    .filter(job -> job.queued().isPresent())
                    .map(job -> BadgeView.of(state, job, now, reasons)));
  }

  /// How a badge stands, as the door and the hosts' lists say it; quick, and free to be called
  /// while the state is held.
  public BadgeLine line(BadgeJob job) {
    Standing standing = Standing.of(job, replica.clock().millis(), printers.reasonsToWait());
    List<String> reasons =
        replica.memory().read(state -> Unshown.with(standing.reasons(), state, job));
    return new BadgeLine(job.id().hex(), standing.state(), reasons);
  }

  /// Whether a badge of this guest was ordered before the guest came, and is printed or will be.
  public boolean isAhead(GuestId guest, EventId event) {
    return replica
        .memory()
        .read(
            state ->
                state.badges().of(guest).stream()
                    .filter(job -> job.queued().filter(q -> isAhead(q, event)).isPresent())
                    .anyMatch(job -> job.state() != BadgeJob.State.CANCELLED));
  }

  private static boolean isAhead(BadgeQueued queued, EventId event) {
    return queued.reason() == BadgeReason.AHEAD && queued.event().equals(event);
  }

  /// Orders another badge for a guest; the same job again changes nothing.
  BadgeView reprint(JobId job, GuestId guest, BadgeReason reason, DeviceId by) {
    EventId event = known(guest);
    if (find(job).isEmpty()) {
      replica.ledger().record(List.of(new BadgeQueued(job, guest, event, by, reason)));
    }
    return find(job).orElseThrow();
  }

  /// A host's word on a badge; said again it changes nothing.
  BadgeView rule(JobId id, Ruling ruling, DeviceId by) {
    BadgeJob.State before =
        replica
            .memory()
            .read(state -> state.badges().find(id).map(BadgeJob::state))
            .orElseThrow(() -> Problem.unknown("badge"));
    if (applies(ruling, before)) {
      int attempt = replica.memory().read(state -> state.badges().find(id).orElseThrow().attempt());
      replica.ledger().record(List.of(new BadgeRuled(id, attempt, ruling, by)));
    }
    return find(id).orElseThrow(() -> Problem.unknown("badge"));
  }

  /// Lets all badges print that wait for a host because they are old, and says how many.
  int releaseWaiting(DeviceId by) {
    long now = replica.clock().millis();
    List<BadgeRuled> releases =
        replica
            .memory()
            .read(
                state ->
                    state.badges().at(replica.id()).unfinished().stream()
                        .filter(job -> job.printable() && Turns.isStale(job, now))
                        .map(job -> new BadgeRuled(job.id(), job.attempt(), Ruling.RELEASED, by))
                        .toList());
    if (!releases.isEmpty()) {
      replica.ledger().record(releases);
    }
    return releases.size();
  }

  private static boolean applies(Ruling ruling, BadgeJob.State state) {
    return switch (ruling) {
      case CAME_OUT, DID_NOT_COME_OUT -> state == BadgeJob.State.UNKNOWN;
      case RELEASED, HANDWRITTEN, WITHDRAWN ->
          switch (state) {
            case QUEUED, SENDING, FAILED, UNKNOWN -> true;
            case PRINTED, HANDWRITTEN, CANCELLED -> false;
          };
    };
  }

  private EventId known(GuestId guest) {
    return replica
        .memory()
        .read(
            state ->
                state
                    .guests()
                    .find(guest.invitation())
                    .flatMap(Invitation::terms)
                    .filter(terms -> guest.index() < terms.people())
                    .map(Terms::event))
        .orElseThrow(() -> Problem.unknown("guest"));
  }
}
