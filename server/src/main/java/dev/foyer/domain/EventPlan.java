package dev.foyer.domain;

import java.time.Instant;
import java.time.ZoneId;

/// What is planned for an event.
///
/// @param hostOfTheEvening the name of the host who is told of newcomers; empty if nobody is named
public record EventPlan(
    String name,
    String place,
    Instant startsAt,
    Instant endsAt,
    ZoneId zone,
    String hostOfTheEvening) {
  public EventPlan {
    if (endsAt.isBefore(startsAt)) {
      throw new IllegalArgumentException("an event ends after it starts");
    }
  }
}
