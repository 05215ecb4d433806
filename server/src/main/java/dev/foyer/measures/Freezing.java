package dev.foyer.measures;

import dev.foyer.domain.EventId;
import dev.foyer.measures.Encounters.Outcome;
import dev.foyer.measures.Help.Needs;
import dev.foyer.measures.Pulses.Face;
import dev.foyer.measures.Report.Average;
import dev.foyer.measures.Report.Averages;
import dev.foyer.measures.Report.CountKind;
import dev.foyer.measures.Report.CountLine;
import dev.foyer.measures.Report.Openness;
import dev.foyer.measures.Report.Score;
import dev.foyer.measures.Report.ShareKind;
import dev.foyer.measures.Report.ShareLine;
import dev.foyer.measures.Report.Waits;
import dev.foyer.measures.SenseOfCommunity.Subscale;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedSet;
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
  private record Triple(int hits, int misses, int of, boolean alone) {}

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
    linked(ShareKind.SHOW_UP, comers.cameOfInvited(), comers.absent(), comers.invited());
    fill(comers);
    SortedSet<Integer> hidden = counts.hidden();
    return new Report(
        new Report.Heading(frame.community(), frame.frozen().toString()),
        comers.lines(frame, counts, hidden),
        shares.keySet().stream().map(kind -> line(kind, hidden)).toList(),
        single.keySet().stream()
            .map(kind -> new CountLine(kind, shown(index(kind), hidden)))
            .toList(),
        averages(),
        List.of(
            SiloTable.of(season, ties, TieLevel.SEATED), SiloTable.of(season, ties, TieLevel.MET)));
  }

  private void fill(Comers comers) {
    share(ShareKind.FIRST_TIMER_RETURN, Comings.firstTimerReturn(season));
    partOf(ShareKind.WELCOMED, Welcome.of(season).greeted(), comers.firstTimers());
    partOf(ShareKind.NOBODY_NEW, Belonging.alone(season, ties, TieLevel.SEATED), comers.admitted());
    partOf(ShareKind.NO_NEW_TIE, Belonging.alone(season, ties, TieLevel.MET), comers.admitted());
    share(ShareKind.COVERAGE, Coverage.of(season).ofCeiling());
    share(ShareKind.SECOND_MEETINGS, Comings.secondMeetings(season, ties));
    needs();
    promises();
    single.put(CountKind.INTRODUCTIONS, counts.add(Help.introductions(season)));
    ledger();
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

  private void ledger() {
    Map<TieLevel, Long> levels = new EnumMap<>(TieLevel.class);
    ties.ledger().values().forEach(tie -> levels.merge(tie.level(), 1L, Long::sum));
    List<Integer> parts = new ArrayList<>();
    for (TieLevel level : TieLevel.values()) {
      int part = counts.add(levels.getOrDefault(level, 0L));
      single.put(CountKind.of(level), part);
      parts.add(part);
    }
    single.put(CountKind.TIES, counts.sum(parts));
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
    shares.put(kind, new Triple(hits, misses, of, false));
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

  /// A share that hangs together with nothing else may say which side of it is under five; a blank
  /// says no less.
  private ShareLine line(ShareKind kind, SortedSet<Integer> hidden) {
    Triple at = shares.getOrDefault(kind, new Triple(0, 0, 0, false));
    Share share = new Share(counts.value(at.hits), counts.value(at.of));
    Double target = frame.targets().get(kind);
    Long of = shown(at.of, hidden);
    if (of != null && !hidden.contains(at.hits) && !hidden.contains(at.misses)) {
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
    Openness openness = openness(share, at.alone);
    boolean withheld = openness == Openness.WITHHELD;
    return new ShareLine(
        kind, openness, null, withheld ? null : share.of(), null, null, null, target);
  }

  private static Openness openness(Share share, boolean alone) {
    if (!alone || share.of() < Counts.LEAST_AVERAGE) {
      return Openness.WITHHELD;
    }
    return share.hits() < Counts.LEAST ? Openness.FEW : Openness.ALL_BUT_FEW;
  }

  private Averages averages() {
    List<Score> scores = new ArrayList<>();
    for (Subscale subscale : Subscale.values()) {
      scores.add(score(subscale));
    }
    OptionalDouble overall = SenseOfCommunity.score(season, Counts.LEAST_AVERAGE);
    return new Averages(
        average(Belonging.mutualPerGuest(season, ties)),
        waits(),
        hours(),
        scores,
        overall.isPresent() ? (Double) rounded(overall.getAsDouble()) : null);
  }

  private Score score(Subscale subscale) {
    List<Average> items = new ArrayList<>();
    for (int item : subscale.items()) {
      Average average = average(SenseOfCommunity.item(season, item, Counts.LEAST_AVERAGE));
      if (average != null) {
        items.add(average);
      }
    }
    OptionalDouble score = SenseOfCommunity.score(season, subscale, Counts.LEAST_AVERAGE);
    return new Score(
        subscale, items, score.isPresent() ? (Double) rounded(score.getAsDouble()) : null);
  }

  private @Nullable Waits waits() {
    Welcome welcome = Welcome.of(season);
    long n = welcome.waits().size();
    return n < Counts.LEAST_AVERAGE
        ? null
        : new Waits(
            n,
            seconds(welcome.median().orElseThrow()),
            seconds(welcome.percentile(90).orElseThrow()));
  }

  private @Nullable Double hours() {
    Duration together = Duration.ZERO;
    for (Ties.Tie tie : ties.ledger().values()) {
      together = together.plus(tie.together());
    }
    return ties.ledger().size() < Counts.LEAST_AVERAGE
        ? null
        : (Double) rounded(together.toSeconds() / 3600.0);
  }

  private static @Nullable Average average(Mean mean) {
    if (mean.n() < Counts.LEAST_AVERAGE) {
      return null;
    }
    Interval interval = mean.interval();
    return new Average(
        mean.n(), rounded(mean.value()), rounded(interval.low()), rounded(interval.high()));
  }

  private static long seconds(Duration duration) {
    return duration.toSeconds();
  }

  static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
