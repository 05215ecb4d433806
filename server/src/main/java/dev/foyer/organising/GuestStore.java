package dev.foyer.organising;

import dev.foyer.domain.EventId;
import dev.foyer.domain.InvitationId;
import dev.foyer.projection.Projection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The organiser's lists, asked of the projection's tables.
final class GuestStore {
  /// Everybody who is in, and everybody who is still awaited on an invitation that stands.
  private static final String ATTENDANCE =
      """
      select coalesce(p.name, ''), coalesce(p.email, ''), coalesce(p.organisation, ''), i.name,
             g.first_timer,
             a.guest, a.at, a.way, a.trusted, coalesce(p.sort_name, '')
        from guest g
        left join person p on p.person = g.person
        left join person i on i.person = g.inviter
        join admission a on a.invitation = g.invitation and a.effective
       where g.event = ?
      union all
      select coalesce(p.name, ''), coalesce(p.email, ''), coalesce(p.organisation, ''), i.name,
             g.first_timer,
             n.x, null, null, null, coalesce(p.sort_name, '')
        from guest g
        left join person p on p.person = g.person
        left join person i on i.person = g.inviter
        join system_range(0, 49) n on n.x < g.people
       where g.event = ? and not g.revoked
         and not exists (select 1 from admission a where a.invitation = g.invitation
                           and a.effective and a.guest = n.x)
       order by 7 nulls last, 10, 6\
      """;

  private final Projection projection;

  GuestStore(Projection projection) {
    this.projection = projection;
  }

  /// A person who came, or was awaited.
  ///
  /// @param index 0 for the one who was invited by name
  record Attendee(
      String name,
      String email,
      String organisation,
      @Nullable String inviter,
      boolean firstTimer,
      int index,
      Optional<Arrival> arrival) {}

  /// @param way a word of [dev.foyer.domain.FactBody.Way]
  record Arrival(Instant at, String way, boolean trustedClock) {}

  /// Who came to an event, in order of arrival, and then who did not, by name.
  List<Attendee> attendance(EventId event) {
    return projection.ask(
        tables -> {
          try (PreparedStatement statement = tables.prepareStatement(ATTENDANCE)) {
            statement.setString(1, event.hex());
            statement.setString(2, event.hex());
            List<Attendee> attendees = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                attendees.add(attendee(row));
              }
            }
            return attendees;
          }
        });
  }

  private static Attendee attendee(ResultSet row) throws SQLException {
    OffsetDateTime at = row.getObject(7, OffsetDateTime.class);
    return new Attendee(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getBoolean(5),
        row.getInt(6),
        at == null
            ? Optional.empty()
            : Optional.of(new Arrival(at.toInstant(), row.getString(8), row.getBoolean(9))));
  }

  /// The guests of an event of whose names or organisations these words are the beginnings, by
  /// name.
  ///
  /// @param words folded, with spaces between them
  List<InvitationId> find(EventId event, String words, int limit) {
    List<String> beginnings =
        Arrays.stream(words.replace('-', ' ').split(" ", -1)).filter(w -> !w.isEmpty()).toList();
    String sql =
        "select g.invitation from guest g left join person p on p.person = g.person where g.event ="
            + " ?"
            + " and p.words like ? escape '!'".repeat(beginnings.size())
            + " order by p.sort_name, g.invitation limit ?";
    return projection.ask(
        tables -> {
          try (PreparedStatement statement = tables.prepareStatement(sql)) {
            statement.setString(1, event.hex());
            for (int i = 0; i < beginnings.size(); i++) {
              statement.setString(i + 2, "% " + literally(beginnings.get(i)) + "%");
            }
            statement.setInt(beginnings.size() + 2, limit);
            List<InvitationId> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                found.add(new InvitationId(row.getString(1)));
              }
            }
            return found;
          }
        });
  }

  private static String literally(String word) {
    return word.replaceAll("([!%_])", "!$1");
  }
}
