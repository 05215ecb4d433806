package dev.foyer.mixing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// People on the places of a [Design]: those who stay at one table in column 0, those who share a
/// bond in one column as far as it reaches.
final class Layout {
  private Layout() {}

  /// @return for each turn the table that the design has for the guest; −1 where its rounds are
  ///   used up
  static int[] wishes(Roster roster, RandomGenerator random) {
    int[] wish = new int[roster.rounds * roster.people];
    Arrays.fill(wish, -1);
    if (roster.people == 0 || roster.tables == 0) {
      return wish;
    }
    int columns = (roster.people + roster.tables - 1) / roster.tables;
    Design design = new Design(roster.tables, columns);
    int[] place = places(roster, columns, random);
    boolean golfers = golfers(roster, columns, design);
    int rounds = Math.min(roster.rounds, golfers ? Golfers.size() : design.rounds());
    for (int r = 0; r < rounds; r++) {
      for (int g = 0; g < roster.people; g++) {
        int column = place[g] / roster.tables;
        int y = place[g] % roster.tables;
        wish[r * roster.people + g] =
            golfers ? Golfers.table(r, column, y) : design.table(r, column, y);
      }
    }
    return wish;
  }

  /// Whether [Golfers] has rounds that the design lacks; nobody stays at a table in them.
  private static boolean golfers(Roster roster, int columns, Design design) {
    boolean anybodyStays = false;
    for (boolean stays : roster.stays) {
      anybodyStays |= stays;
    }
    return roster.tables == Golfers.TABLES
        && columns == Golfers.COLUMNS
        && roster.rounds > design.rounds()
        && !anybodyStays;
  }

  /// For each guest a place of the design, column by column.
  private static int[] places(Roster roster, int columns, RandomGenerator random) {
    int[] place = new int[roster.people];
    Arrays.fill(place, -1);
    List<Integer> free = new ArrayList<>();
    for (int at = 0; at < columns * roster.tables; at++) {
      free.add(at);
    }
    for (int g = 0; g < roster.people; g++) {
      int pinned = roster.pin[g];
      if (roster.stays[g] && pinned >= 0 && free.removeIf(at -> at == pinned)) {
        place[g] = pinned;
      }
    }
    for (int g : byBond(roster, random)) {
      if (place[g] < 0) {
        place[g] = free.removeFirst();
      }
    }
    return place;
  }

  /// Those who stay first, then people of one bond after each other, large bonds first.
  private static List<Integer> byBond(Roster roster, RandomGenerator random) {
    Map<String, Integer> sizes = new HashMap<>();
    String[] bond = new String[roster.people];
    List<Integer> order = new ArrayList<>();
    for (int g = 0; g < roster.people; g++) {
      bond[g] =
          roster.evening.guests().get(g).talk().bonds().stream().sorted().findFirst().orElse("");
      sizes.merge(bond[g], 1, Integer::sum);
      order.add(g);
    }
    sizes.put("", 0);
    Collections.shuffle(order, random);
    order.sort(
        Comparator.comparingInt((Integer g) -> roster.stays[g] ? 0 : 1)
            .thenComparingInt(g -> -sizes.getOrDefault(bond[g], 0))
            .thenComparing(g -> bond[g]));
    return order;
  }
}
