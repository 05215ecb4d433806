package dev.foyer.measures;

import dev.foyer.domain.EventId;
import dev.foyer.measures.Encounters.Outcome;
import dev.foyer.measures.Help.Needs;
import dev.foyer.measures.Pulses.Face;
import dev.foyer.measures.Report.CountKind;
import dev.foyer.measures.Report.CountLine;
import dev.foyer.measures.Report.Openness;
import dev.foyer.measures.Report.ShareKind;
import dev.foyer.measures.Report.ShareLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes a [Report] of a season. All counts of it are held against each other, so that none that is
/// withheld follows from others. The same season gives the same report, in whatever order sets and
/// maps hold what they hold.
public final class Freezing {
  private final Season season;
  private final Ties ties;
  private final Frame frame;
  private final Counts counts = new Counts();
  private final Map<ShareKind, Triple> shares = new EnumMap<>(ShareKind.class);
  private int mutualOrMore = -1;
  private int metOrMore = -1;
  private final Map<CountKind, Integer> single = new EnumMap<>(CountKind.class);

  /// What a report says beside figures.
  ///
  /// @param evenings each event's title and day
  /// @param targets of the season, from 0 to 1
  public record Frame(
      String community,
      Instant frozen,
      Map<EventId, Named> evenings,
      Map<ShareKind, Double> targets) {
    public Frame {
      evenings = Map.copyOf(evenings);
      targets = Map.copyOf(targets);
    }
  }

  public record Named(String title, LocalDate day) {}

  /// Where a share's counts stand.
  ///
  /// @param own whether hits and misses are in no other sum than `of`
  private record Triple(int hits, int misses, int of, boolean own) {
    boolean isOpen(Set<Integer> hidden) {
      return Stream.of(hits, misses, of).noneMatch(hidden::contains);
    }
  }

  private Freezing(Season season, Frame frame) {
    this.season = season;
    this.ties = Ties.of(season);
    this.frame = frame;
  }

  /// @throws IllegalArgumentException if an event has no title
  public static Report freeze(Season season, Frame frame) {
    return new Freezing(season, frame).report();
  }

  private Report report() {
    Comers comers = Comers.of(season, counts);
    shares.put(
        ShareKind.SHOW_UP,
        new Triple(comers.cameOfInvited(), comers.absent(), comers.invited(), false));
    fill(comers);
    SortedSet<Integer> hidden = counts.hidden();
    return new Report(
        new Report.Heading(frame.community(), frame.frozen().toString()),
        comers.lines(frame, counts, hidden),
        shares.keySet().stream().map(kind -> line(kind, hidden)).toList(),
        single.keySet().stream()
            .map(kind -> new CountLine(kind, shown(index(kind), hidden)))
            .toList(),
        new AverageLines(season, ties, open(comers, hidden)).lines(),
        silos(hidden));
  }

  private AverageLines.Open open(Comers comers, SortedSet<Integer> hidden) {
    boolean mutual = !hidden.contains(comers.admitted()) && !hidden.contains(mutualOrMore);
    return new AverageLines.Open(mutual, triple(ShareKind.WELCOMED).isOpen(hidden));
  }

  /// A map's sum may be that of the ledger, if everybody has a group.
  private List<Report.Silos> silos(SortedSet<Integer> hidden) {
    List<Report.Silos> silos = new ArrayList<>();
    if (!hidden.contains(index(CountKind.TIES))) {
      silos.add(SiloTable.of(season, ties, TieLevel.SEATED));
    }
    if (!hidden.contains(metOrMore)) {
      silos.add(SiloTable.of(season, ties, TieLevel.MET));
    }
    return silos;
  }

  private void fill(Comers comers) {
    share(ShareKind.FIRST_TIMER_RETURN, Comings.firstTimerReturn(season));
    partOf(ShareKind.WELCOMED, Welcome.of(season).greeted(), comers.firstTimers());
    partOf(ShareKind.NOBODY_NEW, Belonging.alone(season, ties, TieLevel.SEATED), comers.admitted());
    partOf(ShareKind.NO_NEW_TIE, Belonging.alone(season, ties, TieLevel.MET), comers.admitted());
    share(ShareKind.COVERAGE, Coverage.of(season).ofCeiling());
    needs();
    promises();
    single.put(CountKind.INTRODUCTIONS, counts.add(Help.introductions(season)));
    ledger();
    secondMeetings();
    energy();
  }

  private void needs() {
    Needs needs = Help.needs(season, ties);
    int exposed = counts.add(needs.exposed());
    int missed = counts.add(needs.answerable() - needs.exposed());
    int answerable = counts.sum(List.of(exposed, missed));
    int nobody = counts.add(needs.stated() - needs.answerable());
    int stated = counts.sum(List.of(answerable, nobody));
    int met = counts.add(needs.met());
    int open = counts.add(needs.stated() - needs.met());
    counts.tie(stated, List.of(met, open));
    linked(ShareKind.NEEDS_EXPOSED, exposed, missed, answerable);
    linked(ShareKind.NEEDS_MET, met, open, stated);
    single.put(CountKind.NEEDS_STATED, stated);
    single.put(CountKind.NEEDS_ANSWERABLE, answerable);
  }

  private void promises() {
    Map<Outcome, Long> promises = Help.promises(season);
    int kept = counts.add(promises.getOrDefault(Outcome.KEPT, 0L));
    int broken = counts.add(promises.getOrDefault(Outcome.NOT_KEPT, 0L));
    int answered = counts.sum(List.of(kept, broken));
    int unanswered = counts.add(promises.getOrDefault(Outcome.UNANSWERED, 0L));
    linked(ShareKind.PROMISES_KEPT, kept, broken, answered);
    single.put(CountKind.PROMISES_MADE, counts.sum(List.of(answered, unanswered)));
    single.put(CountKind.PROMISES_UNANSWERED, unanswered);
  }

  /// How many pairs came how far, and the sums of these that averages and maps give away.
  private void ledger() {
    Map<TieLevel, Long> levels = new EnumMap<>(TieLevel.class);
    ties.ledger().values().forEach(tie -> levels.merge(tie.level(), 1L, Long::sum));
    for (TieLevel level : TieLevel.values()) {
      single.put(CountKind.of(level), counts.add(levels.getOrDefault(level, 0L)));
    }
    mutualOrMore =
        counts.sum(List.of(index(CountKind.TIES_MUTUAL), index(CountKind.TIES_MET_AGAIN)));
    metOrMore = counts.sum(List.of(index(CountKind.TIES_MET), mutualOrMore));
    single.put(CountKind.TIES, counts.sum(List.of(index(CountKind.TIES_SEATED), metOrMore)));
  }

  /// Whoever met again is in the ledger as such.
  private void secondMeetings() {
    Share share = Comings.secondMeetings(season, ties);
    int again = index(CountKind.TIES_MET_AGAIN);
    int not = counts.add(share.misses());
    int could = counts.sum(List.of(again, not));
    shares.put(ShareKind.SECOND_MEETINGS, new Triple(again, not, could, false));
  }

  private void energy() {
    Energy energy = Energy.of(season);
    List<Integer> parts = new ArrayList<>();
    for (Face face : Face.values()) {
      int part = counts.add(energy.count(face));
      single.put(CountKind.of(face), part);
      parts.add(part);
    }
    single.put(CountKind.ENERGY, counts.sum(parts));
  }

  private void share(ShareKind kind, Share share) {
    int hits = counts.add(share.hits());
    int misses = counts.add(share.misses());
    shares.put(kind, new Triple(hits, misses, counts.sum(List.of(hits, misses)), true));
  }

  private void partOf(ShareKind kind, Share share, int of) {
    int hits = counts.add(share.hits());
    int misses = counts.add(share.misses());
    counts.tie(of, List.of(hits, misses));
    shares.put(kind, new Triple(hits, misses, of, true));
  }

  private void linked(ShareKind kind, int hits, int misses, int of) {
    shares.put(kind, new Triple(hits, misses, of, false));
  }

  private int index(CountKind kind) {
    return single.getOrDefault(kind, -1);
  }

  private @Nullable Long shown(int index, SortedSet<Integer> hidden) {
    return hidden.contains(index) ? null : (Long) counts.value(index);
  }

  private Triple triple(ShareKind kind) {
    return shares.getOrDefault(kind, new Triple(-1, -1, -1, false));
  }

  /// A share whose two sides are in no other sum may say which of them is under five: their sum is
  /// shown, so the blank says no less.
  private ShareLine line(ShareKind kind, SortedSet<Integer> hidden) {
    Triple at = triple(kind);
    Share share = new Share(counts.value(at.hits), counts.value(at.of));
    Double target = frame.targets().get(kind);
    Long of = shown(at.of, hidden);
    if (at.isOpen(hidden)) {
      Interval interval = share.interval();
      return new ShareLine(
          kind,
          Openness.EXACT,
          share.hits(),
          of,
          rounded(share.value()),
          rounded(interval.low()),
          rounded(interval.high()),
          target);
    }
    boolean few = at.own && of != null && of >= Counts.LEAST_AVERAGE;
    Openness openness =
        !few
            ? Openness.WITHHELD
            : share.hits() < Counts.LEAST ? Openness.FEW : Openness.ALL_BUT_FEW;
    return new ShareLine(kind, openness, null, of, null, null, null, target);
  }

  static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
