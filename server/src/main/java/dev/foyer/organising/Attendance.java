package dev.foyer.organising;

import dev.foyer.organising.GuestStore.Arrival;
import dev.foyer.organising.GuestStore.Attendee;
import dev.foyer.platform.Csv;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who came to an event and when, as CSV for spreadsheets (RFC 4180, UTF-8 with a byte order mark):
/// one row a person, those who did not come included.
final class Attendance {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private Attendance() {}

  static String csv(List<Attendee> attendees, ZoneId zone) {
    StringBuilder csv = new StringBuilder(1 << 16).append(Csv.BYTE_ORDER_MARK);
    row(
        csv,
        "Name",
        "E-mail",
        "Organisation",
        "Invited by",
        "First-timer",
        "Arrived (" + zone.getId() + ")",
        "Arrived (UTC)",
        "Came in by",
        "Clock");
    attendees.forEach(attendee -> row(csv, cells(attendee, zone)));
    return csv.toString();
  }

  private static void row(StringBuilder csv, String... cells) {
    csv.append(Csv.row(cells));
  }

  /// Whoever comes with a guest has a row of their own, without the guest's address.
  private static String[] cells(Attendee attendee, ZoneId zone) {
    boolean named = attendee.index() == 0;
    String inviter = attendee.inviter();
    Optional<Arrival> arrival = attendee.arrival();
    return new String[] {
      named ? attendee.name() : "With " + attendee.name() + " (" + (attendee.index() + 1) + ")",
      named ? attendee.email() : "",
      named ? attendee.organisation() : "",
      inviter == null ? "" : inviter,
      attendee.firstTimer() ? "yes" : "no",
      arrival.map(one -> LOCAL.format(one.at().atZone(zone))).orElse(""),
      arrival.map(one -> one.at().toString()).orElse(""),
      arrival.map(one -> one.way().toLowerCase(Locale.ROOT).replace('_', '-')).orElse(""),
      arrival.map(one -> one.trustedClock() ? "" : "not trusted").orElse("")
    };
  }
}
