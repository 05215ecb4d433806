package dev.foyer.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import dev.foyer.domain.EventPlan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Entries as a calendar takes them.
class CalendarEntryTest {
  private static CalendarEntry entry(String from, String to, String zone) {
    EventPlan plan =
        new EventPlan(
            "Supper; with Ö, and more",
            "Kitchen",
            Instant.parse(from),
            Instant.parse(to),
            ZoneId.of(zone),
            "");
    return new CalendarEntry("e1@foyer.example", plan, Instant.parse("2026-11-01T10:00:00Z"));
  }

  private static String text(CalendarEntry entry) {
    return new String(entry.file().toArray(), StandardCharsets.UTF_8);
  }

  /// Reads the file back and validates all of it.
  private static VEvent read(CalendarEntry entry) {
    ICalendar calendar = Biweekly.parse(text(entry)).first();
    assertTrue(
        calendar.validate(ICalVersion.V2_0).isEmpty(), "" + calendar.validate(ICalVersion.V2_0));
    for (TimezoneAssignment zone : calendar.getTimezoneInfo().getTimezones()) {
      VTimezone described = zone.getComponent();
      var warnings = described.validate(List.of(calendar), ICalVersion.V2_0);
      assertTrue(warnings.isEmpty(), warnings.toString());
    }
    return calendar.getEvents().getFirst();
  }

  private static void assertTimes(CalendarEntry entry) {
    VEvent event = read(entry);
    assertEquals(entry.plan().startsAt(), event.getDateStart().getValue().toInstant());
    assertEquals(entry.plan().endsAt(), event.getDateEnd().getValue().toInstant());
  }

  @Test
  void aCalendarReadsTitlePlaceAndTimes() {
    CalendarEntry entry = entry("2026-12-03T18:00:00Z", "2026-12-03T21:00:00Z", "Europe/Berlin");
    assertTimes(entry);
    assertEquals("Supper; with Ö, and more", read(entry).getSummary().getValue());
    assertEquals("Kitchen", read(entry).getLocation().getValue());
    assertTrue(text(entry).contains("DTSTART;TZID=Europe/Berlin:20261203T190000\r\n"), text(entry));
    assertTrue(text(entry).contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n"), text(entry));
  }

  @Test
  void theZoneIsDescribedForSummerWinterAndZonesWithoutEither() {
    assertTimes(entry("2026-07-03T18:00:00Z", "2026-07-03T21:00:00Z", "Europe/Berlin"));
    assertTimes(entry("2026-07-03T18:00:00Z", "2026-07-03T21:00:00Z", "Australia/Adelaide"));
    assertTimes(entry("2026-07-03T18:00:00Z", "2026-07-03T21:00:00Z", "Asia/Kathmandu"));
    assertTimes(entry("2026-07-03T18:00:00Z", "2026-07-03T21:00:00Z", "America/St_Johns"));
    assertTimes(entry("2026-07-03T18:00:00Z", "2026-07-03T21:00:00Z", "Etc/GMT+5"));
    assertTimes(entry("2026-07-03T18:00:00Z", "2026-07-03T21:00:00Z", "UTC"));
  }

  @Test
  void aNightInWhichClocksChangeEndsWhenItEnds() {
    CalendarEntry spring = entry("2026-03-28T21:00:00Z", "2026-03-29T04:00:00Z", "Europe/Berlin");
    assertTimes(spring);
    assertTrue(text(spring).contains("DTEND;TZID=Europe/Berlin:20260329T060000"), text(spring));
    assertTimes(entry("2026-10-24T20:00:00Z", "2026-10-25T03:00:00Z", "Europe/Berlin"));
  }

  @Test
  void aCodeOfItIsReadWithTheSameTimes() {
    CalendarEntry entry = entry("2026-12-03T18:00:00Z", "2026-12-03T21:00:00Z", "Europe/Berlin");
    String read = Codes.read(entry.code());
    assertTrue(read.contains("DTSTART:20261203T180000Z\r\n"), read);
    assertTrue(Biweekly.parse(read).first().validate(ICalVersion.V2_0).isEmpty());
    assertEquals(12, entry.code().version());
  }
}
