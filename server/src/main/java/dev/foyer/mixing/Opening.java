package dev.foyer.mixing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/// The first seating, which the search starts from: pins, then those who stay at one table, then
/// everybody at the table they are wished at, then the rest wherever it costs least.
final class Opening {
  private final Board board;
  private final Roster roster;

  /// Of a turn: the table; −1 for none.
  private final int[] wish;

  private Opening(Board board, int[] wish) {
    this.board = board;
    this.roster = board.roster;
    this.wish = wish;
  }

  /// Wishes everybody where they sat before.
  ///
  /// @return why there is no seat for somebody
  static Optional<String> asBefore(Board board) {
    return new Opening(board, board.roster.before).seat();
  }

  /// Wishes everybody where a [Design] has them, people who share a bond in one column of it.
  ///
  /// @return why there is no seat for somebody
  static Optional<String> byDesign(Board board, long seed) {
    return new Opening(board, designed(board.roster, new Random(seed))).seat();
  }

  private Optional<String> seat() {
    everybody((r, g) -> sit(r, g, roster.pin[turn(r, g)]));
    for (int g = 0; g < roster.people; g++) {
      if (roster.stays[g] && !stay(g)) {
        return Optional.of(
            "%s stays at one table, and no table was found with a seat free in every round: pin fewer people, or sit somebody out."
                .formatted(roster.evening.guests().get(g).name()));
      }
    }
    everybody((r, g) -> sit(r, g, wish[turn(r, g)]));
    everybody((r, g) -> sit(r, g, cheapest(g, r, r + 1)));
    return Optional.empty();
  }

  private interface Seating {
    void seat(int round, int guest);
  }

  /// Those who take part and have no seat yet.
  private void everybody(Seating seating) {
    for (int r = 0; r < roster.rounds; r++) {
      for (int g = 0; g < roster.people; g++) {
        if (waits(r, g)) {
          seating.seat(r, g);
        }
      }
    }
  }

  private boolean waits(int round, int guest) {
    return roster.present[turn(round, guest)] && board.seatOf[turn(round, guest)] < 0;
  }

  private void sit(int round, int guest, int table) {
    int seat = table < 0 ? -1 : board.freeSeat(round, table);
    if (seat >= 0) {
      board.sit(round, guest, seat);
    }
  }

  /// One table for all rounds: the pinned one, the wished one, the cheapest one.
  private boolean stay(int guest) {
    int table = -1;
    boolean pinned = false;
    for (int r = 0; r < roster.rounds; r++) {
      int seat = board.seatOf[turn(r, guest)];
      if (seat >= 0) {
        table = roster.tableOf[seat];
        pinned = true;
      } else if (!pinned && table < 0 && roster.present[turn(r, guest)]) {
        table = wish[turn(r, guest)];
      }
    }
    boolean suits = table >= 0 && roster.unsuited[guest * roster.tables + table] == 0;
    if (!pinned && (!suits || !isFree(guest, table, 0, roster.rounds))) {
      table = cheapest(guest, 0, roster.rounds);
    }
    for (int r = 0; r < roster.rounds; r++) {
      if (waits(r, guest)) {
        sit(r, guest, table);
        if (waits(r, guest)) {
          return false;
        }
      }
    }
    return true;
  }

  /// @return the table with a free seat in all rounds from `from` to before `to` in which the guest
  ///   waits, where that costs least; −1 if there is none
  private int cheapest(int guest, int from, int to) {
    int best = -1;
    long least = Long.MAX_VALUE;
    for (int table = 0; table < roster.tables; table++) {
      if (isFree(guest, table, from, to)) {
        long cost = costOf(guest, table, from, to);
        if (cost < least) {
          least = cost;
          best = table;
        }
      }
    }
    return best;
  }

  private boolean isFree(int guest, int table, int from, int to) {
    for (int r = from; r < to; r++) {
      if (waits(r, guest) && board.freeSeat(r, table) < 0) {
        return false;
      }
    }
    return true;
  }

  private long costOf(int guest, int table, int from, int to) {
    long waiting = 0;
    for (int r = from; r < to; r++) {
      if (waits(r, guest)) {
        waiting |= 1L << r;
        sit(r, guest, table);
      }
    }
    long cost = board.cost();
    for (int r = from; r < to; r++) {
      if ((waiting & 1L << r) != 0) {
        board.rise(r, guest);
      }
    }
    return cost;
  }

  private int turn(int round, int guest) {
    return round * roster.people + guest;
  }

  private static int[] designed(Roster roster, RandomGenerator random) {
    int[] wish = new int[roster.rounds * roster.people];
    Arrays.fill(wish, -1);
    int most = 0;
    for (int r = 0; r < roster.rounds; r++) {
      int there = 0;
      for (int g = 0; g < roster.people; g++) {
        there += roster.present[r * roster.people + g] ? 1 : 0;
      }
      most = Math.max(most, there);
    }
    if (most == 0) {
      return wish;
    }
    int columns = (roster.people + roster.tables - 1) / roster.tables;
    Design design = new Design(roster.tables, columns);
    int[] place = places(roster, columns, random);
    int rounds = Math.min(roster.rounds, design.rounds());
    for (int r = 0; r < rounds; r++) {
      for (int g = 0; g < roster.people; g++) {
        wish[r * roster.people + g] =
            design.table(r, place[g] / roster.tables, place[g] % roster.tables);
      }
    }
    return wish;
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
