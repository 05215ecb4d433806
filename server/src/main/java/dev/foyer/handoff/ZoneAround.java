package dev.foyer.handoff;

import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VTimezone;
import biweekly.util.DateTimeComponents;
import biweekly.util.UtcOffset;
import dev.foyer.domain.EventPlan;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/// A zone's description for one event (`VTIMEZONE`, RFC 5545 §3.6.5): the observance in force when
/// it starts, and whatever begins before it ends. The zone's rules for other days are left out, as
/// nothing in the file needs them.
final class ZoneAround {
  private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);

  private ZoneAround() {}

  static VTimezone event(EventPlan plan) {
    ZoneRules rules = plan.zone().getRules();
    VTimezone zone = new VTimezone(plan.zone().getId());
    ZoneOffsetTransition since = rules.previousTransition(plan.startsAt().plusSeconds(1));
    if (since == null) {
      ZoneOffset offset = rules.getOffset(plan.startsAt());
      add(zone, rules, plan.startsAt(), new Change(LONG_AGO, offset, offset));
    } else {
      add(zone, rules, plan.startsAt(), change(since));
    }
    ZoneOffsetTransition next = rules.nextTransition(plan.startsAt());
    while (next != null && !next.getInstant().isAfter(plan.endsAt())) {
      add(zone, rules, next.getInstant(), change(next));
      next = rules.nextTransition(next.getInstant());
    }
    return zone;
  }

  /// @param at on the clocks as they stood before
  private record Change(LocalDateTime at, ZoneOffset from, ZoneOffset to) {}

  private static Change change(ZoneOffsetTransition transition) {
    return new Change(
        transition.getDateTimeBefore(), transition.getOffsetBefore(), transition.getOffsetAfter());
  }

  private static void add(VTimezone zone, ZoneRules rules, Instant at, Change change) {
    if (rules.isDaylightSavings(at)) {
      DaylightSavingsTime daylight = new DaylightSavingsTime();
      fill(daylight, change);
      zone.addDaylightSavingsTime(daylight);
    } else {
      StandardTime standard = new StandardTime();
      fill(standard, change);
      zone.addStandardTime(standard);
    }
  }

  private static void fill(Observance observance, Change change) {
    LocalDateTime at = change.at();
    observance.setDateStart(
        new DateTimeComponents(
            at.getYear(),
            at.getMonthValue(),
            at.getDayOfMonth(),
            at.getHour(),
            at.getMinute(),
            at.getSecond(),
            false));
    observance.setTimezoneOffsetFrom(offset(change.from()));
    observance.setTimezoneOffsetTo(offset(change.to()));
  }

  private static UtcOffset offset(ZoneOffset offset) {
    return new UtcOffset(offset.getTotalSeconds() * 1_000L);
  }
}
