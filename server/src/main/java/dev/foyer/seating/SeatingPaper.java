package dev.foyer.seating;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.FactBody.CommunityFounded;
import dev.foyer.domain.Folded;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Room;
import dev.foyer.domain.Room.Course;
import dev.foyer.domain.Room.RoomTable;
import dev.foyer.mixing.Guest;
import dev.foyer.platform.Html;
import dev.foyer.seating.Seats.Standing;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A plan on paper: a list for the wall, by name, and a card for each table.
final class SeatingPaper {
  private static final String STYLE = "tables.css";

  private SeatingPaper() {}

  /// What stands above both.
  record Heading(String event, String vision) {
    static Heading of(CommunityState state, EventId event) {
      return new Heading(
          state.guests().event(event).map(EventPlan::name).orElse(""),
          state.community().map(CommunityFounded::vision).orElse(""));
    }
  }

  /// Who sits where in the first round and in those that were called; the others stay unknown until
  /// they are.
  static String wallList(Heading heading, Optional<Standing> standing) {
    StringBuilder page = new StringBuilder(Html.head("Tables: " + heading.event(), STYLE));
    page.append("<h1>").append(Html.text(heading.event())).append("</h1>");
    if (standing.isEmpty() || standing.get().plan().tables().isEmpty()) {
      return page.append("<p>There is no plan yet.</p></body></html>").toString();
    }
    Standing it = standing.get();
    List<Integer> rounds = known(it);
    page.append("<table><thead><tr><th>Name</th>");
    for (int round : rounds) {
      page.append("<th>").append(Html.text(it.room().rounds().get(round).name())).append("</th>");
    }
    page.append("</tr></thead><tbody>");
    for (Guest guest : byName(it)) {
      page.append("<tr><td>").append(Html.text(guest.name())).append("</td>");
      for (int round : rounds) {
        page.append("<td class=\"table\">").append(table(it, guest.id(), round)).append("</td>");
      }
      page.append("</tr>");
    }
    return page.append("</tbody></table></body></html>").toString();
  }

  private static List<Integer> known(Standing standing) {
    Set<Integer> called = standing.called();
    return java.util.stream.IntStream.range(0, standing.rounds())
        .boxed()
        .filter(round -> round == 0 || called.contains(round))
        .toList();
  }

  private static List<Guest> byName(Standing standing) {
    return standing.evening().guests().stream()
        .filter(guest -> !guest.name().isBlank())
        .sorted(Comparator.comparing((Guest guest) -> Folded.text(guest.name())))
        .toList();
  }

  private static String table(Standing standing, GuestId guest, int round) {
    return standing
        .plan()
        .table(guest, round)
        .map(table -> Html.text(standing.evening().tables().get(table).name()))
        .orElse("");
  }

  /// A card for each table: what it is called, what is talked about, who stays there, and what is
  /// served with its story. No guest's name but the hosts' stands on it: people come and go.
  static String tableCards(Heading heading, Optional<Standing> standing) {
    StringBuilder page = new StringBuilder(Html.head("Table cards: " + heading.event(), STYLE));
    if (standing.isEmpty()) {
      return page.append("<p>The room has no tables yet.</p></body></html>").toString();
    }
    Standing it = standing.get();
    for (int table = 0; table < it.room().tables().size(); table++) {
      card(page, heading, it, table);
    }
    return page.append("</body></html>").toString();
  }

  private static void card(StringBuilder page, Heading heading, Standing it, int table) {
    RoomTable laid = it.room().tables().get(table);
    page.append("<section class=\"card\"><p class=\"name\">")
        .append(Html.text(laid.name()))
        .append("</p>");
    line(page, "h2", laid.topic());
    line(page, "p class=\"vision\"", heading.vision());
    hosts(it, table).forEach(host -> line(page, "p", "Your host: " + host));
    if (laid.traits().contains(Room.Trait.CONFIDENTIAL)) {
      line(page, "p", "What is said here stays here.");
    }
    for (Course course : it.room().rounds()) {
      String dish = course.dish().isEmpty() ? "" : ": " + course.dish();
      line(page, "h2", course.name() + dish);
      line(page, "p class=\"dish\"", course.story());
    }
    page.append("</section>");
  }

  private static List<String> hosts(Standing it, int table) {
    return it.plan().at(it.evening(), 0, table).stream()
        .filter(guest -> guest.standing() == Guest.Standing.HOST)
        .map(Guest::name)
        .toList();
  }

  private static void line(StringBuilder page, String element, String text) {
    if (!text.isBlank()) {
      String name = element.split(" ", 2)[0];
      page.append('<').append(element).append('>').append(Html.text(text));
      page.append("</").append(name).append('>');
    }
  }
}
