package dev.foyer.box.badges;

import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.FactBody.BadgeQueued;
import dev.foyer.domain.FactBody.BadgeReason;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.JobId;
import dev.foyer.domain.Stamp;
import dev.foyer.projection.Replica;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Which badge's turn it is, over all printers of a box: those of guests who are here before those
/// that are printed ahead, the oldest first, each at one printer at a time. Thread-safe.
final class Turns {
  /// A badge that has waited longer prints only after a host says so.
  static final Duration FRESH = Duration.ofMinutes(2);

  private final Replica replica;
  private final Predicate<String> ready;
  private final Set<JobId> taken = ConcurrentHashMap.newKeySet();

  /// @param ready whether the printer of this name prints; called while the state is held
  Turns(Replica replica, Predicate<String> ready) {
    this.replica = replica;
    this.ready = ready;
  }

  /// Takes the next badge that `printer` may print; [#done] gives it back.
  Optional<JobId> next(String printer, Predicate<BadgeJob> wanted) {
    long now = replica.clock().millis();
    return replica
        .memory()
        .read(
            state ->
                take(
                    Stream.concat(
                            state.badges().at(replica.id()).unfinished().stream()
                                .filter(job -> isHere(state, job)),
                            state.badges().at(replica.id()).unfinished().stream())
                        .filter(job -> isDue(job, now))
                        .filter(wanted)
                        .filter(job -> comesOutOf(state, job, printer))));
  }

  /// Takes the next badge whose end at `printer` nobody saw.
  Optional<JobId> unsettled(String printer) {
    return replica
        .memory()
        .read(
            state ->
                take(
                    state.badges().at(replica.id()).unfinished().stream()
                        .filter(BadgeJob::unsettled)
                        .filter(job -> wasSentTo(job, printer))));
  }

  void done(JobId job) {
    taken.remove(job);
  }

  private Optional<JobId> take(Stream<BadgeJob> jobs) {
    return jobs.map(BadgeJob::id).filter(taken::add).findFirst();
  }

  /// What was sent is settled where it was sent; what was not, or failed there, is anybody's.
  private static boolean wasSentTo(BadgeJob job, String printer) {
    return job.sent().map(sent -> sent.printer().equals(printer)).orElse(false);
  }

  /// A station's own printer prints its badges; another one does while that stands still.
  private boolean comesOutOf(CommunityState state, BadgeJob job, String printer) {
    return job.queued()
        .flatMap(queued -> state.printers().route(queued.station()))
        .map(own -> own.equals(printer) || !ready.test(own))
        .orElse(true);
  }

  /// Whether the badge's guest is here: always, unless it is printed ahead.
  static boolean isHere(CommunityState state, BadgeJob job) {
    return job.queued().map(queued -> isHere(state, queued)).orElse(false);
  }

  private static boolean isHere(CommunityState state, BadgeQueued queued) {
    return queued.reason() != BadgeReason.AHEAD
        || state
            .guests()
            .find(queued.guest().invitation())
            .map(invitation -> isIn(invitation, queued))
            .orElse(false);
  }

  private static boolean isIn(Invitation invitation, BadgeQueued queued) {
    return invitation.present().stream().anyMatch(one -> one.guest().equals(queued.guest()));
  }

  static boolean isDue(BadgeJob job, long now) {
    return job.printable() && !isStale(job, now);
  }

  /// Whether a badge has waited so long that a host has to say whether it is still wanted. One that
  /// is printed ahead has all the time.
  static boolean isStale(BadgeJob job, long now) {
    boolean ahead = job.queued().map(q -> q.reason() == BadgeReason.AHEAD).orElse(false);
    long queued = job.queuedAt().map(Stamp::wallMillis).orElse(now);
    return !ahead && !job.released() && now - queued > FRESH.toMillis();
  }
}
