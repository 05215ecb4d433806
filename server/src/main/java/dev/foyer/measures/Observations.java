package dev.foyer.measures;

import dev.foyer.domain.PersonId;
import dev.foyer.measures.Trial.Observed;
import dev.foyer.measures.Trial.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a [Trial] looks at, taken from a season.
public record Observations(Outcome outcome, Season season) {
  /// A unit's place in the trial, and its gathering's in the season, both from 0.
  public record Place(int number, Instant at, int gathering) {}

  /// An evening as a unit, with ties from [TieLevel#MET] on. First-timer return is that of the
  /// evening's own first-timers.
  public Observed evening(Place place) {
    Ties ties = Ties.of(season);
    int index = place.gathering;
    Gathering gathering = season.gatherings().get(index);
    return switch (outcome) {
      case NO_NEW_TIE -> {
        long alone = Belonging.alone(gathering, ties.fresh(index, TieLevel.MET)).size();
        yield shares(place, new Share(alone, gathering.here().size()));
      }
      case ACROSS_GROUPS -> shares(place, across(gathering.groups(), ties.at(index, TieLevel.MET)));
      case FIRST_TIMER_RETURN -> shares(place, returned(index));
      case MUTUAL_TIES -> {
        long guests = gathering.here().size();
        long pairs = ties.fresh(index, TieLevel.MUTUAL).size();
        double mean = guests == 0 ? 0 : 2.0 * pairs / guests;
        yield new Observed(place.number, place.at, new Share(0, guests), mean);
      }
    };
  }

  /// A round as a unit: who sat in it, and whom they met at their table.
  ///
  /// @param round from 0
  /// @throws IllegalArgumentException if the outcome is one of an evening
  public Observed round(Place place, int round) {
    Gathering gathering = season.gatherings().get(place.gathering);
    SortedSet<Pair> pairs = gathering.rounds().get(round).pairs();
    return switch (outcome) {
      case NO_NEW_TIE -> shares(place, satWithNobodyNew(place.gathering, round, pairs));
      case ACROSS_GROUPS -> shares(place, across(gathering.groups(), pairs));
      case FIRST_TIMER_RETURN, MUTUAL_TIES ->
          throw new IllegalArgumentException("This outcome is one of an evening, not of a round.");
    };
  }

  private static Observed shares(Place place, Share share) {
    return new Observed(place.number, place.at, share, share.value());
  }

  private static Share across(Map<PersonId, String> groups, SortedSet<Pair> ties) {
    Crossing crossing = Crossing.of(groups, ties);
    return new Share(crossing.across(), crossing.ties());
  }

  private Share returned(int index) {
    List<Gathering> later = season.gatherings().subList(index + 1, season.gatherings().size());
    long again = 0;
    long asked = 0;
    for (PersonId person : season.gatherings().get(index).firstTimers()) {
      if (later.stream().anyMatch(g -> g.attendance().invited().contains(person))) {
        asked++;
        again += later.stream().anyMatch(g -> g.has(person)) ? 1 : 0;
      }
    }
    return new Share(again, asked);
  }

  private Share satWithNobodyNew(int gathering, int round, SortedSet<Pair> pairs) {
    Ties ties = Ties.of(season);
    SortedSet<Pair> fresh = new TreeSet<>(pairs);
    for (int before = 0; before < gathering; before++) {
      fresh.removeAll(ties.at(before, TieLevel.SEATED));
    }
    List<Round> rounds = season.gatherings().get(gathering).rounds();
    rounds.subList(0, round).forEach(earlier -> fresh.removeAll(earlier.pairs()));
    SortedSet<PersonId> alone = new TreeSet<>(rounds.get(round).tables().keySet());
    long seated = alone.size();
    for (Pair pair : fresh) {
      alone.remove(pair.one());
      alone.remove(pair.other());
    }
    return new Share(alone.size(), seated);
  }
}
