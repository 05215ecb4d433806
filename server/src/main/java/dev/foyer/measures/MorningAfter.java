package dev.foyer.measures;

import dev.foyer.domain.EventId;
import dev.foyer.domain.PersonId;
import dev.foyer.measures.Encounters.Need;
import dev.foyer.measures.Encounters.Outcome;
import dev.foyer.measures.Encounters.Promise;
import dev.foyer.measures.Encounters.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The morning after a gathering: whom to write to today and why, each with somebody who could do
/// it. For the community builder's eyes; words are made elsewhere.
public final class MorningAfter {
  private final Season season;
  private final int index;
  private final Gathering gathering;
  private final PersonId builder;
  private final Ties ties;

  /// Why somebody is written to.
  public enum Reason {
    /// Came for the first time and has no new tie: nobody said "we met", nobody was introduced.
    FIRST_TIMER_WITHOUT_TIE,
    /// Needs something that nobody has helped with.
    NEED_UNMET,
    /// Promised something that is due. To whom stays between the two: it is not in the list, and
    /// who could ask is never the one who waits for it, unless that is the builder.
    PROMISE_DUE,
    /// Was invited and did not come.
    MISSED
  }

  /// Why this person could write.
  public enum Because {
    /// Offers what is needed.
    OFFERS_IT,
    /// Invited them.
    INVITED_THEM,
    /// Sat with them yesterday.
    SAT_WITH_THEM,
    /// Has the nearest tie to them.
    KNOWS_THEM,
    /// Nobody nearer is known.
    BUILDS_THE_COMMUNITY
  }

  /// One line.
  ///
  /// @param number which of the person's needs, for [Reason#NEED_UNMET], else 0
  public record Line(PersonId whom, Reason reason, int number, By by) {}

  public record By(PersonId person, Because because) {}

  private MorningAfter(Season season, int index, PersonId builder) {
    this.season = season;
    this.index = index;
    this.gathering = season.gatherings().get(index);
    this.builder = builder;
    this.ties = Ties.of(new Season(season.gatherings().subList(0, index + 1)));
  }

  /// The list after one gathering, reason by reason, each in the order of people's identities.
  ///
  /// @param builder of the community, who is left with what nobody else could do, and not written
  ///   to
  /// @throws IllegalArgumentException if the season has no such event
  public static List<Line> of(Season season, EventId event, PersonId builder, Instant now) {
    MorningAfter after = new MorningAfter(season, season.indexOf(event), builder);
    List<Line> lines = new ArrayList<>();
    lines.addAll(after.withoutTie());
    lines.addAll(after.unmet());
    lines.addAll(after.due(now));
    lines.addAll(after.missed());
    lines.removeIf(line -> line.whom().equals(builder));
    lines.sort(
        Comparator.comparing(Line::reason)
            .thenComparing(Line::whom)
            .thenComparingInt(Line::number));
    return List.copyOf(lines);
  }

  private List<Line> withoutTie() {
    SortedSet<PersonId> alone = Belonging.alone(gathering, ties.fresh(index, TieLevel.MET));
    alone.retainAll(gathering.firstTimers());
    return alone.stream()
        .map(
            who ->
                new Line(
                    who,
                    Reason.FIRST_TIMER_WITHOUT_TIE,
                    0,
                    inviter(who).or(() -> tablemate(who)).orElseGet(this::builder)))
        .toList();
  }

  /// Somebody who offers it and was here comes first, then whoever offers it.
  private List<Line> unmet() {
    List<Line> lines = new ArrayList<>();
    for (Need need : gathering.encounters().needs()) {
      if (need.state() == State.OPEN) {
        Optional<By> holder =
            first(Help.holdersHere(gathering, need), Because.OFFERS_IT)
                .or(() -> first(new TreeSet<>(need.holders()), Because.OFFERS_IT));
        By by = holder.or(() -> inviter(need.owner())).orElseGet(this::builder);
        lines.add(new Line(need.owner(), Reason.NEED_UNMET, need.number(), by));
      }
    }
    return lines;
  }

  /// Of all gatherings up to this one; one line a person, whatever they promised.
  private List<Line> due(Instant now) {
    SortedMap<PersonId, SortedSet<PersonId>> waiting = new TreeMap<>();
    for (Gathering before : season.gatherings().subList(0, index + 1)) {
      for (Promise promise : before.encounters().promises()) {
        if (promise.outcome() == Outcome.UNANSWERED && !promise.due().isAfter(now)) {
          waiting
              .computeIfAbsent(promise.word().from(), who -> new TreeSet<>())
              .add(promise.word().to());
        }
      }
    }
    List<Line> lines = new ArrayList<>();
    waiting.forEach(
        (who, waits) ->
            lines.add(
                new Line(
                    who,
                    Reason.PROMISE_DUE,
                    0,
                    inviter(who)
                        .filter(by -> !waits.contains(by.person()))
                        .orElseGet(this::builder))));
    return lines;
  }

  private List<Line> missed() {
    return gathering.absent().stream()
        .map(
            who ->
                new Line(
                    who,
                    Reason.MISSED,
                    0,
                    nearest(who).or(() -> inviter(who)).orElseGet(this::builder)))
        .toList();
  }

  private By builder() {
    return new By(builder, Because.BUILDS_THE_COMMUNITY);
  }

  private Optional<By> inviter(PersonId guest) {
    return Optional.ofNullable(gathering.attendance().about().inviters().get(guest))
        .filter(inviter -> !inviter.equals(guest))
        .map(inviter -> new By(inviter, Because.INVITED_THEM));
  }

  /// Somebody who sat with them, a returning guest rather than a first-timer.
  private Optional<By> tablemate(PersonId guest) {
    SortedSet<PersonId> mates = new TreeSet<>();
    for (Round round : gathering.rounds()) {
      round.pairs().stream()
          .filter(pair -> pair.has(guest))
          .forEach(pair -> mates.add(pair.besides(guest)));
    }
    SortedSet<PersonId> returning = new TreeSet<>(mates);
    returning.removeAll(gathering.firstTimers());
    return first(returning, Because.SAT_WITH_THEM).or(() -> first(mates, Because.SAT_WITH_THEM));
  }

  /// Of those who were here, the one with the highest tie, then the longest together.
  private Optional<By> nearest(PersonId guest) {
    return ties.of(guest).entrySet().stream()
        .filter(tie -> gathering.has(tie.getKey()))
        .filter(tie -> tie.getValue().level() != TieLevel.SEATED)
        .max(
            Comparator.comparing((Map.Entry<PersonId, Ties.Tie> t) -> t.getValue().level())
                .thenComparing(t -> t.getValue().together())
                .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
        .map(tie -> new By(tie.getKey(), Because.KNOWS_THEM));
  }

  private static Optional<By> first(Collection<PersonId> people, Because because) {
    return people.stream().findFirst().map(person -> new By(person, because));
  }
}
