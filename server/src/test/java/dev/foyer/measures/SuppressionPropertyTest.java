package dev.foyer.measures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SuppressionPropertyTest {
  @Property(tries = 400)
  void noBlankOfATableWithTotalsFollowsFromWhatIsShown(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 7) int rows,
      @ForAll @IntRange(min = 1, max = 7) int columns) {
    safe(table(new Random(seed), rows, columns));
  }

  @Property(tries = 300)
  void noBlankFollowsWhateverSumsAreShownWithTheCounts(@ForAll long seed) {
    safe(tangle(new Random(seed)));
  }

  private static void safe(Counts counts) {
    SortedSet<Integer> hidden = counts.hidden();
    Attack attack = attack(counts, hidden);
    assertEquals(Set.of(), attack.byAlgebra());
    assertEquals(Set.of(), attack.byNarrowing());
    for (int i = 0; i < counts.values().size(); i++) {
      assertTrue(counts.value(i) >= 5 || hidden.contains(i), "a count under five is shown");
    }
  }

  /// Every way to fill in the blanks of a small table is tried.
  @Property(tries = 150)
  void everyBlankOfASmallTableCanBeFilledInOtherwise(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 3) int columns) {
    Counts counts = table(new Random(seed), 2, columns);
    SortedSet<Integer> hidden = counts.hidden();
    long[] values = counts.values().stream().mapToLong(x -> x).toArray();
    Set<Integer> open = new TreeSet<>();
    fill(0, 2 * columns, values, counts, hidden, open);
    assertEquals(hidden, open);
  }

  private static void fill(
      int cell,
      int cells,
      long[] values,
      Counts counts,
      SortedSet<Integer> hidden,
      Set<Integer> open) {
    if (cell == cells) {
      compare(values, counts, hidden, open);
    } else if (!hidden.contains(cell)) {
      fill(cell + 1, cells, values, counts, hidden, open);
    } else {
      long real = counts.value(cell);
      for (long other = Math.max(0, real - 4); other <= real + 4; other++) {
        values[cell] = other;
        fill(cell + 1, cells, values, counts, hidden, open);
      }
      values[cell] = real;
    }
  }

  private static void compare(
      long[] values, Counts counts, SortedSet<Integer> hidden, Set<Integer> open) {
    long[] all = values.clone();
    for (Counts.Sum sum : counts.sums()) {
      all[sum.total()] = sum.parts().stream().mapToLong(part -> all[part]).sum();
      if (!hidden.contains(sum.total()) && all[sum.total()] != counts.value(sum.total())) {
        return;
      }
    }
    hidden.stream().filter(i -> all[i] != counts.value(i)).forEach(open::add);
  }

  @Test
  void aTableWithoutSmallCountsIsShownWhole() {
    Counts counts = new Counts();
    counts.sum(List.of(counts.add(5), counts.add(60), counts.add(7)));
    assertEquals(Set.of(), counts.hidden());
  }

  @Test
  void oneSmallCountBesideATotalTakesTheSmallestOtherOneAlong() {
    Counts counts = new Counts();
    counts.sum(List.of(counts.add(3), counts.add(60), counts.add(7)));
    assertEquals(Set.of(0, 2), counts.hidden());
  }

  @Test
  void inATableWithTotalsARoundTripIsBlank() {
    Counts counts = new Counts();
    List<Integer> cells = new ArrayList<>();
    for (long value : List.of(3L, 20L, 30L, 20L, 8L, 40L, 30L, 40L, 50L)) {
      cells.add(counts.add(value));
    }
    for (int i = 0; i < 3; i++) {
      counts.sum(cells.subList(3 * i, 3 * i + 3));
      counts.sum(List.of(cells.get(i), cells.get(i + 3), cells.get(i + 6)));
    }
    assertEquals(Set.of(0, 1, 3, 4), counts.hidden());
  }

  /// Whoever knows that a total of nothing is nothing knows its parts.
  @Test
  void zerosDoNotProtectEachOther() {
    Counts counts = new Counts();
    int none = counts.sum(List.of(counts.add(0), counts.add(0)));
    int some = counts.sum(List.of(counts.add(9), counts.add(8)));
    counts.sum(List.of(none, some));
    assertTrue(counts.hidden().containsAll(Set.of(0, 1, 2)));
    assertEquals(Set.of(), attack(counts, counts.hidden()).byNarrowing());
  }

  @Test
  void whatFewPeopleStandBehindIsBlankHoweverLarge() {
    Counts counts = new Counts();
    counts.withhold(counts.add(50));
    assertEquals(Set.of(0), counts.hidden());
  }

  private static Counts table(Random random, int rows, int columns) {
    Counts counts = new Counts();
    int most = List.of(6, 12, 40).get(random.nextInt(3));
    for (int i = 0; i < rows * columns; i++) {
      counts.add(random.nextInt(4) == 0 ? random.nextInt(5) : random.nextInt(most));
    }
    List<Integer> totals = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      List<Integer> row = new ArrayList<>();
      for (int c = 0; c < columns; c++) {
        row.add(r * columns + c);
      }
      totals.add(counts.sum(row));
    }
    for (int c = 0; c < columns; c++) {
      List<Integer> column = new ArrayList<>();
      for (int r = 0; r < rows; r++) {
        column.add(r * columns + c);
      }
      counts.sum(column);
    }
    counts.sum(totals);
    return counts;
  }

  /// Some counts, sums of any of them and of sums, and what is a sum in two ways.
  private static Counts tangle(Random random) {
    Counts counts = new Counts();
    int cells = 2 + random.nextInt(10);
    for (int i = 0; i < cells; i++) {
      counts.add(random.nextInt(25));
    }
    for (int i = random.nextInt(6); i > 0; i--) {
      counts.sum(some(random, counts.values().size()));
    }
    int total = counts.sum(some(random, cells));
    long part = random.nextInt((int) counts.value(total) + 1);
    counts.tie(total, List.of(counts.add(part), counts.add(counts.value(total) - part)));
    return counts;
  }

  private static List<Integer> some(Random random, int of) {
    List<Integer> some = new ArrayList<>();
    for (int i = 0; i < of; i++) {
      if (random.nextInt(3) == 0) {
        some.add(i);
      }
    }
    return some.isEmpty() ? List.of(0) : some;
  }

  private static Attack attack(Counts counts, SortedSet<Integer> hidden) {
    Attack attack = new Attack();
    for (int i = 0; i < counts.values().size(); i++) {
      attack.number(hidden.contains(i) ? null : (Long) counts.value(i));
    }
    counts.sums().forEach(sum -> attack.sum(sum.total(), sum.parts()));
    return attack;
  }
}
