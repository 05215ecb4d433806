package dev.foyer.measures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Counts that are shown together, with the sums among them: whoever reads them can add and
/// subtract. Not thread-safe.
public final class Counts {
  /// Counts below it are never shown.
  public static final int LEAST = 5;

  /// Averages of fewer are never shown.
  public static final int LEAST_AVERAGE = 10;

  private final List<Long> values = new ArrayList<>();
  private final List<Sum> sums = new ArrayList<>();
  private final Set<Integer> withheld = new HashSet<>();

  /// One count is the sum of others; each stands for its index.
  record Sum(int total, List<Integer> parts) {
    Sum {
      parts = List.copyOf(parts);
    }
  }

  /// A new count.
  ///
  /// @return its index
  public int add(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("a count is not negative");
    }
    values.add(value);
    return values.size() - 1;
  }

  /// A new count that is the sum of some that are there.
  ///
  /// @return its index
  public int sum(List<Integer> parts) {
    int total = add(parts.stream().mapToLong(values::get).sum());
    sums.add(new Sum(total, parts));
    return total;
  }

  /// Says that two sets of counts have one sum, and that whoever reads them knows it.
  ///
  /// @param total an index
  /// @throws IllegalArgumentException if they have another sum
  public void tie(int total, List<Integer> parts) {
    if (parts.stream().mapToLong(values::get).sum() != values.get(total)) {
      throw new IllegalArgumentException("these counts do not add up");
    }
    sums.add(new Sum(total, parts));
  }

  /// Has a count never shown, however large it is: because few people stand behind it.
  public void withhold(int index) {
    withheld.add(index);
  }

  public long value(int index) {
    return values.get(index);
  }

  /// Which counts are not to be shown, by index: those under [#LEAST], those withheld, and as many
  /// others as it takes so that none of all these follows from what is shown.
  public SortedSet<Integer> hidden() {
    SortedSet<Integer> primary = new TreeSet<>(withheld);
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) < LEAST) {
        primary.add(i);
      }
    }
    return new Suppression(values, sums).hide(primary);
  }

  List<Sum> sums() {
    return List.copyOf(sums);
  }

  List<Long> values() {
    return List.copyOf(values);
  }
}
