package dev.foyer.measures;

import dev.foyer.domain.PersonId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many ties there are between each two groups, and within each. Groups of fewer than
/// [Counts#LEAST] people over the season stand together as the last row, which has no name; ties of
/// people without a group do not count.
///
/// @param groups by name
/// @param ties row by row, the last one being the small groups together; the same above the
///   diagonal as below
/// @param small what is to be known of the small groups
public record SiloMap(List<String> groups, List<List<Long>> ties, Small small) {
  public SiloMap {
    groups = List.copyOf(groups);
    ties = ties.stream().map(List::copyOf).toList();
  }

  /// @param people how many people are in small groups
  /// @param within ties within one of them; what else the last cell has is between two of them
  /// @param possible whether two of one of them were ever there together; else nothing can be
  ///   within
  public record Small(long people, long within, boolean possible) {}

  /// Of ties at this level or above, gathering by gathering: who met at two counts twice.
  public static SiloMap of(Season season, Ties ties, TieLevel level) {
    SortedMap<String, Set<PersonId>> members = new TreeMap<>();
    for (Gathering gathering : season.gatherings()) {
      gathering
          .groups()
          .forEach((who, group) -> members.computeIfAbsent(group, g -> new HashSet<>()).add(who));
    }
    List<String> groups =
        members.keySet().stream().filter(g -> size(members, g) >= Counts.LEAST).toList();
    Set<PersonId> rest = new HashSet<>();
    members.forEach((group, people) -> rest.addAll(groups.contains(group) ? Set.of() : people));
    long[][] counts = new long[groups.size() + 1][groups.size() + 1];
    long within = 0;
    boolean possible = false;
    for (int i = 0; i < season.gatherings().size(); i++) {
      Map<PersonId, String> here = season.gatherings().get(i).groups();
      List<String> small = here.values().stream().filter(g -> !groups.contains(g)).toList();
      possible |= new HashSet<>(small).size() < small.size();
      for (Pair pair : ties.at(i, level)) {
        String one = here.get(pair.one());
        String other = here.get(pair.other());
        if (one != null && other != null) {
          int row = row(groups, one);
          int column = row(groups, other);
          counts[row][column]++;
          counts[column][row] += row == column ? 0 : 1;
          within += row == groups.size() && one.equals(other) ? 1 : 0;
        }
      }
    }
    return new SiloMap(groups, lists(counts), new Small(rest.size(), within, possible));
  }

  private static int size(Map<String, Set<PersonId>> members, String group) {
    return members.getOrDefault(group, Set.of()).size();
  }

  private static int row(List<String> groups, String group) {
    int index = groups.indexOf(group);
    return index < 0 ? groups.size() : index;
  }

  private static List<List<Long>> lists(long[][] counts) {
    List<List<Long>> rows = new ArrayList<>();
    for (long[] row : counts) {
      List<Long> cells = new ArrayList<>();
      for (long cell : row) {
        cells.add(cell);
      }
      rows.add(cells);
    }
    return rows;
  }
}
