package dev.foyer.box.badges;

import dev.foyer.domain.BadgeJob;
import java.util.List;
import java.util.Locale;

/// How a badge stands in the words of the screens: what the facts say, and whether it waits for a
/// printer or for a host.
///
/// @param state `queued`, `sending`, `printed`, `failed`, `unknown`, `waiting`, `handwritten` or
///   `cancelled`
/// @param reasons IPP words, `waits-for-host`, or `cannot-display-FIELD` of a badge that was
///   printed without that field
record Standing(String state, List<String> reasons) {
  /// @param waitReasons why no badge comes out at the moment; empty if a printer is ready
  static Standing of(BadgeJob job, long now, List<String> waitReasons) {
    if (job.printable() && PrintQueue.isStale(job, now)) {
      return new Standing("waiting", List.of("waits-for-host"));
    }
    return job.printable() && !waitReasons.isEmpty()
        ? new Standing("waiting", waitReasons)
        : new Standing(job.state().name().toLowerCase(Locale.ROOT), job.reasons());
  }
}
