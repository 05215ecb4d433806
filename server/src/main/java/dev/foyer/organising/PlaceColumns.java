package dev.foyer.organising;

import dev.foyer.domain.Folded;
import dev.foyer.organising.GuestFile.Place;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a plan of tables finds who is to sit where. The column "Table" is its own: the organiser's
/// import passes it over.
///
/// @param table where "Table" stands; −1 if it does not
record PlaceColumns(int table) {
  private static final Set<String> TABLE =
      letters("table", "table number", "bord", "bordnummer", "tisch", "tischnummer", "mesa");

  /// A role that says who hosts a table where there is no column for it.
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

  static PlaceColumns detect(List<String> columns) {
    List<String> letters = columns.stream().map(Folded::letters).toList();
    return new PlaceColumns(
        TABLE.stream().mapToInt(letters::indexOf).filter(at -> at >= 0).min().orElse(-1));
  }

  Place read(ListFile.Row cells, GuestRow row) {
    boolean hosts =
        row.cells().containsKey(Field.HOSTS_TABLE)
            ? AnswerCells.hostsTable(row).orElse(false)
            : HOST.contains(Folded.letters(row.text(Field.ROLE, "")));
    return new Place(hosts, table < 0 ? "" : GuestRow.cell(cells, table));
  }

  private static Set<String> letters(String... words) {
    return Stream.of(words).map(Folded::letters).collect(Collectors.toUnmodifiableSet());
  }
}
