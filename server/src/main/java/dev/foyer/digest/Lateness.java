package dev.foyer.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How a digest stands to its hour: 48 hours after its event has ended. A function of times;
/// nothing runs.
public sealed interface Lateness {
  /// 48 hours.
  Duration PROMISE = Duration.ofDays(2);

  /// It is to go until then.
  record InTime(Instant due) implements Lateness {}

  /// It should have gone: shown in red, and sent as soon as it can be.
  ///
  /// @param by so much, to the second
  record Late(Instant due, Duration by) implements Lateness {}

  /// It has gone.
  ///
  /// @param by so much late, to the second; zero if in time
  record Gone(Instant at, Duration by) implements Lateness {}

  static Instant due(Instant eventEnd) {
    return eventEnd.plus(PROMISE);
  }

  /// @param sentAt when a mail server took it; empty if none has
  static Lateness of(Instant eventEnd, Optional<Instant> sentAt, Instant now) {
    Instant due = due(eventEnd);
    if (sentAt.isPresent()) {
      return new Gone(sentAt.get(), over(due, sentAt.get()));
    }
    return now.isAfter(due) ? new Late(due, over(due, now)) : new InTime(due);
  }

  private static Duration over(Instant due, Instant at) {
    Duration over = Duration.between(due, at);
    return over.isNegative() ? Duration.ZERO : Duration.ofSeconds(over.toSeconds());
  }
}
