package dev.foyer.measures;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A reader who wants to know the blanks: numbers that are shown or not, and sums among them.
final class Attack {
  private static final long PRIME = 2_147_483_647L;
  private static final long MANY = 1_000_000;

  private final List<Long> shown = new ArrayList<>();
  private final List<long[]> equations = new ArrayList<>();

  /// A number; null if it is blank.
  int number(@Nullable Long value) {
    shown.add(value == null ? -1L : value);
    return shown.size() - 1;
  }

  /// One number is the sum of others.
  void sum(int total, List<Integer> parts) {
    int most = parts.stream().mapToInt(part -> part).max().orElse(total);
    long[] equation = new long[Math.max(most, total) + 1];
    equation[total] -= 1;
    for (int part : parts) {
      equation[part] += 1;
    }
    equations.add(equation);
  }

  private boolean blank(int index) {
    return shown.get(index) < 0;
  }

  private static long at(long[] equation, int index) {
    return index < equation.length ? equation[index] : 0;
  }

  /// Blanks that follow by adding and subtracting equations, whatever they are multiplied by: those
  /// whose unit vector is a sum of the equations' blank parts. Modulo a large prime.
  Set<Integer> byAlgebra() {
    Set<Integer> derived = new TreeSet<>();
    for (int i = 0; i < shown.size(); i++) {
      if (blank(i)) {
        List<long[]> with = rows();
        int before = rank(rows());
        long[] unit = new long[shown.size()];
        unit[i] = 1;
        with.add(unit);
        if (rank(with) == before) {
          derived.add(i);
        }
      }
    }
    return derived;
  }

  private List<long[]> rows() {
    List<long[]> rows = new ArrayList<>();
    for (long[] equation : equations) {
      long[] row = new long[shown.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = blank(i) ? Math.floorMod(at(equation, i), PRIME) : 0;
      }
      rows.add(row);
    }
    return rows;
  }

  private static int rank(List<long[]> rows) {
    int rank = 0;
    int columns = rows.isEmpty() ? 0 : rows.getFirst().length;
    for (int c = 0; c < columns && rank < rows.size(); c++) {
      int pivot = rank;
      while (pivot < rows.size() && rows.get(pivot)[c] == 0) {
        pivot++;
      }
      if (pivot < rows.size()) {
        Collections.swap(rows, rank, pivot);
        clear(rows, rank, c);
        rank++;
      }
    }
    return rank;
  }

  private static void clear(List<long[]> rows, int from, int column) {
    long[] with = rows.get(from);
    long inverse =
        BigInteger.valueOf(with[column]).modInverse(BigInteger.valueOf(PRIME)).longValue();
    for (int r = from + 1; r < rows.size(); r++) {
      long[] row = rows.get(r);
      long times = row[column] * inverse % PRIME;
      for (int c = column; times != 0 && c < row.length; c++) {
        row[c] = Math.floorMod(row[c] - times * with[c] % PRIME, PRIME);
      }
    }
  }

  /// Blanks that are left with one possible value when each equation in turn narrows what the
  /// numbers in it can be, none of which is negative (the shuttle algorithm of L. Buzzigoli and A.
  /// Giusti, 1999).
  Set<Integer> byNarrowing() {
    long[] low = new long[shown.size()];
    long[] high = new long[shown.size()];
    for (int i = 0; i < low.length; i++) {
      low[i] = blank(i) ? 0 : shown.get(i);
      high[i] = blank(i) ? MANY : shown.get(i);
    }
    boolean narrower = true;
    for (int turn = 0; narrower && turn < 1_000; turn++) {
      narrower = false;
      for (long[] equation : equations) {
        for (int i = 0; i < equation.length; i++) {
          narrower |= equation[i] != 0 && narrow(equation, i, low, high);
        }
      }
    }
    Set<Integer> derived = new TreeSet<>();
    for (int i = 0; i < low.length; i++) {
      if (blank(i) && low[i] == high[i]) {
        derived.add(i);
      }
    }
    return derived;
  }

  private static boolean narrow(long[] equation, int i, long[] low, long[] high) {
    long least = 0;
    long most = 0;
    for (int j = 0; j < equation.length; j++) {
      if (j != i) {
        least += equation[j] > 0 ? equation[j] * low[j] : equation[j] * high[j];
        most += equation[j] > 0 ? equation[j] * high[j] : equation[j] * low[j];
      }
    }
    long times = Math.abs(equation[i]);
    long up = equation[i] > 0 ? Math.floorDiv(-least, times) : Math.floorDiv(most, times);
    long down = equation[i] > 0 ? Math.ceilDiv(-most, times) : Math.ceilDiv(least, times);
    boolean narrower = down > low[i] || up < high[i];
    low[i] = Math.max(low[i], down);
    high[i] = Math.min(high[i], up);
    return narrower;
  }
}
