package dev.foyer.measures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.EventId;
import dev.foyer.measures.Freezing.Frame;
import dev.foyer.measures.Freezing.Named;
import dev.foyer.measures.Report.Average;
import dev.foyer.measures.Report.CountKind;
import dev.foyer.measures.Report.Evening;
import dev.foyer.measures.Report.Openness;
import dev.foyer.measures.Report.ShareKind;
import dev.foyer.measures.Report.ShareLine;
import dev.foyer.measures.Report.Silos;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A reader has nothing but the report, knows how its figures hang together, and wants a blank.
class ReportPrivacyTest {
  @Property(tries = 250)
  void noBlankOfAReportFollowsFromTheRest(@ForAll long seed) {
    Season season = AnySeason.of(seed);
    Report report = report(season);
    Reader reader = new Reader();
    reader.read(report);
    assertEquals(Set.of(), reader.derived());
    for (Silos silos : report.silos()) {
      Reader of = new Reader();
      of.read(silos);
      assertEquals(Set.of(), of.derived());
    }
  }

  @Property(tries = 250)
  void noCountUnderFiveAndNoAverageOfFewerThanTenIsInAReport(@ForAll long seed) {
    Report report = report(AnySeason.of(seed));
    Reader reader = new Reader();
    reader.read(report);
    report.silos().forEach(reader::read);
    assertTrue(reader.shown.stream().allMatch(count -> count >= 5), reader.shown::toString);
    List<Average> averages = new ArrayList<>();
    report.averages().senseOfCommunity().forEach(score -> averages.addAll(score.items()));
    Average mutual = report.averages().mutualTies();
    if (mutual != null) {
      averages.add(mutual);
    }
    assertTrue(averages.stream().allMatch(average -> average.n() >= 10));
    for (ShareLine line : report.shares()) {
      boolean few = line.openness() != Openness.EXACT && line.openness() != Openness.WITHHELD;
      assertTrue(!few || (line.of() != null && line.of() >= 10));
    }
  }

  /// What is shown is what was counted.
  @Property(tries = 150)
  void whatIsShownIsWhatThePlainCountFinds(@ForAll long seed) {
    Season season = AnySeason.of(seed);
    Oracle oracle = new Oracle(season);
    Map<ShareKind, Share> expected =
        Map.of(
            ShareKind.SHOW_UP, oracle.showUp(),
            ShareKind.FIRST_TIMER_RETURN, oracle.firstTimerReturn(),
            ShareKind.NOBODY_NEW, oracle.alone(TieLevel.SEATED),
            ShareKind.NO_NEW_TIE, oracle.alone(TieLevel.MET),
            ShareKind.COVERAGE, oracle.coverage().ofCeiling(),
            ShareKind.NEEDS_EXPOSED, oracle.needs().exposedShare(),
            ShareKind.NEEDS_MET, oracle.needs().metShare(),
            ShareKind.SECOND_MEETINGS, oracle.secondMeetings());
    for (ShareLine line : report(season).shares()) {
      Share share = expected.get(line.kind());
      if (share != null) {
        check(line, share);
      }
    }
  }

  private static void check(ShareLine line, Share share) {
    switch (line.openness()) {
      case EXACT -> {
        assertEquals(share.hits(), line.hits());
        assertEquals(share.of(), line.of());
      }
      case FEW -> assertTrue(share.hits() < 5 && line.of() != null);
      case ALL_BUT_FEW -> assertTrue(share.misses() < 5 && line.of() != null);
      case WITHHELD -> assertEquals(null, line.hits());
    }
  }

  @Test
  void aSeasonOfALargeCommunityIsMostlyOpen() {
    Report report = Freezing.freeze(Sample.season(1), Sample.frame(Sample.season(1)));
    long exact =
        report.shares().stream().filter(share -> share.openness() == Openness.EXACT).count();
    assertTrue(exact >= 6, "exact shares: " + exact);
    assertEquals(2, report.silos().size());
    assertNotEquals(null, report.silos().getFirst().across().index());
  }

  private static Report report(Season season) {
    Map<EventId, Named> titles = new HashMap<>();
    season
        .gatherings()
        .forEach(g -> titles.put(g.event(), new Named("Evening", LocalDate.of(2026, 1, 1))));
    return Freezing.freeze(season, new Frame("Any", AnySeason.START, titles, Map.of()));
  }

  private static final class Reader {
    final List<Long> shown = new ArrayList<>();
    private final Attack attack = new Attack();
    private final Set<Integer> blanks = new TreeSet<>();
    private final Map<ShareKind, int[]> shares = new HashMap<>();
    private final Map<CountKind, Integer> counts = new HashMap<>();

    Set<Integer> derived() {
      Set<Integer> derived = new TreeSet<>(attack.byAlgebra());
      derived.addAll(attack.byNarrowing());
      derived.retainAll(blanks);
      return derived;
    }

    private int printed(@Nullable Long count) {
      int index = attack.number(count);
      if (count == null) {
        blanks.add(index);
      } else {
        shown.add(count);
      }
      return index;
    }

    /// What the report has no place for; if it follows it has to be five or more.
    private int unprinted(@Nullable Long whole, @Nullable Long part) {
      if (whole != null && part != null) {
        shown.add(whole - part);
      }
      return attack.number(null);
    }

    private void equal(int one, int other) {
      attack.sum(one, List.of(other));
    }

    void read(Report report) {
      List<int[]> rows = report.evenings().stream().map(this::evening).toList();
      int[] season = rows.getLast();
      for (int column = 0; column < season.length; column++) {
        int number = column;
        List<int[]> evenings = rows.subList(0, rows.size() - 1);
        attack.sum(season[column], evenings.stream().map(row -> row[number]).toList());
      }
      report.shares().forEach(this::share);
      report.counts().forEach(line -> counts.put(line.kind(), printed(line.count())));
      equal(part(ShareKind.SHOW_UP, 0), season[4]);
      equal(part(ShareKind.SHOW_UP, 1), season[5]);
      equal(part(ShareKind.SHOW_UP, 2), season[3]);
      equal(part(ShareKind.WELCOMED, 2), season[0]);
      equal(part(ShareKind.NOBODY_NEW, 2), season[2]);
      equal(part(ShareKind.NO_NEW_TIE, 2), season[2]);
      help();
      ledger(report, season[2]);
      int faces = counts.getOrDefault(CountKind.ENERGY, -1);
      attack.sum(faces, all(CountKind.ENERGY_LOW, CountKind.ENERGY_FAIR, CountKind.ENERGY_HIGH));
      Report.Waits waits = report.averages().welcomeSeconds();
      if (waits != null && waits.n() != null) {
        equal(attack.number(waits.n()), part(ShareKind.WELCOMED, 0));
      }
    }

    private int[] evening(Evening evening) {
      int[] row = {
        printed(evening.came().firstTimers()),
        printed(evening.came().returning()),
        printed(evening.came().admitted()),
        printed(evening.asked().invited()),
        printed(evening.asked().came()),
        printed(evening.asked().absent()),
        printed(evening.asked().walkIns())
      };
      attack.sum(row[2], List.of(row[0], row[1]));
      attack.sum(row[2], List.of(row[4], row[6]));
      attack.sum(row[3], List.of(row[4], row[5]));
      return row;
    }

    private void share(ShareLine line) {
      int hits = printed(line.hits());
      int of = printed(line.of());
      int misses = unprinted(line.of(), line.hits());
      attack.sum(of, List.of(hits, misses));
      shares.put(line.kind(), new int[] {hits, misses, of});
    }

    private int part(ShareKind kind, int part) {
      return shares.getOrDefault(kind, new int[3])[part];
    }

    private List<Integer> all(CountKind... kinds) {
      List<Integer> all = new ArrayList<>();
      for (CountKind kind : kinds) {
        all.add(counts.getOrDefault(kind, -1));
      }
      return all;
    }

    private void help() {
      int stated = counts.getOrDefault(CountKind.NEEDS_STATED, -1);
      int answerable = counts.getOrDefault(CountKind.NEEDS_ANSWERABLE, -1);
      equal(stated, part(ShareKind.NEEDS_MET, 2));
      equal(answerable, part(ShareKind.NEEDS_EXPOSED, 2));
      attack.sum(stated, List.of(answerable, attack.number(null)));
      int made = counts.getOrDefault(CountKind.PROMISES_MADE, -1);
      int open = counts.getOrDefault(CountKind.PROMISES_UNANSWERED, -1);
      attack.sum(made, List.of(open, part(ShareKind.PROMISES_KEPT, 2)));
    }

    private void ledger(Report report, int admitted) {
      List<Integer> levels =
          all(
              CountKind.TIES_SEATED,
              CountKind.TIES_MET,
              CountKind.TIES_MUTUAL,
              CountKind.TIES_MET_AGAIN);
      attack.sum(counts.getOrDefault(CountKind.TIES, -1), levels);
      equal(part(ShareKind.SECOND_MEETINGS, 0), levels.get(3));
      Average mutual = report.averages().mutualTies();
      if (mutual != null) {
        equal(attack.number(mutual.n()), admitted);
        long pairs = Math.round(mutual.value() * mutual.n() / 2);
        attack.sum(attack.number(pairs), levels.subList(2, 4));
        shown.add(pairs);
      }
    }

    void read(Silos silos) {
      int n = silos.rows().size();
      int[][] cells = new int[n][n];
      List<Integer> within = new ArrayList<>();
      List<Integer> across = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          cells[i][j] = printed(silos.rows().get(i).get(j));
          cells[j][i] = cells[i][j];
          assertEquals(silos.rows().get(i).get(j), silos.rows().get(j).get(i));
          if (i != j) {
            across.add(cells[i][j]);
          } else if (i < silos.groups().size()) {
            within.add(cells[i][j]);
          } else {
            int one = attack.number(null);
            int two = attack.number(null);
            attack.sum(cells[i][j], List.of(one, two));
            within.add(one);
            across.add(two);
          }
        }
      }
      for (int i = 0; i < n; i++) {
        List<Integer> row = new ArrayList<>();
        for (int cell : cells[i]) {
          row.add(cell);
        }
        attack.sum(printed(silos.sums().get(i)), row);
      }
      int inside = printed(silos.across().within());
      int outside = printed(silos.across().across());
      attack.sum(inside, within);
      attack.sum(outside, across);
      attack.sum(printed(silos.across().ties()), List.of(inside, outside));
    }
  }
}
