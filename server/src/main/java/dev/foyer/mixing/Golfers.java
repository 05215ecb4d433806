package dev.foyer.mixing;

import java.util.HashSet;
import java.util.Set;

/// Ten rounds for 32 places at 8 tables of 4 in which no two places share a table twice: one round
/// more than [Design] has, and as many as there can be. That there is such a thing is known since
/// Aguado (2004); this one is not his, it comes from the method of differences (Bose 1939).
///
/// Places are the elements of the group Q8 × Z4, written `a^i b^j` and `z` with `a^4 = 1, b^2 =
/// a^2, ba = a^-1 b`. The quotients `x^-1 y` of two members of one of four base blocks are all the
/// elements but 1 and (1, 2), each once: so the blocks `gB` hold each pair of places once, but for
/// those that differ by (1, 2), who never meet. Two of the base blocks are subgroups, whose cosets
/// are a round. Each of the others holds one element of each right coset of a subgroup T of order
/// 8, so that the blocks `tB` with t in T are a round, and `gtB` another for each coset `gT`.
final class Golfers {
  static final int TABLES = 8;
  static final int COLUMNS = 4;
  private static final int PLACES = 32;
  private static final int[][] SUBGROUPS = {{0, 8, 16, 24}, {0, 11, 18, 25}};
  private static final int[][] BLOCKS = {{0, 1, 4, 14}, {0, 5, 12, 19}};
  private static final int[][] MOVERS = {
    {0, 2, 9, 11, 16, 18, 25, 27}, {0, 2, 8, 10, 16, 18, 24, 26}
  };
  private static final int[][] ROUNDS = rounds();

  private Golfers() {}

  static int table(int round, int column, int y) {
    return ROUNDS[round][column * TABLES + y];
  }

  static int size() {
    return ROUNDS.length;
  }

  private static int[][] rounds() {
    int[][] rounds = new int[10][];
    int next = 0;
    for (int[] subgroup : SUBGROUPS) {
      rounds[next++] = round(cosets(subgroup), subgroup);
    }
    for (int base = 0; base < BLOCKS.length; base++) {
      for (int g : cosets(MOVERS[base])) {
        int[] moved = new int[TABLES];
        for (int t = 0; t < TABLES; t++) {
          moved[t] = times(g, MOVERS[base][t]);
        }
        rounds[next++] = round(moved, BLOCKS[base]);
      }
    }
    return rounds;
  }

  /// @return for each place its table; table k holds the block `movers[k] B`
  private static int[] round(int[] movers, int[] block) {
    int[] tables = new int[PLACES];
    for (int table = 0; table < TABLES; table++) {
      for (int member : block) {
        tables[times(movers[table], member)] = table;
      }
    }
    return tables;
  }

  /// @return one element of each left coset
  private static int[] cosets(int[] subgroup) {
    int[] first = new int[PLACES / subgroup.length];
    Set<Integer> seen = new HashSet<>();
    int cosets = 0;
    for (int g = 0; g < PLACES; g++) {
      if (!seen.contains(g)) {
        first[cosets++] = g;
        for (int h : subgroup) {
          seen.add(times(g, h));
        }
      }
    }
    return first;
  }

  /// The product in Q8 × Z4, where `(a^i b^j, z)` is numbered 8i + 4j + z.
  private static int times(int g, int h) {
    int flip = g >> 2 & 1;
    int both = flip & h >> 2;
    int i = (g >> 3) + (flip == 0 ? h >> 3 : -(h >> 3)) + 2 * both;
    return (i & 3) << 3 | (flip ^ h >> 2 & 1) << 2 | (g + h & 3);
  }
}
