package dev.foyer.seating;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Folded;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.ReplicaId;
import dev.foyer.mixing.Guest;
import dev.foyer.platform.Html;
import dev.foyer.seating.Seats.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the kitchen serves, per course and table, of those who are here now. Nobody is named; what
/// somebody eats is known on this box alone.
final class Kitchen {
  private static final String ANYTHING = "no wishes";

  private Kitchen() {}

  /// @param plates how many of each, what nobody wishes otherwise under `no wishes`
  record Table(String name, int guests, Map<String, Integer> plates) {}

  /// @param guests how many sit down to it
  record Course(String name, String dish, int guests, List<Table> tables) {}

  /// What the guests of an event eat, as this box was told; read while the state is held.
  static Map<GuestId, String> diets(CommunityState state, ReplicaId box, Standing standing) {
    Map<GuestId, String> diets = new HashMap<>();
    for (Map.Entry<GuestId, PersonId> guest : standing.invited().people().entrySet()) {
      String diet = state.answers().diet(box, guest.getValue());
      if (!diet.isBlank()) {
        diets.put(guest.getKey(), diet);
      }
    }
    return diets;
  }

  static List<Course> courses(Standing standing, Map<GuestId, String> diets) {
    List<Course> courses = new ArrayList<>();
    for (int round = 0; round < standing.rounds(); round++) {
      List<Table> tables = new ArrayList<>();
      for (int table = 0; table < standing.evening().tables().size(); table++) {
        tables.add(table(standing, diets, round, table));
      }
      var course = standing.room().rounds().get(round);
      int guests = tables.stream().mapToInt(Table::guests).sum();
      courses.add(new Course(course.name(), course.dish(), guests, tables));
    }
    return courses;
  }

  private static Table table(Standing standing, Map<GuestId, String> diets, int round, int table) {
    Map<String, Integer> plates = new TreeMap<>();
    int guests = 0;
    for (Guest guest : standing.plan().at(standing.evening(), round, table)) {
      if (standing.here().contains(guest.id())) {
        guests++;
        plates.merge(Folded.text(diets.getOrDefault(guest.id(), ANYTHING)), 1, Integer::sum);
      }
    }
    return new Table(standing.evening().tables().get(table).name(), guests, plates);
  }

  /// A page for the kitchen's screen, which looks again by itself.
  static String page(String event, List<Course> courses) {
    StringBuilder page =
        new StringBuilder(
            Html.head("Kitchen: " + event, "tables.css")
                .replace("<title>", "<meta http-equiv=\"refresh\" content=\"15\"><title>"));
    page.append("<h1>").append(Html.text(event)).append("</h1>");
    for (Course course : courses) {
      String dish = course.dish().isEmpty() ? "" : ": " + course.dish();
      page.append("<h2>").append(Html.text(course.name() + dish)).append(" (");
      page.append(course.guests()).append(")</h2><table><thead><tr><th>Table</th>");
      page.append("<th>Guests</th><th>Plates</th></tr></thead><tbody>");
      course.tables().stream()
          .filter(table -> table.guests() > 0)
          .forEach(table -> row(page, table));
      page.append("</tbody></table>");
    }
    return page.append("</body></html>").toString();
  }

  private static void row(StringBuilder page, Table table) {
    List<String> plates = new ArrayList<>();
    table.plates().forEach((plate, number) -> plates.add(number + " " + plate));
    page.append("<tr><td class=\"table\">").append(Html.text(table.name())).append("</td><td>");
    page.append(table.guests()).append("</td><td>");
    page.append(Html.text(String.join(", ", plates))).append("</td></tr>");
  }
}
