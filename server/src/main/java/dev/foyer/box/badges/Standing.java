package dev.foyer.box.badges;

import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.FactBody.BadgeReason;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// How a badge stands in the words of the screens: what the facts say, and whether it waits for a
/// printer or for a host.
///
/// @param state `queued`, `sending`, `printed`, `failed`, `unknown`, `waiting`, `handwritten` or
///   `cancelled`
/// @param reasons IPP words, `waits-for-host`, `printed-ahead` of a badge that lies ready, or
///   `cannot-display-FIELD` of one that was printed without something in that field
record Standing(String state, List<String> reasons) {
  private static final String AHEAD = "printed-ahead";

  /// @param waitReasons why no badge comes out at the moment; empty if a printer is ready
  static Standing of(BadgeJob job, long now, List<String> waitReasons) {
    if (job.printable() && Turns.isStale(job, now)) {
      return new Standing("waiting", List.of("waits-for-host"));
    }
    return job.printable() && !waitReasons.isEmpty()
        ? new Standing("waiting", waitReasons)
        : new Standing(job.state().name().toLowerCase(Locale.ROOT), reasons(job));
  }

  private static List<String> reasons(BadgeJob job) {
    boolean ready =
        job.state() == BadgeJob.State.PRINTED
            && job.queued().filter(q -> q.reason() == BadgeReason.AHEAD).isPresent();
    return ready ? Stream.concat(Stream.of(AHEAD), job.reasons().stream()).toList() : job.reasons();
  }
}
