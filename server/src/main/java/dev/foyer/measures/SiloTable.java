package dev.foyer.measures;

import dev.foyer.measures.Report.Across;
import dev.foyer.measures.Report.EiIndex;
import dev.foyer.measures.Report.Silos;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// A silo map as it may be shown, with its sums and the E–I index, which says as much as the sums
/// of ties within and across groups.
final class SiloTable {
  private final SiloMap map;
  private final Crossing crossing;
  private final Counts counts = new Counts();
  private final int[][] cells;
  private final List<Integer> rowSums = new ArrayList<>();

  private SiloTable(SiloMap map, Crossing crossing) {
    this.map = map;
    this.crossing = crossing;
    int rows = map.groups().size() + (map.small().people() > 0 ? 1 : 0);
    this.cells = new int[rows][rows];
  }

  static Silos of(Season season, Ties ties, TieLevel level) {
    return new SiloTable(SiloMap.of(season, ties, level), Crossing.of(season, ties, level))
        .shown(level);
  }

  private Silos shown(TieLevel level) {
    int rest = map.groups().size();
    List<Integer> within = new ArrayList<>();
    List<Integer> across = new ArrayList<>();
    for (int i = 0; i < rest; i++) {
      for (int j = 0; j <= i; j++) {
        cell(i, j);
        (i == j ? within : across).add(cells[i][j]);
      }
    }
    if (map.small().people() > 0) {
      rest(rest, within, across);
    }
    for (int[] row : cells) {
      List<Integer> parts = new ArrayList<>();
      for (int cell : row) {
        parts.add(cell);
      }
      rowSums.add(counts.sum(parts));
    }
    int inside = counts.sum(within);
    int outside = counts.sum(across);
    int all = counts.sum(List.of(inside, outside));
    return table(level, counts.hidden(), List.of(all, outside, inside));
  }

  private void cell(int i, int j) {
    cells[i][j] = counts.add(map.ties().get(i).get(j));
    cells[j][i] = cells[i][j];
  }

  /// The small groups: what is within one of them and what is between two are told apart by the
  /// sums and shown as one.
  private void rest(int rest, List<Integer> within, List<Integer> across) {
    for (int j = 0; j < rest; j++) {
      cell(rest, j);
      across.add(cells[rest][j]);
    }
    int two = counts.add(map.ties().get(rest).get(rest) - map.small().within());
    across.add(two);
    cells[rest][rest] = two;
    if (map.small().possible()) {
      int one = counts.add(map.small().within());
      within.add(one);
      cells[rest][rest] = counts.sum(List.of(one, two));
      withholdFew(one);
    }
    withholdFew(two);
    for (int cell : cells[rest]) {
      withholdFew(cell);
    }
  }

  private void withholdFew(int index) {
    if (map.small().people() < Counts.LEAST) {
      counts.withhold(index);
    }
  }

  private Silos table(TieLevel level, SortedSet<Integer> hidden, List<Integer> sums) {
    int rows = cells.length;
    List<List<@Nullable Long>> shown = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      List<@Nullable Long> row = new ArrayList<>();
      for (int j = 0; j < rows; j++) {
        row.add(value(cells[i][j], hidden));
      }
      shown.add(Collections.unmodifiableList(row));
    }
    List<@Nullable Long> totals = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      totals.add(value(rowSums.get(i), hidden));
    }
    Across across =
        new Across(
            value(sums.get(0), hidden),
            value(sums.get(1), hidden),
            value(sums.get(2), hidden),
            index(hidden, sums));
    return new Silos(
        level,
        map.groups(),
        Collections.unmodifiableList(shown),
        Collections.unmodifiableList(totals),
        across);
  }

  private @Nullable EiIndex index(Set<Integer> hidden, List<Integer> sums) {
    if (sums.stream().anyMatch(hidden::contains)) {
      return null;
    }
    Interval chance = crossing.byChance();
    return new EiIndex(
        Freezing.rounded(crossing.index()),
        Freezing.rounded(crossing.expected()),
        Freezing.rounded(chance.low()),
        Freezing.rounded(chance.high()));
  }

  private @Nullable Long value(int index, SortedSet<Integer> hidden) {
    return hidden.contains(index) ? null : (Long) counts.value(index);
  }
}
