package dev.foyer.measures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.PersonId;
import dev.foyer.measures.Network.Dot;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NetworkTest {
  @Property(tries = 200)
  void onlyThoseWhoConsentAreNamedAndTheOthersAreFiveOrNobody(@ForAll long seed) {
    Season season = AnySeason.of(seed);
    Gathering evening = season.gatherings().getFirst();
    Network network = Network.of(season, 0, names(seed));
    Set<String> expected = new HashSet<>();
    for (PersonId who : evening.here()) {
      String name = names(seed).get(who);
      if (name != null && evening.attendance().about().named().contains(who)) {
        expected.add(name);
      }
    }
    Set<String> shown = new HashSet<>();
    network.dots().stream().map(Dot::name).filter(Objects::nonNull).forEach(shown::add);
    assertEquals(expected, shown);
    int unnamed = evening.here().size() - expected.size();
    long dots = network.dots().stream().filter(dot -> dot.name() == null).count();
    assertEquals(unnamed < 5 ? 0 : unnamed, dots);
  }

  @Property(tries = 200)
  void aGroupIsMarkedOnFiveOrMoreAndOnUnnamedDotsOnlyIfTheseAreFive(@ForAll long seed) {
    Season season = AnySeason.of(seed);
    Network network = Network.of(season, 0, names(seed));
    for (int group = 0; group < network.groups().size(); group++) {
      int number = group;
      long unnamed =
          network.dots().stream()
              .filter(dot -> dot.group() == number && dot.name() == null)
              .count();
      assertTrue(unnamed == 0 || unnamed >= 5);
      assertTrue(members(season, network.groups().get(group)) >= 5);
    }
  }

  private static long members(Season season, String group) {
    return season.gatherings().getFirst().groups().values().stream().filter(group::equals).count();
  }

  @Property(tries = 150)
  void theLinesAreTheTiesOfThoseWhoAreDrawn(@ForAll long seed) {
    Season season = AnySeason.of(seed);
    Oracle oracle = new Oracle(season);
    Map<PersonId, String> names = names(seed);
    Network network = Network.of(season, 0, names);
    boolean all = network.dots().size() == season.gatherings().getFirst().here().size();
    Map<TieLevel, Long> expected = new TreeMap<>();
    for (PersonId a : oracle.people) {
      for (PersonId b : oracle.people) {
        if (a.compareTo(b) < 0 && (all || (named(season, names, a) && named(season, names, b)))) {
          List.of(TieLevel.MET_AGAIN, TieLevel.MUTUAL, TieLevel.MET).stream()
              .filter(level -> oracle.at(0, level, a, b))
              .findFirst()
              .ifPresent(level -> expected.merge(level, 1L, Long::sum));
        }
      }
    }
    Map<TieLevel, Long> drawn = new TreeMap<>();
    network.lines().forEach(line -> drawn.merge(line.level(), 1L, Long::sum));
    assertEquals(expected, drawn);
    network.lines().forEach(line -> assertTrue(line.one() < line.other()));
  }

  private static boolean named(Season season, Map<PersonId, String> names, PersonId who) {
    return names.containsKey(who)
        && season.gatherings().getFirst().attendance().about().named().contains(who);
  }

  @Property(tries = 100)
  void everybodyHasAPlaceOfTheirOwnOnThePaper(@ForAll long seed) {
    List<Dot> dots = Network.of(AnySeason.of(seed), 0, names(seed)).dots();
    Set<List<Double>> places = new HashSet<>();
    for (Dot dot : dots) {
      assertTrue(dot.x() >= 0 && dot.x() <= 1 && dot.y() >= 0 && dot.y() <= 1, dot::toString);
      places.add(List.of(dot.x(), dot.y()));
    }
    assertEquals(dots.size(), places.size());
  }

  @Test
  void oneEveningIsDrawnOneWayWhateverTheOrderOfWhatIsKnown() {
    Network network = Network.of(Sample.season(1), 2, Sample.names());
    assertEquals(network, Network.of(Sample.season(2), 2, Sample.names()));
    assertNotEquals(network, Network.of(Sample.season(1), 1, Sample.names()));
    assertTrue(network.groups().contains("Alder Bank"));
  }

  /// Some are called nothing.
  private static Map<PersonId, String> names(long seed) {
    Map<PersonId, String> names = new TreeMap<>();
    for (int i = 1; i <= 50; i++) {
      if ((i + seed) % 5 != 0) {
        names.put(AnySeason.person(i), "Guest " + i);
      }
    }
    return names;
  }
}
