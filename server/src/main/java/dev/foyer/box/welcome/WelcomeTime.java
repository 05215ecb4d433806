package dev.foyer.box.welcome;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How long newcomers waited until somebody greeted them: the median and the 90th percentile, each
/// by nearest rank.
///
/// @param n how many were greeted
public record WelcomeTime(int n, Duration median, Duration p90) {
  /// Empty while fewer than five were greeted: it would be about persons.
  public static Optional<WelcomeTime> of(CommunityState state, EventId event) {
    List<Duration> waits =
        Newcomer.at(state, event).stream()
            .flatMap(newcomer -> waited(newcomer).stream())
            .sorted()
            .toList();
    return waits.size() < Welcome.FEWEST_TO_COUNT
        ? Optional.empty()
        : Optional.of(new WelcomeTime(waits.size(), rank(waits, 50), rank(waits, 90)));
  }

  private static Optional<Duration> waited(Newcomer newcomer) {
    return Optional.ofNullable(newcomer.greeted())
        .map(greeted -> Duration.between(newcomer.came(), greeted))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }

  private static Duration rank(List<Duration> sorted, int percent) {
    return sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1));
  }
}
