package dev.foyer.measures;

import static dev.foyer.measures.AnySeason.person;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.domain.PersonId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CrossingTest {
  @Test
  void theIndexIsMinusOneIfAllTiesStayWithinGroupsAndOneIfAllCrossThem() {
    Map<PersonId, String> groups =
        Map.of(person(1), "A", person(2), "A", person(3), "B", person(4), "B");
    assertEquals(-1, Crossing.of(groups, ties(1, 2, 3, 4)).index());
    assertEquals(1, Crossing.of(groups, ties(1, 3, 2, 4)).index());
    assertEquals(0, Crossing.of(groups, ties(1, 3, 3, 4)).index());
    assertEquals(1 - 2 * (1.0 / 3), Crossing.of(groups, ties(1, 3, 3, 4)).expected(), 1e-12);
  }

  @Test
  void tiesOfPeopleWithoutAGroupDoNotCount() {
    Map<PersonId, String> groups = Map.of(person(1), "A", person(2), "B");
    assertEquals(1, Crossing.of(groups, ties(1, 2, 2, 3)).ties());
  }

  /// All orders in which groups can be dealt out, one after the other.
  @Property(tries = 60)
  void chanceIsWhatDealingOutGroupsInEveryOrderFinds(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 7) int people) {
    Random random = new Random(seed);
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      labels.add(List.of("A", "B", "C").get(random.nextInt(3)));
    }
    SortedSet<Pair> ties = new TreeSet<>();
    for (int i = 1; i <= people; i++) {
      for (int j = 1; j < i; j++) {
        if (random.nextBoolean()) {
          ties.add(new Pair(person(i), person(j)));
        }
      }
    }
    List<Long> within = new ArrayList<>();
    deal(labels, new ArrayList<>(), ties, within);
    double mean = within.stream().mapToLong(x -> x).average().orElseThrow();
    double variance =
        within.stream().mapToDouble(x -> (x - mean) * (x - mean)).average().orElseThrow();
    Crossing crossing = Crossing.of(dealt(labels), ties);
    assertEquals(mean, crossing.expectedWithin(), 1e-9);
    assertEquals(variance, crossing.variance(), 1e-9);
  }

  private static void deal(
      List<String> left, List<String> dealt, SortedSet<Pair> ties, List<Long> within) {
    if (left.isEmpty()) {
      within.add(Crossing.of(dealt(dealt), ties).within());
    }
    for (int i = 0; i < left.size(); i++) {
      List<String> rest = new ArrayList<>(left);
      List<String> more = new ArrayList<>(dealt);
      more.add(rest.remove(i));
      deal(rest, more, ties, within);
    }
  }

  private static Map<PersonId, String> dealt(List<String> labels) {
    Map<PersonId, String> groups = new HashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      groups.put(person(i + 1), labels.get(i));
    }
    return groups;
  }

  private static SortedSet<Pair> ties(int... people) {
    SortedSet<Pair> ties = new TreeSet<>();
    for (int i = 0; i < people.length; i += 2) {
      ties.add(new Pair(person(people[i]), person(people[i + 1])));
    }
    return ties;
  }
}
