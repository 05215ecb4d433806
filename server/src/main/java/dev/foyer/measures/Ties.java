package dev.foyer.measures;

import dev.foyer.domain.PersonId;
import dev.foyer.measures.Encounters.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The ties of a season, gathering by gathering. A level holds those above it: whoever is in touch
/// has met. A yes stands from the gathering at which it was given on, so the second of two may come
/// at a later one.
public final class Ties {
  private final List<Map<TieLevel, SortedSet<Pair>>> reached = new ArrayList<>();
  private final SortedMap<Pair, Tie> ledger = new TreeMap<>();

  /// What two people have come to.
  ///
  /// @param together how long they sat at one table
  public record Tie(TieLevel level, Duration together) {}

  private Ties() {}

  public static Ties of(Season season) {
    Ties ties = new Ties();
    Set<Word> yes = new HashSet<>();
    Set<Pair> mutual = new HashSet<>();
    for (Gathering gathering : season.gatherings()) {
      yes.addAll(gathering.encounters().keepInTouch());
      Map<TieLevel, SortedSet<Pair>> here = levels(gathering, yes, mutual);
      mutual.addAll(here.getOrDefault(TieLevel.MUTUAL, new TreeSet<>()));
      ties.reached.add(here);
      ties.enter(gathering, here);
    }
    return ties;
  }

  /// The pairs who were at this level or above by what happened at one gathering.
  ///
  /// @param gathering from 0
  public SortedSet<Pair> at(int gathering, TieLevel level) {
    return new TreeSet<>(reached.get(gathering).getOrDefault(level, new TreeSet<>()));
  }

  /// Those of them who had not been at this level before.
  public SortedSet<Pair> fresh(int gathering, TieLevel level) {
    SortedSet<Pair> fresh = at(gathering, level);
    for (int before = 0; before < gathering; before++) {
      fresh.removeAll(at(before, level));
    }
    return fresh;
  }

  /// Everybody who has any tie, with the highest level that it reached.
  public SortedMap<Pair, Tie> ledger() {
    return new TreeMap<>(ledger);
  }

  /// The ties of one person.
  public SortedMap<PersonId, Tie> of(PersonId person) {
    SortedMap<PersonId, Tie> theirs = new TreeMap<>();
    ledger.forEach(
        (pair, tie) -> {
          if (pair.has(person)) {
            theirs.put(pair.besides(person), tie);
          }
        });
    return theirs;
  }

  private static Map<TieLevel, SortedSet<Pair>> levels(
      Gathering gathering, Set<Word> yes, Set<Pair> before) {
    SortedSet<Pair> met = new TreeSet<>(gathering.encounters().introductions());
    gathering.encounters().met().forEach(word -> met.add(word.pair()));
    SortedSet<Pair> seated = new TreeSet<>(met);
    gathering.rounds().forEach(round -> seated.addAll(round.pairs()));
    SortedSet<Pair> again = new TreeSet<>(seated);
    again.retainAll(before);
    SortedSet<Pair> mutual = new TreeSet<>(again);
    for (Word word : gathering.encounters().keepInTouch()) {
      if (yes.contains(new Word(word.to(), word.from()))) {
        mutual.add(word.pair());
      }
    }
    met.addAll(mutual);
    seated.addAll(mutual);
    return new EnumMap<>(
        Map.of(
            TieLevel.SEATED, seated,
            TieLevel.MET, met,
            TieLevel.MUTUAL, mutual,
            TieLevel.MET_AGAIN, again));
  }

  private void enter(Gathering gathering, Map<TieLevel, SortedSet<Pair>> here) {
    for (TieLevel level : TieLevel.values()) {
      for (Pair pair : here.getOrDefault(level, new TreeSet<>())) {
        ledger.merge(pair, new Tie(level, Duration.ZERO), Ties::higher);
      }
    }
    for (Round round : gathering.rounds()) {
      for (Pair pair : round.pairs()) {
        ledger.merge(pair, new Tie(TieLevel.SEATED, round.lasted()), Ties::higher);
      }
    }
  }

  private static Tie higher(Tie one, Tie other) {
    return new Tie(
        one.level.compareTo(other.level) >= 0 ? one.level : other.level,
        one.together.plus(other.together));
  }
}
