package dev.foyer.mixing;

import java.util.stream.IntStream;

/// Simulated annealing (Kirkpatrick, Gelatt and Vecchi, *Science* 220, 1983) by swaps on a [Board],
/// whose best state it leaves there. A move is one swap in one round; one guest changing places
/// with another in all rounds, which keeps a design whole; or somebody who stays going to another
/// table in all rounds; some of the first two lead a guest to a table where a want is met. A move
/// is made, its cost looked at, and unmade if it is not accepted. Two boards in one state and one
/// seed go the same way on every machine.
final class Annealing {
  /// Warmth at the start and at the end, in units of cost.
  enum Heat {
    FRESH(300, 3),
    REPAIR(150, 3);

    private final double start;
    private final double end;

    Heat(double start, double end) {
      this.start = start;
      this.end = end;
    }

    double at(double spent) {
      return start * StrictMath.pow(end / start, Math.min(1, spent));
    }
  }

  /// While a hard term is still broken in this part of the budget the search warms up and cools
  /// down on the scale of hard terms, again and again, and then goes on from the best state it has
  /// found.
  private static final double FREE_FROM = 0.1;

  private static final double FREE_UNTIL = 0.5;
  private static final int FREE_TIMES = 8;
  private static final double FREE_START = 1_000_000;
  private static final double FREE_END = 10_000;
  private static final int STEPS_BETWEEN_LOOKS = 256;
  private static final int GUIDED = 6;
  private static final int LUCK = 1 << 12;

  /// −ln u for evenly spread u in (0, 1).
  private static final double[] PATIENCE = new double[LUCK];

  static {
    for (int i = 0; i < LUCK; i++) {
      PATIENCE[i] = -StrictMath.log((i + 0.5) / LUCK);
    }
  }

  private final Board board;
  private final Roster roster;
  private final Heat heat;
  private final int[] staying;
  private final boolean[] pinned;
  private final int[] best;
  private final int[] rounds;
  private final int[] from;
  private final int[] to;
  private int moved;
  private boolean freed;
  private long cost;
  private long least;
  private long random;

  Annealing(Board board, Heat heat, long seed) {
    this.board = board;
    this.heat = heat;
    roster = board.roster;
    random = seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
    pinned = new boolean[roster.people];
    for (int turn = 0; turn < roster.pin.length; turn++) {
      pinned[turn % roster.people] |= roster.present[turn] && roster.pin[turn] >= 0;
    }
    staying =
        IntStream.range(0, roster.people).filter(g -> roster.stays[g] && !pinned[g]).toArray();
    best = board.guestAt.clone();
    rounds = new int[roster.rounds];
    from = new int[roster.rounds];
    to = new int[roster.rounds];
  }

  void search(Budget budget) {
    if (roster.tables < 2 || roster.people == 0) {
      return;
    }
    cost = board.cost();
    least = cost;
    double spent = budget.spent(0);
    for (long steps = 0; spent < 1 && least > 0; spent = budget.spent(steps)) {
      boolean freeing = spent > FREE_FROM && spent < FREE_UNTIL && board.breaksHard();
      if (!freeing && freed) {
        restore();
        cost = board.cost();
      }
      freed = freeing;
      double warmth = freeing ? freeing(spent) : heat.at(spent);
      for (int step = 0; step < STEPS_BETWEEN_LOOKS && !(freeing && !board.breaksHard()); step++) {
        step(warmth);
      }
      steps += STEPS_BETWEEN_LOOKS;
    }
    restore();
  }

  private static double freeing(double spent) {
    double times = (spent - FREE_FROM) / (FREE_UNTIL - FREE_FROM) * FREE_TIMES;
    return FREE_START * StrictMath.pow(FREE_END / FREE_START, times % 1);
  }

  private void step(double warmth) {
    propose();
    long now = moved == 0 ? cost : board.cost();
    if (now - cost > warmth * PATIENCE[below(LUCK)]) {
      unmake();
      return;
    }
    cost = now;
    if (cost < least) {
      least = cost;
      System.arraycopy(board.guestAt, 0, best, 0, best.length);
    }
  }

  private void propose() {
    moved = 0;
    int kind = below(16);
    if (kind == 0 && staying.length > 0) {
      relocate(staying[below(staying.length)], below(roster.tables));
    } else if (kind < 3) {
      exchange(below(roster.people), below(roster.people));
    } else if (kind < GUIDED && roster.wants > 0) {
      meet(unmet());
    } else {
      swap(below(roster.rounds), below(roster.seats), below(roster.seats));
    }
  }

  /// @return a want that is not met, or any if a few looks find none
  private int unmet() {
    int want = below(roster.wants);
    for (int looks = 0; looks < 32 && board.isMet(want); looks++) {
      want = below(roster.wants);
    }
    return want;
  }

  /// Leads a guest to the table of somebody who offers what they want.
  private void meet(int want) {
    if (board.isMet(want)) {
      return;
    }
    int[] offering = roster.offeredBy[want];
    int guest = roster.wantedBy[want];
    int round = below(roster.rounds);
    int from = board.seatOf[round * roster.people + guest];
    int near = board.seatOf[round * roster.people + offering[below(offering.length)]];
    if (from < 0 || near < 0) {
      return;
    }
    int first = roster.firstSeat[roster.tableOf[near]];
    int seat = first + below(roster.firstSeat[roster.tableOf[near] + 1] - first);
    int other = board.guestAt[round * roster.seats + seat];
    if (other >= 0 && below(2) == 0) {
      exchange(guest, other);
    } else {
      swap(round, from, seat);
    }
  }

  private void swap(int round, int seat, int other) {
    if (moves(round, seat) && moves(round, other) && differ(seat, other)) {
      make(round, seat, other);
    }
  }

  /// Somebody who stays goes to a table, each round changing places with whoever is at a seat
  /// there.
  private void relocate(int guest, int table) {
    for (int r = 0; r < roster.rounds; r++) {
      int seat = board.seatOf[r * roster.people + guest];
      if (seat < 0) {
        continue;
      }
      int first = roster.firstSeat[table];
      int other = first + below(roster.firstSeat[table + 1] - first);
      if (!moves(r, other) || !differ(seat, other)) {
        unmake();
        moved = 0;
        return;
      }
      make(r, seat, other);
    }
  }

  /// Two guests change places in all rounds in which both may move. Those who stay do so with each
  /// other only, and only if they take part in the same rounds.
  private void exchange(int a, int b) {
    if (roster.stays[a] != roster.stays[b]) {
      return;
    }
    if (roster.stays[a] && (pinned[a] || pinned[b] || !sameRounds(a, b))) {
      return;
    }
    for (int r = 0; r < roster.rounds; r++) {
      int seat = board.seatOf[r * roster.people + a];
      int other = board.seatOf[r * roster.people + b];
      boolean free = roster.pin[r * roster.people + a] < 0 && roster.pin[r * roster.people + b] < 0;
      if (seat >= 0 && other >= 0 && free && differ(seat, other)) {
        make(r, seat, other);
      }
    }
  }

  private boolean sameRounds(int a, int b) {
    for (int r = 0; r < roster.rounds; r++) {
      if (roster.present[r * roster.people + a] != roster.present[r * roster.people + b]) {
        return false;
      }
    }
    return true;
  }

  /// Whether who sits there may move in that round alone; an empty seat may.
  private boolean moves(int round, int seat) {
    int guest = board.guestAt[round * roster.seats + seat];
    return guest < 0 || (!roster.stays[guest] && roster.pin[round * roster.people + guest] < 0);
  }

  private boolean differ(int seat, int other) {
    return roster.tableOf[seat] != roster.tableOf[other];
  }

  private void make(int round, int seat, int other) {
    board.swap(round, seat, other);
    rounds[moved] = round;
    from[moved] = seat;
    to[moved] = other;
    moved++;
  }

  private void unmake() {
    for (int i = moved - 1; i >= 0; i--) {
      board.swap(rounds[i], from[i], to[i]);
    }
  }

  private void restore() {
    for (int r = 0; r < roster.rounds; r++) {
      for (int g = 0; g < roster.people; g++) {
        if (board.seatOf[r * roster.people + g] >= 0) {
          board.rise(r, g);
        }
      }
    }
    for (int at = 0; at < best.length; at++) {
      if (best[at] >= 0) {
        board.sit(at / roster.seats, best[at], at % roster.seats);
      }
    }
  }

  /// A number from 0 to below the bound, by SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
  private int below(int bound) {
    random += 0x9E3779B97F4A7C15L;
    long z = random;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    z ^= z >>> 31;
    return (int) (((z >>> 32) * bound) >>> 32);
  }
}
