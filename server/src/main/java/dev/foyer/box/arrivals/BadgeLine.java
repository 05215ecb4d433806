package dev.foyer.box.arrivals;

import dev.foyer.domain.BadgeJob;
import java.util.List;
import java.util.Locale;

/// How a badge stands, as the screens are told.
///
/// @param job the job's id
/// @param state `queued`, `sending`, `printed`, `failed`, `unknown`, `handwritten`, `cancelled`, or
///   `waiting` for a host or a printer
/// @param reasons IPP words such as `media-empty`
public record BadgeLine(String job, String state, List<String> reasons) {
  public BadgeLine {
    reasons = List.copyOf(reasons);
  }

  /// What the facts alone say.
  public static BadgeLine of(BadgeJob job) {
    return new BadgeLine(
        job.id().hex(), job.state().name().toLowerCase(Locale.ROOT), job.reasons());
  }
}
