package dev.foyer.mixing;

import dev.foyer.mixing.Evening.Mode;
import dev.foyer.mixing.Guest.Standing;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Who sits where, with the count of each [Term] kept up to date as people sit down and rise. One
/// person sitting down costs one look at each of their neighbours; nothing is allocated. Not
/// thread-safe.
final class Board {
  private static final Term[] TERMS = Term.values();
  private static final Term[] HARD = Arrays.stream(TERMS).filter(Term::hard).toArray(Term[]::new);

  final Roster roster;

  /// Of `(round, seat)`: who sits there; −1 if nobody does.
  final int[] guestAt;

  /// Of a turn: the seat; −1 if there is none.
  final int[] seatOf;

  private final int people;
  private final int tables;
  private final int[] count = new int[TERMS.length];

  /// For each pair what holds between the two, in the lower byte, and how often they have met, in
  /// the higher one: one look at memory instead of two.
  private final short[] pairs;

  private final int[] talkers;

  /// For each turn how many neighbours offer what the guest wants or want what they offer; counted
  /// for those who asked to be seated well.
  private final int[] suiting;

  private final boolean[] seatWell;
  private final int[] newcomers;
  private final int[] seasoned;
  private final int[] hosts;
  private final int[] toIntroduce;
  private final int[] size;
  private final int[] ofKind;
  private final int[] kindsThere;
  private final int[] met;
  private final int[] strain;
  private final int[] unwelcome;
  private final int[] mean;
  private final int[] meanUp;

  Board(Roster roster) {
    this.roster = roster;
    people = roster.people;
    tables = roster.tables;
    int turns = roster.rounds * people;
    int spots = roster.rounds * tables;
    guestAt = filled(roster.rounds * roster.seats);
    seatOf = filled(turns);
    pairs = new short[roster.between.length];
    talkers = new int[turns];
    suiting = new int[turns];
    seatWell = new boolean[people];
    newcomers = new int[spots];
    seasoned = new int[spots];
    hosts = new int[spots];
    toIntroduce = new int[spots];
    size = new int[spots];
    ofKind = new int[spots * roster.kinds];
    kindsThere = new int[spots];
    met = new int[roster.wants];
    strain = new int[people];
    unwelcome = new int[roster.rounds];
    mean = new int[roster.rounds];
    meanUp = new int[roster.rounds];
    start();
  }

  private static int[] filled(int length) {
    int[] array = new int[length];
    Arrays.fill(array, -1);
    return array;
  }

  private void start() {
    for (int pair = 0; pair < pairs.length; pair++) {
      int is = roster.between[pair] & 0xff;
      int met = (is & Roster.MET) != 0 && (is & Roster.MENTOR) == 0 ? 1 : 0;
      pairs[pair] = (short) (met << 8 | is);
    }
    for (int a = 0; a < people; a++) {
      for (int b = a + 1; b < people; b++) {
        if (roster.is(a, b, Roster.MENTOR) && roster.canMeet(a, b)) {
          add(Term.MENTORS, 1);
        }
      }
      add(Term.WANTS, roster.firstWant[a + 1] - roster.firstWant[a]);
      strain(a, roster.firstWant[a + 1] - roster.firstWant[a]);
      seatWell[a] = roster.seatWell(a);
    }
    for (int r = 0; r < roster.rounds; r++) {
      int there = 0;
      for (int g = 0; g < people; g++) {
        there += roster.present[r * people + g] ? 1 : 0;
      }
      mean[r] = tables == 0 ? 0 : there / tables;
      meanUp[r] = tables == 0 ? 0 : (there + tables - 1) / tables;
      add(Term.EVEN, tables * mean[r] * meanUp[r]);
      unwelcome[r] = roster.evening.rounds().get(r) == Mode.MIX ? Roster.LIKE : Roster.UNLIKE;
    }
  }

  long cost() {
    long cost = 0;
    for (int term = 0; term < count.length; term++) {
      cost += count[term] * WEIGHTS[term];
    }
    return cost;
  }

  private static final long[] WEIGHTS = Arrays.stream(TERMS).mapToLong(Term::weight).toArray();

  boolean breaksHard() {
    for (Term term : HARD) {
      if (count(term) > 0) {
        return true;
      }
    }
    return false;
  }

  int count(Term term) {
    return count[place(term)];
  }

  boolean isMet(int want) {
    return met[want] > 0;
  }

  /// Exchanges who sits at two seats of one round, either of which may be empty.
  void swap(int round, int seat, int other) {
    int a = guestAt[round * roster.seats + seat];
    int b = guestAt[round * roster.seats + other];
    if (a >= 0) {
      rise(round, a);
    }
    if (b >= 0) {
      rise(round, b);
      sit(round, b, seat);
    }
    if (a >= 0) {
      sit(round, a, other);
    }
  }

  /// @param seat an empty one
  void sit(int round, int guest, int seat) {
    guestAt[round * roster.seats + seat] = guest;
    seatOf[round * people + guest] = seat;
    add(Term.LANGUAGE, 1);
    add(Term.STYLE, seatWell[guest] ? 1 : 0);
    neighbours(round, guest, 1);
    group(round, guest, 1);
  }

  /// Leaves a seat empty.
  void rise(int round, int guest) {
    int seat = seatOf[round * people + guest];
    neighbours(round, guest, -1);
    group(round, guest, -1);
    add(Term.LANGUAGE, -1);
    add(Term.STYLE, seatWell[guest] ? -1 : 0);
    guestAt[round * roster.seats + seat] = -1;
    seatOf[round * people + guest] = -1;
  }

  /// @return an empty seat at the table; −1 if there is none
  int freeSeat(int round, int table) {
    for (int seat = roster.firstSeat[table]; seat < roster.firstSeat[table + 1]; seat++) {
      if (guestAt[round * roster.seats + seat] < 0) {
        return seat;
      }
    }
    return -1;
  }

  Plan plan() {
    Map<Turn, Integer> plan = new HashMap<>();
    for (int r = 0; r < roster.rounds; r++) {
      for (int g = 0; g < people; g++) {
        int seat = seatOf[r * people + g];
        if (seat >= 0) {
          plan.put(new Turn(roster.evening.guests().get(g).id(), r), roster.tableOf[seat]);
        }
      }
    }
    return new Plan(plan);
  }

  private void neighbours(int round, int guest, int sign) {
    int table = roster.tableOf[seatOf[round * people + guest]];
    int end = round * roster.seats + roster.firstSeat[table + 1];
    for (int at = round * roster.seats + roster.firstSeat[table]; at < end; at++) {
      int other = guestAt[at];
      if (other >= 0 && other != guest) {
        pair(round, guest, other, sign);
      }
    }
  }

  private void pair(int round, int a, int b, int sign) {
    int at = Roster.at(a, b);
    int is = pairs[at];
    int was = is >> 8;
    int now = was + sign;
    pairs[at] = (short) (is + (sign << 8));
    int again = Math.max(0, now - 1) - Math.max(0, was - 1);
    int bond = (is & (Roster.BOND | Roster.MENTOR)) == Roster.BOND ? sign : 0;
    add(Term.REPEATS, again);
    add(Term.BONDS, bond);
    if (again + bond != 0) {
      strain(a, again + bond);
      strain(b, again + bond);
    }
    if ((is & Roster.MENTOR) != 0) {
      add(Term.MENTORS, Math.abs(now - 1) - Math.abs(was - 1));
    }
    if ((is & Roster.APART) != 0) {
      add(Term.APART, sign);
    }
    if ((is & Roster.LANGUAGE) != 0) {
      talk(round * people + a, sign);
      talk(round * people + b, sign);
    }
    if ((is & Roster.OFFERS) != 0) {
      offer(a, b, sign);
      offer(b, a, sign);
      suit(round, a, sign);
      suit(round, b, sign);
    }
    if ((is & unwelcome[round]) != 0) {
      add(Term.MODE, sign);
    }
  }

  private void talk(int turn, int sign) {
    int was = talkers[turn];
    talkers[turn] = was + sign;
    add(Term.LANGUAGE, (was + sign == 0 ? 1 : 0) - (was == 0 ? 1 : 0));
  }

  private void suit(int round, int guest, int sign) {
    if (seatWell[guest]) {
      int turn = round * people + guest;
      int was = suiting[turn];
      suiting[turn] = was + sign;
      add(Term.STYLE, (was + sign == 0 ? 1 : 0) - (was == 0 ? 1 : 0));
    }
  }

  private void offer(int from, int to, int sign) {
    for (int want = roster.firstWant[to]; want < roster.firstWant[to + 1]; want++) {
      if (roster.offers(from, want)) {
        int was = met[want];
        met[want] = was + sign;
        int change = (was + sign == 0 ? 1 : 0) - (was == 0 ? 1 : 0);
        add(Term.WANTS, change);
        strain(to, change);
      }
    }
  }

  private void group(int round, int guest, int sign) {
    int table = roster.tableOf[seatOf[round * people + guest]];
    int spot = round * tables + table;
    spot(round, spot, -1);
    size[spot] += sign;
    newcomers[spot] += roster.standing[guest] == Standing.FIRST_TIMER ? sign : 0;
    seasoned[spot] += roster.standing[guest] == Standing.FIRST_TIMER ? 0 : sign;
    hosts[spot] += roster.standing[guest] == Standing.HOST ? sign : 0;
    toIntroduce[spot] += roster.introduce[guest] ? sign : 0;
    int kind = spot * roster.kinds + roster.kind[guest];
    int was = ofKind[kind];
    ofKind[kind] = was + sign;
    kindsThere[spot] += (was + sign > 0 ? 1 : 0) - (was > 0 ? 1 : 0);
    spot(round, spot, 1);
    int lacks = roster.unsuited[guest * tables + table];
    add(Term.STEP_FREE, (lacks & Roster.STEPS) != 0 ? sign : 0);
    add(Term.QUIET, (lacks & Roster.LOUD) != 0 ? sign : 0);
    int before = roster.before[round * people + guest];
    add(Term.CHANGED, before >= 0 && before != table ? sign : 0);
  }

  private void spot(int round, int spot, int sign) {
    add(Term.UNHOSTED, seasoned[spot] == 0 ? sign * newcomers[spot] : 0);
    add(Term.STYLE, hosts[spot] == 0 ? sign * toIntroduce[spot] : 0);
    add(Term.KINDS, roster.kinds > 1 && kindsThere[spot] == 1 ? sign : 0);
    add(Term.EVEN, sign * (size[spot] - mean[round]) * (size[spot] - meanUp[round]));
  }

  private void strain(int guest, int change) {
    int was = strain[guest];
    int now = was + change;
    strain[guest] = now;
    add(Term.WORST_OFF, now * now - was * was);
  }

  private void add(Term term, int change) {
    count[place(term)] += change;
  }

  /// Counts lie in an array in the order of the terms and never leave the board.
  @SuppressWarnings("EnumOrdinal")
  private static int place(Term term) {
    return term.ordinal();
  }
}
