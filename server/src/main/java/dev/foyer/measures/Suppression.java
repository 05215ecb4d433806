package dev.foyer.measures;

import dev.foyer.measures.Counts.Sum;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Complementary suppression: what else must be blank so that no blank can be worked out.
///
/// A blank is safe if there is a *witness*: other counts, none negative, that show the same to
/// every reader and differ in this blank. A witness is a change along a circuit of the sums'
/// equations (in a plain table with totals: a round trip along rows and columns, after D. Gusfield,
/// "A graph theoretic approach to statistical data security", SIAM Journal on Computing 17, 1988).
/// Circuits are found by elimination, cheapest blanks first: those blank already, then small
/// counts, sums last. So all sorts of sums are covered, those of two tables too. Few blanks are
/// wanted, not the fewest: that is NP-hard.
final class Suppression {
  private final List<Long> values;
  private final List<Sum> sums;
  private final SortedSet<Integer> hidden = new TreeSet<>();
  private final Set<Integer> safe = new HashSet<>();

  Suppression(List<Long> values, List<Sum> sums) {
    this.values = List.copyOf(values);
    this.sums = List.copyOf(sums);
  }

  /// All that must be blank, `primary` too.
  SortedSet<Integer> hide(SortedSet<Integer> primary) {
    hidden.addAll(primary);
    for (int index : primary) {
      if (!safe.contains(index)) {
        SortedSet<Integer> changed = witness(index).orElseGet(() -> together(index));
        hidden.addAll(changed);
        safe.addAll(changed);
      }
    }
    return new TreeSet<>(hidden);
  }

  /// The counts that a witness for this blank changes; empty if every circuit that was tried would
  /// make a count negative.
  private Optional<SortedSet<Integer>> witness(int index) {
    List<Integer> candidates = candidates(index);
    while (true) {
      Map<Integer, BigInteger> change = circuit(index, candidates);
      if (change.isEmpty()) {
        return Optional.empty();
      }
      Set<Integer> up = negative(change, 1);
      Set<Integer> down = negative(change, -1);
      if (up.isEmpty() || down.isEmpty()) {
        return Optional.of(new TreeSet<>(change.keySet()));
      }
      candidates.removeAll(up);
    }
  }

  private List<Integer> candidates(int index) {
    Set<Integer> totals = new HashSet<>();
    sums.forEach(sum -> totals.add(sum.total()));
    List<Integer> candidates = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (i != index) {
        candidates.add(i);
      }
    }
    candidates.sort(
        Comparator.comparing((Integer i) -> !hidden.contains(i))
            .thenComparing(i -> totals.contains(i))
            .thenComparing(i -> values.get(i))
            .thenComparing(i -> i));
    return candidates;
  }

  private Set<Integer> negative(Map<Integer, BigInteger> change, int sign) {
    Set<Integer> negative = new TreeSet<>();
    change.forEach(
        (i, by) -> {
          BigInteger after =
              BigInteger.valueOf(values.get(i)).add(by.multiply(BigInteger.valueOf(sign)));
          if (after.signum() < 0) {
            negative.add(i);
          }
        });
    return negative;
  }

  /// The smallest whole change of this count and of candidates, the first ones first, that leaves
  /// every sum a sum; empty if there is none.
  private Map<Integer, BigInteger> circuit(int index, List<Integer> candidates) {
    Elimination columns = new Elimination();
    Map<Integer, Fraction> goal = column(index);
    Optional<Map<Integer, Fraction>> combination = columns.combination(goal);
    for (int i = 0; combination.isEmpty() && i < candidates.size(); i++) {
      if (columns.add(candidates.get(i), column(candidates.get(i)))) {
        combination = columns.combination(goal);
      }
    }
    return combination.map(weights -> whole(index, weights)).orElse(Map.of());
  }

  private static Map<Integer, BigInteger> whole(int index, Map<Integer, Fraction> weights) {
    BigInteger scale = BigInteger.ONE;
    for (Fraction weight : weights.values()) {
      scale = scale.multiply(weight.under()).divide(scale.gcd(weight.under()));
    }
    Map<Integer, BigInteger> change = new HashMap<>();
    change.put(index, scale);
    for (Map.Entry<Integer, Fraction> weight : weights.entrySet()) {
      Fraction by = weight.getValue();
      change.put(weight.getKey(), scale.multiply(by.over()).divide(by.under()).negate());
    }
    return change;
  }

  /// A count's place in each equation: its sum's parts less the sum.
  private Map<Integer, Fraction> column(int index) {
    Map<Integer, Fraction> column = new HashMap<>();
    for (int row = 0; row < sums.size(); row++) {
      Sum sum = sums.get(row);
      long times = sum.parts().stream().filter(part -> part == index).count();
      long entry = times - (sum.total() == index ? 1 : 0);
      if (entry != 0) {
        column.put(row, Fraction.of(entry));
      }
    }
    return column;
  }

  /// Everything that hangs together with a count: twice as much of all is another table.
  private SortedSet<Integer> together(int index) {
    NavigableSet<Integer> all = new TreeSet<>(Set.of(index));
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Sum sum : sums) {
        if (all.contains(sum.total()) || sum.parts().stream().anyMatch(all::contains)) {
          grew |= all.add(sum.total());
          grew |= all.addAll(sum.parts());
        }
      }
    }
    return all;
  }
}
