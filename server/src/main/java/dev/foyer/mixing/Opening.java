package dev.foyer.mixing;

import java.util.Optional;
import java.util.Random;

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
    return new Opening(board, Layout.wishes(board.roster, new Random(seed))).seat();
  }

  private Optional<String> seat() {
    everybody((r, g) -> sit(r, g, roster.pin[turn(r, g)]));
    Optional<String> obstacle = stays(true).or(() -> stays(false));
    if (obstacle.isPresent()) {
      return obstacle;
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

  /// Seats those who stay at one table: first those who are pinned, then the others.
  private Optional<String> stays(boolean pinned) {
    for (int g = 0; g < roster.people; g++) {
      if (roster.stays[g] && pinnedTable(g) >= 0 == pinned && !stay(g)) {
        return Optional.of(
            "%s stays at one table, and none was found with a seat free in every round: pin fewer people, or sit somebody out."
                .formatted(roster.evening.guests().get(g).name()));
      }
    }
    return Optional.empty();
  }

  private int pinnedTable(int guest) {
    for (int r = 0; r < roster.rounds; r++) {
      if (roster.present[turn(r, guest)] && roster.pin[turn(r, guest)] >= 0) {
        return roster.pin[turn(r, guest)];
      }
    }
    return -1;
  }

  private int wishedTable(int guest) {
    for (int r = 0; r < roster.rounds; r++) {
      if (roster.present[turn(r, guest)] && wish[turn(r, guest)] >= 0) {
        return wish[turn(r, guest)];
      }
    }
    return -1;
  }

  /// One table for all rounds: the pinned one, the wished one, or one that is made free.
  private boolean stay(int guest) {
    int pinned = pinnedTable(guest);
    int table = pinned >= 0 ? pinned : wishedTable(guest);
    boolean suits = table >= 0 && roster.unsuited[guest * roster.tables + table] == 0;
    if ((suits || pinned >= 0) && isFree(guest, table, 0, roster.rounds)) {
      sitThroughout(guest, table);
      return true;
    }
    return pinned < 0 && makeRoom(guest, new boolean[roster.people]);
  }

  /// Takes the cheapest free table, or that of somebody else who stays and finds another one:
  /// augmenting paths (Kuhn, 1955).
  private boolean makeRoom(int guest, boolean[] asked) {
    int free = cheapest(guest, 0, roster.rounds);
    if (free >= 0) {
      sitThroughout(guest, free);
      return true;
    }
    for (int other = 0; other < roster.people; other++) {
      int table = asked[other] ? -1 : movableTable(other);
      if (table < 0 || other == guest) {
        continue;
      }
      asked[other] = true;
      riseThroughout(other);
      if (isFree(guest, table, 0, roster.rounds)) {
        sitThroughout(guest, table);
        if (makeRoom(other, asked)) {
          return true;
        }
        riseThroughout(guest);
      }
      sitThroughout(other, table);
    }
    return false;
  }

  /// @return where somebody who stays and is not pinned sits; −1 if there is no such place
  private int movableTable(int guest) {
    if (!roster.stays[guest] || pinnedTable(guest) >= 0) {
      return -1;
    }
    for (int r = 0; r < roster.rounds; r++) {
      if (board.seatOf[turn(r, guest)] >= 0) {
        return roster.tableOf[board.seatOf[turn(r, guest)]];
      }
    }
    return -1;
  }

  private void sitThroughout(int guest, int table) {
    for (int r = 0; r < roster.rounds; r++) {
      if (waits(r, guest)) {
        sit(r, guest, table);
      }
    }
  }

  private void riseThroughout(int guest) {
    for (int r = 0; r < roster.rounds; r++) {
      if (board.seatOf[turn(r, guest)] >= 0) {
        board.rise(r, guest);
      }
    }
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
}
