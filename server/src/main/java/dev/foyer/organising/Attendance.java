package dev.foyer.organising;

import dev.foyer.domain.Admission;
import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Terms;
import dev.foyer.projection.Memory;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;

/// Who came to an event and when, as CSV for spreadsheets (RFC 4180, UTF-8 with a byte order mark):
/// one row a person, those who did not come included.
final class Attendance {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int LOOKED_UP_AT_ONCE = 1_000;
  private static final String FORMULA = "=+-@\t\r";

  private Attendance() {}

  private record Line(
      String name, Profile profile, String inviter, Terms terms, Optional<Admission> arrival) {}

  /// The whole document. The door waits for the memory, so only a few guests are looked up while it
  /// is held.
  static String csv(Memory memory, EventId event, ZoneId zone) {
    StringBuilder csv = new StringBuilder(1 << 16).append('\uFEFF');
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
    lines(memory, event).forEach(line -> row(csv, cells(line, zone)));
    return csv.toString();
  }

  private static void row(StringBuilder csv, String... cells) {
    Object[] harmless = Arrays.stream(cells).map(Attendance::harmless).toArray();
    csv.append(CSVFormat.RFC4180.format(harmless)).append("\r\n");
  }

  private static String[] cells(Line line, ZoneId zone) {
    Optional<Instant> when = line.arrival().map(Admission::when);
    boolean first = line.terms().newcomer() == Terms.Newcomer.FIRST_TIMER;
    return new String[] {
      line.name(),
      line.profile().email(),
      line.profile().organisation(),
      line.inviter(),
      first ? "yes" : "no",
      when.map(at -> LOCAL.format(at.atZone(zone))).orElse(""),
      when.map(Instant::toString).orElse(""),
      line.arrival().map(Attendance::way).orElse(""),
      line.arrival().map(Attendance::clock).orElse("")
    };
  }

  /// A cell that no spreadsheet takes for a formula (OWASP, "CSV Injection").
  static String harmless(String cell) {
    return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  private static List<Line> lines(Memory memory, EventId event) {
    List<Line> lines = new ArrayList<>();
    List<InvitationId> ids = List.copyOf(memory.read(state -> state.guests().of(event)));
    for (int from = 0; from < ids.size(); from += LOOKED_UP_AT_ONCE) {
      List<InvitationId> some = ids.subList(from, Math.min(ids.size(), from + LOOKED_UP_AT_ONCE));
      lines.addAll(memory.read(state -> lines(state, some)));
    }
    lines.sort(
        Comparator.comparing((Line line) -> line.arrival().map(Admission::when).orElse(Instant.MAX))
            .thenComparing(line -> Folded.text(line.name())));
    return lines;
  }

  private static List<Line> lines(CommunityState state, List<InvitationId> ids) {
    List<Line> lines = new ArrayList<>();
    ids.stream()
        .flatMap(id -> state.guests().find(id).stream())
        .forEach(invitation -> add(lines, state, invitation));
    return lines;
  }

  private static void add(List<Line> lines, CommunityState state, Invitation invitation) {
    Terms terms = invitation.terms().orElse(null);
    if (terms == null) {
      return;
    }
    Profile profile = state.people().profile(terms.person());
    PersonId inviter = terms.inviter();
    String by = inviter == null ? "" : state.people().profile(inviter).name();
    TreeSet<Integer> people = new TreeSet<>();
    if (!invitation.revoked()) {
      IntStream.range(0, terms.people()).forEach(people::add);
    }
    invitation.present().forEach(admission -> people.add(admission.guest().index()));
    for (int index : people) {
      boolean named = index == 0;
      lines.add(
          new Line(
              named ? profile.name() : "With " + profile.name() + " (" + (index + 1) + ")",
              named ? profile : Profile.ERASED,
              by,
              terms,
              invitation.effective(index)));
    }
  }

  private static String way(Admission admission) {
    return admission.passage().way().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String clock(Admission admission) {
    return admission.stamp().quality() == ClockQuality.TRUSTED ? "" : "not trusted";
  }
}
