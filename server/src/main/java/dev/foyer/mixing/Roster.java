package dev.foyer.mixing;

import dev.foyer.domain.GuestId;
import dev.foyer.domain.MeetingStyle;
import dev.foyer.mixing.Guest.Need;
import dev.foyer.mixing.Guest.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// An [Evening] as flat arrays of numbers: guests, tables, seats and rounds are their indices. A
/// pair stands at [#at(int, int)], a turn `(round, guest)` at `round * people + guest`.
final class Roster {
  static final int BOND = 1;
  static final int APART = 2;
  static final int LANGUAGE = 4;
  static final int MENTOR = 8;
  static final int MET = 16;
  static final int OFFERS = 32;
  static final int LIKE = 64;
  static final int UNLIKE = 128;
  static final int STEPS = 1;
  static final int LOUD = 2;

  final Evening evening;
  final int people;
  final int tables;
  final int rounds;
  final int seats;
  final int kinds;
  final int wants;

  /// For each table its first seat, and at the end the number of seats.
  final int[] firstSeat;

  final int[] tableOf;

  /// For each pair what holds between the two.
  final byte[] between;

  final Standing[] standing;
  final int[] kind;
  final boolean[] introduce;
  final boolean[] stays;

  /// Of `(guest, table)`: what the guest's seat must give and the table lacks.
  final byte[] unsuited;

  /// For each guest the first of their wants, and at the end the number of wants that anybody
  /// offers.
  final int[] firstWant;

  /// For each want who offers it: one bit a guest, `words` longs a want.
  private final int words;

  private final long[] offering;

  /// For each want whose it is, and who offers it.
  final int[] wantedBy;

  final int[][] offeredBy;

  /// For each turn whether the guest takes part, the pinned table, and the table of the plan
  /// before; −1 if there is none.
  final boolean[] present;

  final int[] pin;
  final int[] before;

  private final Map<GuestId, Integer> index = new HashMap<>();

  Roster(Evening evening, Plan previous) {
    this.evening = evening;
    people = evening.guests().size();
    tables = evening.tables().size();
    rounds = evening.rounds().size();
    firstSeat = new int[tables + 1];
    for (int t = 0; t < tables; t++) {
      firstSeat[t + 1] = firstSeat[t] + evening.tables().get(t).seats();
    }
    seats = firstSeat[tables];
    tableOf = new int[seats];
    for (int t = 0; t < tables; t++) {
      Arrays.fill(tableOf, firstSeat[t], firstSeat[t + 1], t);
    }
    between = new byte[people * (people - 1) / 2];
    standing = new Standing[people];
    kind = new int[people];
    introduce = new boolean[people];
    stays = new boolean[people];
    unsuited = new byte[people * tables];
    firstWant = new int[people + 1];
    present = new boolean[rounds * people];
    pin = new int[rounds * people];
    before = new int[rounds * people];
    kinds = guests();
    turns(previous);
    pairs();
    List<List<Integer>> wanted = wanted();
    wants = wanted.size();
    words = (people + 63) / 64;
    offering = new long[wants * words];
    wantedBy = new int[wants];
    offeredBy = new int[wants][];
    for (int g = 0; g < people; g++) {
      Arrays.fill(wantedBy, firstWant[g], firstWant[g + 1], g);
    }
    for (int want = 0; want < wants; want++) {
      offeredBy[want] = wanted.get(want).stream().mapToInt(g -> g).toArray();
      for (int guest : wanted.get(want)) {
        offering[want * words + (guest >> 6)] |= 1L << guest;
      }
    }
  }

  int indexOf(GuestId guest) {
    return index.getOrDefault(guest, -1);
  }

  boolean is(int a, int b, int what) {
    return (between[at(a, b)] & what) != 0;
  }

  /// Where a pair stands, in whichever order it is named.
  static int at(int a, int b) {
    int high = Math.max(a, b);
    return high * (high - 1) / 2 + Math.min(a, b);
  }

  /// Whether a guest offers what stands at `want`.
  boolean offers(int guest, int want) {
    return (offering[want * words + (guest >> 6)] & 1L << guest) != 0;
  }

  private int guests() {
    Map<String, Integer> names = new HashMap<>();
    for (int g = 0; g < people; g++) {
      Guest guest = evening.guests().get(g);
      index.put(guest.id(), g);
      standing[g] = guest.standing();
      kind[g] = names.computeIfAbsent(guest.kind(), name -> names.size());
      introduce[g] = guest.talk().style() == MeetingStyle.INTRODUCE_ME;
      stays[g] = guest.stays();
      for (int t = 0; t < tables; t++) {
        Table table = evening.tables().get(t);
        int lacks = !table.stepFree() && guest.needs().contains(Need.STEP_FREE) ? STEPS : 0;
        lacks |= !table.quiet() && guest.needs().contains(Need.QUIET) ? LOUD : 0;
        unsuited[g * tables + t] = (byte) lacks;
      }
    }
    return names.size();
  }

  private void turns(Plan previous) {
    for (int r = 0; r < rounds; r++) {
      for (int g = 0; g < people; g++) {
        Guest guest = evening.guests().get(g);
        Turn turn = new Turn(guest.id(), r);
        present[r * people + g] = evening.takesPart(guest, r);
        pin[r * people + g] = evening.pins().getOrDefault(turn, -1);
        int table = previous.tables().getOrDefault(turn, -1);
        before[r * people + g] = table < tables ? table : -1;
      }
    }
  }

  private void pairs() {
    together(guest -> guest.talk().bonds(), BOND);
    together(Guest::languages, LANGUAGE);
    together(guest -> guest.talk().cares(), LIKE);
    for (int a = 0; a < people; a++) {
      Guest one = evening.guests().get(a);
      for (int b = a + 1; b < people; b++) {
        Guest other = evening.guests().get(b);
        if (one.languages().isEmpty() || other.languages().isEmpty()) {
          mark(a, b, LANGUAGE);
        }
        if (!one.talk().cares().isEmpty() && !other.talk().cares().isEmpty() && !is(a, b, LIKE)) {
          mark(a, b, UNLIKE);
        }
      }
    }
    evening.between().met().forEach(pair -> mark(pair, MET));
    evening.between().apart().forEach(pair -> mark(pair, APART));
    evening.between().mentors().forEach(pair -> mark(pair, MENTOR));
  }

  /// For each want that anybody else offers: who does.
  private List<List<Integer>> wanted() {
    List<List<Integer>> wanted = new ArrayList<>();
    Map<String, List<Integer>> offering = holders(guest -> guest.talk().offers());
    for (int g = 0; g < people; g++) {
      firstWant[g] = wanted.size();
      for (String want : evening.guests().get(g).talk().wants().stream().sorted().toList()) {
        List<Integer> others = new ArrayList<>(offering.getOrDefault(want, List.of()));
        int self = g;
        others.removeIf(other -> other == self || !canMeet(self, other));
        for (int other : others) {
          mark(g, other, OFFERS);
        }
        if (!others.isEmpty()) {
          wanted.add(others);
        }
      }
    }
    firstWant[people] = wanted.size();
    return wanted;
  }

  boolean canMeet(int a, int b) {
    for (int r = 0; r < rounds; r++) {
      if (present[r * people + a] && present[r * people + b]) {
        return true;
      }
    }
    return false;
  }

  /// Whether somebody asked to be seated well and can be: one of the two offers what the other
  /// wants.
  boolean seatWell(int guest) {
    if (evening.guests().get(guest).talk().style() != MeetingStyle.SEAT_ME_WELL) {
      return false;
    }
    for (int other = 0; other < people; other++) {
      if (other != guest && is(guest, other, OFFERS)) {
        return true;
      }
    }
    return false;
  }

  private void together(Function<Guest, Set<String>> tags, int what) {
    for (List<Integer> holders : holders(tags).values()) {
      for (int a : holders) {
        for (int b : holders) {
          if (a < b) {
            mark(a, b, what);
          }
        }
      }
    }
  }

  private Map<String, List<Integer>> holders(Function<Guest, Set<String>> tags) {
    Map<String, List<Integer>> holders = new TreeMap<>();
    for (int g = 0; g < people; g++) {
      for (String tag : tags.apply(evening.guests().get(g))) {
        holders.computeIfAbsent(tag, t -> new ArrayList<>()).add(g);
      }
    }
    return holders;
  }

  private void mark(Pair pair, int what) {
    int a = indexOf(pair.one());
    int b = indexOf(pair.other());
    if (a >= 0 && b >= 0) {
      mark(a, b, what);
    }
  }

  private void mark(int a, int b, int what) {
    between[at(a, b)] |= (byte) what;
  }
}
