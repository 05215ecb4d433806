package dev.foyer.measures;

import dev.foyer.domain.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Time to welcome: how long first-timers waited, from their admission to a host's "greeted".
///
/// @param waits of those who were greeted, the shortest first
/// @param notYet how many were not greeted
public record Welcome(List<Duration> waits, long notYet) {
  public Welcome {
    waits = List.copyOf(waits);
  }

  /// Of every first admission of a season.
  public static Welcome of(Season season) {
    List<Duration> waits = new ArrayList<>();
    long notYet = 0;
    for (Gathering gathering : season.gatherings()) {
      for (PersonId person : gathering.firstTimers()) {
        Optional<Duration> wait =
            Objects.requireNonNull(gathering.attendance().arrivals().get(person)).untilWelcome();
        wait.ifPresent(waits::add);
        notYet += wait.isEmpty() ? 1 : 0;
      }
    }
    Collections.sort(waits);
    return new Welcome(waits, notYet);
  }

  /// How many of all first-timers were greeted.
  public Share greeted() {
    return new Share(waits.size(), waits.size() + notYet);
  }

  public Optional<Duration> median() {
    return percentile(50);
  }

  /// The wait that at least this percentage did not exceed: the nearest rank, always somebody's own
  /// (definition 1 of R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The
  /// American Statistician 50, 1996). Those who still wait are not in it.
  public Optional<Duration> percentile(int percent) {
    if (waits.isEmpty()) {
      return Optional.empty();
    }
    int rank = Math.ceilDiv(percent * waits.size(), 100);
    return Optional.of(waits.get(Math.max(rank, 1) - 1));
  }
}
