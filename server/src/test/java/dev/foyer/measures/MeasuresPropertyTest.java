package dev.foyer.measures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.PersonId;
import dev.foyer.measures.Encounters.Outcome;
import dev.foyer.measures.Pulses.Face;
import dev.foyer.measures.SenseOfCommunity.Subscale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Every measure is what a slow and plain count finds, whatever the season.
class MeasuresPropertyTest {
  private static final List<String> GROUPS = List.of("Alder", "Birch", "Cedar", "Elm", "Fir");

  @Property(tries = 300)
  void showUpFirstTimerReturnAndSecondMeetingsAreWhatAPlainCountFinds(@ForAll long seed) {
    Season season = AnySeason.of(seed);
    Oracle oracle = new Oracle(season);
    assertEquals(oracle.showUp(), Comings.showUp(season));
    assertEquals(oracle.firstTimerReturn(), Comings.firstTimerReturn(season));
    assertEquals(oracle.secondMeetings(), Comings.secondMeetings(season, Ties.of(season)));
  }

  @Property(tries = 300)
  void timeToWelcomeIsWhatSortingAllWaitsFinds(@ForAll long seed) {
    Season season = AnySeason.of(seed);
    Oracle oracle = new Oracle(season);
    Welcome welcome = Welcome.of(season);
    assertEquals(oracle.ungreeted(), welcome.notYet());
    assertEquals(rank(oracle.waits(), 50), welcome.median());
    assertEquals(rank(oracle.waits(), 90), welcome.percentile(90));
    assertEquals(
        new Share(oracle.waits().size(), oracle.waits().size() + oracle.ungreeted()),
        welcome.greeted());
  }

  /// The shortest wait that at least so many of a hundred did not exceed.
  private static Optional<Duration> rank(List<Long> waits, int percent) {
    List<Long> sorted = new ArrayList<>(waits);
    Collections.sort(sorted);
    return sorted.stream()
        .filter(
            w ->
                100 * sorted.stream().filter(v -> v <= w).count() >= (long) percent * sorted.size())
        .findFirst()
        .map(Duration::ofSeconds);
  }

  @Property(tries = 200)
  void whoIsAloneAndHowManyTiesEachGuestTakesHomeIsWhatAPlainCountFinds(@ForAll long seed) {
    Season season = AnySeason.of(seed);
    Oracle oracle = new Oracle(season);
    Ties ties = Ties.of(season);
    for (TieLevel level : TieLevel.values()) {
      assertEquals(oracle.alone(level), Belonging.alone(season, ties, level));
    }
    List<Double> perGuest = oracle.mutualPerGuest();
    Mean mean = Belonging.mutualPerGuest(season, ties);
    double sum = perGuest.stream().mapToDouble(x -> x).sum();
    double squares = perGuest.stream().mapToDouble(x -> x * x).sum();
    int n = perGuest.size();
    assertEquals(n, mean.n());
    assertEquals(n == 0 ? 0 : sum / n, mean.value(), 1e-12);
    double variance = n < 2 ? 0 : (squares - sum * sum / n) / (n - 1);
    assertEquals(variance, mean.deviation() * mean.deviation(), 1e-9);
  }

  @Property(tries = 300)
  void coverageAndItsCeilingAreWhatAPlainCountFinds(@ForAll long seed) {
    Season season = AnySeason.of(seed);
    Coverage coverage = Coverage.of(season);
    assertEquals(new Oracle(season).coverage(), coverage);
    assertTrue(coverage.met() <= coverage.ceiling() && coverage.ceiling() <= coverage.all());
  }

  @Property(tries = 200)
  void theLedgerHoldsTheHighestLevelOfEachTwoAndTheirTimeTogether(@ForAll long seed) {
    Season season = AnySeason.of(seed);
    Oracle oracle = new Oracle(season);
    Map<Pair, Ties.Tie> ledger = Ties.of(season).ledger();
    for (PersonId a : oracle.people) {
      for (PersonId b : oracle.people) {
        if (a.compareTo(b) < 0) {
          assertEquals(tie(oracle, season, a, b), Optional.ofNullable(ledger.get(new Pair(a, b))));
        }
      }
    }
  }

  private static Optional<Ties.Tie> tie(Oracle oracle, Season season, PersonId a, PersonId b) {
    Optional<TieLevel> highest = Optional.empty();
    long minutes = 0;
    for (int g = 0; g < season.gatherings().size(); g++) {
      minutes += oracle.minutes(g, a, b);
      for (TieLevel level : TieLevel.values()) {
        boolean higher = highest.isEmpty() || level.compareTo(highest.orElseThrow()) > 0;
        if (oracle.at(g, level, a, b) && higher) {
          highest = Optional.of(level);
        }
      }
    }
    Duration together = Duration.ofMinutes(minutes);
    return highest.map(level -> new Ties.Tie(level, together));
  }

  @Property(tries = 150)
  void theSiloMapAndTheTiesAcrossGroupsAreWhatAPlainCountFinds(@ForAll long seed) {
    Season season = AnySeason.of(seed);
    Oracle oracle = new Oracle(season);
    for (TieLevel level : List.of(TieLevel.SEATED, TieLevel.MET, TieLevel.MUTUAL)) {
      SiloMap map = SiloMap.of(season, Ties.of(season), level);
      List<String> large = GROUPS.stream().filter(g -> oracle.members(g) >= 5).toList();
      List<String> small = GROUPS.stream().filter(g -> !large.contains(g)).toList();
      assertEquals(large, map.groups());
      for (int i = 0; i < large.size(); i++) {
        for (int j = 0; j < large.size(); j++) {
          long between = oracle.between(level, large.get(i), large.get(j));
          assertEquals(between, map.ties().get(i).get(j));
        }
        String group = large.get(i);
        long rest = small.stream().mapToLong(s -> oracle.between(level, group, s)).sum();
        assertEquals(rest, map.ties().get(i).get(large.size()));
        assertEquals(rest, map.ties().get(large.size()).get(i));
      }
      long within = small.stream().mapToLong(s -> oracle.between(level, s, s)).sum();
      assertEquals(within, map.small().within());
      assertEquals(
          within + pairs(oracle, level, small), map.ties().get(large.size()).get(large.size()));
      Crossing crossing = Crossing.of(season, Ties.of(season), level);
      assertEquals(
          GROUPS.stream().mapToLong(g -> oracle.between(level, g, g)).sum(), crossing.within());
      assertEquals(pairs(oracle, level, GROUPS), crossing.across());
    }
  }

  private static long pairs(Oracle oracle, TieLevel level, List<String> groups) {
    long sum = 0;
    for (String one : groups) {
      for (String other : groups) {
        sum += one.compareTo(other) < 0 ? oracle.between(level, one, other) : 0;
      }
    }
    return sum;
  }

  @Property(tries = 300)
  void needsIntroductionsAndPromisesAreWhatAPlainCountFinds(@ForAll long seed) {
    Season season = AnySeason.of(seed);
    Oracle oracle = new Oracle(season);
    assertEquals(oracle.needs(), Help.needs(season, Ties.of(season)));
    assertEquals(oracle.introductions(), Help.introductions(season));
    long kept = promises(season, Outcome.KEPT);
    assertEquals(
        new Share(kept, kept + promises(season, Outcome.NOT_KEPT)), Help.promisesKept(season));
    for (Outcome outcome : Outcome.values()) {
      assertEquals(promises(season, outcome), Help.promises(season).get(outcome));
    }
  }

  private static long promises(Season season, Outcome outcome) {
    return season.gatherings().stream()
        .flatMap(g -> g.encounters().promises().stream())
        .filter(promise -> promise.outcome() == outcome)
        .count();
  }

  @Property(tries = 300)
  void theScaleIsTheMeanOfItsItemsAndEnergyTheSumOfItsFaces(@ForAll long seed) {
    Season season = AnySeason.of(seed);
    List<OptionalDouble> items = new ArrayList<>();
    for (int item = 1; item <= 8; item++) {
      items.add(item(season, item));
      OptionalDouble mine = items.getLast();
      Mean mean = SenseOfCommunity.item(season, item, 10);
      assertEquals(mine.orElse(0), mean.value(), 1e-12);
    }
    int first = 0;
    for (Subscale subscale : Subscale.values()) {
      assertClose(
          mean(items.subList(first, first + 2)), SenseOfCommunity.score(season, subscale, 10));
      first += 2;
    }
    assertClose(mean(items), SenseOfCommunity.score(season, 10));
    for (Face face : Face.values()) {
      long sum =
          season.gatherings().stream()
              .mapToLong(g -> g.pulses().faces().getOrDefault(face, 0))
              .sum();
      assertEquals(sum, Energy.of(season).count(face));
    }
  }

  private static OptionalDouble item(Season season, int item) {
    long n = 0;
    long sum = 0;
    for (Gathering gathering : season.gatherings()) {
      List<Integer> counts = gathering.pulses().items().getOrDefault(item, List.of());
      long here = counts.stream().mapToLong(x -> x).sum();
      for (int i = 0; i < counts.size() && here >= 10; i++) {
        n += counts.get(i);
        sum += (i + 1L) * counts.get(i);
      }
    }
    return n == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sum / n);
  }

  private static OptionalDouble mean(List<OptionalDouble> items) {
    return items.stream().anyMatch(OptionalDouble::isEmpty)
        ? OptionalDouble.empty()
        : items.stream().mapToDouble(OptionalDouble::orElseThrow).average();
  }

  private static void assertClose(OptionalDouble expected, OptionalDouble actual) {
    assertEquals(expected.isPresent(), actual.isPresent());
    assertEquals(expected.orElse(0), actual.orElse(0), 1e-12);
  }
}
