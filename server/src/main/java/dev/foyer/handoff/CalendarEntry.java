package dev.foyer.handoff;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import dev.foyer.domain.Bytes;
import dev.foyer.domain.EventPlan;
import dev.foyer.mail.Header;
import dev.foyer.qr.QrCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;

/// A next date to take home (iCalendar, RFC 5545).
///
/// @param uid the same for every version of the event, unique in the world: `ID@DOMAIN`
/// @param stamp when the plan was last changed
public record CalendarEntry(String uid, EventPlan plan, Instant stamp) {
  private static final String PROGRAM = "-//Foyer//Foyer//EN";

  /// The entry as a file for `text/calendar`, in UTF-8, with its times in the event's zone and what
  /// that zone's clocks do around the event.
  public Bytes file() {
    ICalendar calendar = calendar();
    calendar
        .getTimezoneInfo()
        .setDefaultTimezone(
            new TimezoneAssignment(TimeZone.getTimeZone(plan.zone()), ZoneAround.event(plan)));
    return Bytes.of(Biweekly.write(calendar).go().getBytes(StandardCharsets.UTF_8));
  }

  /// The same as a code, with its times in UTC and so without a zone: a reader shows them in its
  /// own.
  public QrCode code() {
    return QrCode.of(Biweekly.write(calendar()).go());
  }

  ICalendar calendar() {
    VEvent event = new VEvent();
    event.setUid(uid);
    event.setDateTimeStamp(Date.from(stamp));
    event.setDateStart(Date.from(plan.startsAt()));
    event.setDateEnd(Date.from(plan.endsAt()));
    event.setSummary(Header.oneLine(plan.name()));
    String place = Header.oneLine(plan.place());
    if (!place.isEmpty()) {
      event.setLocation(place);
    }
    ICalendar calendar = new ICalendar();
    calendar.setVersion(ICalVersion.V2_0);
    calendar.setProductId(PROGRAM);
    calendar.addEvent(event);
    return calendar;
  }
}
