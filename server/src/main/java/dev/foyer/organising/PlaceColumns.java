package dev.foyer.organising;

import dev.foyer.domain.Folded;
import dev.foyer.organising.GuestFile.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The columns of a guest list that only a plan of tables asks for; the organiser's import passes
/// them over.
///
/// @param hosts where "Hosts a table" stands; −1 if it does not
/// @param table where "Table" stands; −1 if it does not
record PlaceColumns(int hosts, int table) {
  private static final Set<String> HOSTS =
      letters("hosts", "hosts a table", "table host", "bordvert", "bordsvärd", "tischgastgeber");
  private static final Set<String> TABLE =
      letters("table", "table number", "bord", "bordnummer", "tisch", "tischnummer", "mesa");

  /// A role that says the same where there is no such column.
  private static final Set<String> HOST =
      letters(
          "host",
          "table host",
          "vert",
          "bordvert",
          "värd",
          "gastgeber",
          "gastgeberin",
          "hôte",
          "anfitrión",
          "anfitriona");

  /// @param unclear what was not understood and is left out
  record Reading(Place place, Optional<String> unclear) {}

  static PlaceColumns detect(List<String> columns) {
    return new PlaceColumns(find(columns, HOSTS), find(columns, TABLE));
  }

  Reading read(ListFile.Row cells, GuestRow row) {
    String said = hosts < 0 ? "" : GuestRow.cell(cells, hosts);
    Optional<Boolean> answer = GuestRow.yes(said);
    boolean role = HOST.contains(Folded.letters(row.text(Field.ROLE, "")));
    Place place =
        new Place(
            hosts < 0 ? role : answer.orElse(false), table < 0 ? "" : GuestRow.cell(cells, table));
    return new Reading(
        place,
        answer.isPresent()
            ? Optional.empty()
            : Optional.of("Hosts a table \"" + said + "\": write yes or no."));
  }

  private static int find(List<String> columns, Set<String> headings) {
    List<String> letters = columns.stream().map(Folded::letters).toList();
    return headings.stream().mapToInt(letters::indexOf).filter(at -> at >= 0).min().orElse(-1);
  }

  private static Set<String> letters(String... words) {
    return Stream.of(words).map(Folded::letters).collect(Collectors.toUnmodifiableSet());
  }
}
