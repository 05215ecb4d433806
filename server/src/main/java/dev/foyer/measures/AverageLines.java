package dev.foyer.measures;

import dev.foyer.measures.Report.Average;
import dev.foyer.measures.Report.Averages;
import dev.foyer.measures.Report.Score;
import dev.foyer.measures.Report.Waits;
import dev.foyer.measures.SenseOfCommunity.Subscale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// The averages of a report. An average with its n is a sum, so it is shown only if the counts that
/// it gives away are.
record AverageLines(Season season, Ties ties, Open open) {
  /// What of the averages gives nothing away.
  ///
  /// @param mutual how many guests there were, and how many ties became mutual
  /// @param greeted how many first-timers were greeted
  record Open(boolean mutual, boolean greeted) {}

  Averages lines() {
    List<Score> scores = new ArrayList<>();
    for (Subscale subscale : Subscale.values()) {
      scores.add(score(subscale));
    }
    return new Averages(
        open.mutual ? average(Belonging.mutualPerGuest(season, ties)) : null,
        waits(),
        hours(),
        scores,
        rounded(SenseOfCommunity.score(season, Counts.LEAST_AVERAGE)));
  }

  private Score score(Subscale subscale) {
    List<Average> items = new ArrayList<>();
    for (int item : subscale.items()) {
      Average average = average(SenseOfCommunity.item(season, item, Counts.LEAST_AVERAGE));
      if (average != null) {
        items.add(average);
      }
    }
    OptionalDouble score = SenseOfCommunity.score(season, subscale, Counts.LEAST_AVERAGE);
    return new Score(subscale, items, rounded(score));
  }

  private @Nullable Waits waits() {
    Welcome welcome = Welcome.of(season);
    long n = welcome.waits().size();
    return n < Counts.LEAST_AVERAGE
        ? null
        : new Waits(
            open.greeted ? (Long) n : null,
            welcome.median().orElseThrow().toSeconds(),
            welcome.percentile(90).orElseThrow().toSeconds());
  }

  private @Nullable Double hours() {
    Duration together = Duration.ZERO;
    for (Ties.Tie tie : ties.ledger().values()) {
      together = together.plus(tie.together());
    }
    return ties.ledger().size() < Counts.LEAST_AVERAGE
        ? null
        : (Double) Freezing.rounded(together.toSeconds() / 3600.0);
  }

  private static @Nullable Average average(Mean mean) {
    if (mean.n() < Counts.LEAST_AVERAGE) {
      return null;
    }
    Interval interval = mean.interval();
    return new Average(
        mean.n(),
        Freezing.rounded(mean.value()),
        Freezing.rounded(interval.low()),
        Freezing.rounded(interval.high()));
  }

  private static @Nullable Double rounded(OptionalDouble value) {
    return value.isPresent() ? (Double) Freezing.rounded(value.getAsDouble()) : null;
  }
}
