package dev.foyer.measures;

import dev.foyer.domain.PersonId;
import dev.foyer.measures.Encounters.Need;
import dev.foyer.measures.Encounters.Outcome;
import dev.foyer.measures.Encounters.Promise;
import dev.foyer.measures.Encounters.State;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// What people do for each other: needs, introductions, promises.
public final class Help {
  private Help() {}

  /// What became of the needs that were stated.
  ///
  /// @param answerable somebody who offers it was there
  /// @param exposed its owner shared a table with such a person, said that they met, or was
  ///   introduced
  /// @param met its owner says so
  public record Needs(long stated, long answerable, long exposed, long met) {
    public Share exposedShare() {
      return new Share(exposed, answerable);
    }

    public Share metShare() {
      return new Share(met, stated);
    }
  }

  public static Needs needs(Season season, Ties ties) {
    long stated = 0;
    long answerable = 0;
    long exposed = 0;
    long met = 0;
    for (int i = 0; i < season.gatherings().size(); i++) {
      Gathering gathering = season.gatherings().get(i);
      SortedSet<Pair> beside = ties.at(i, TieLevel.SEATED);
      for (Need need : gathering.encounters().needs()) {
        SortedSet<PersonId> holders = holdersHere(gathering, need);
        stated++;
        answerable += holders.isEmpty() ? 0 : 1;
        exposed +=
            holders.stream().anyMatch(holder -> beside.contains(new Pair(need.owner(), holder)))
                ? 1
                : 0;
        met += need.state() == State.MET ? 1 : 0;
      }
    }
    return new Needs(stated, answerable, exposed, met);
  }

  /// How many introductions hosts made; the same two people count once at a gathering.
  public static long introductions(Season season) {
    return season.gatherings().stream()
        .mapToLong(gathering -> gathering.encounters().introductions().size())
        .sum();
  }

  /// How many promises came to what.
  public static Map<Outcome, Long> promises(Season season) {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome, 0L);
    }
    for (Gathering gathering : season.gatherings()) {
      for (Promise promise : gathering.encounters().promises()) {
        counts.merge(promise.outcome(), 1L, Long::sum);
      }
    }
    return counts;
  }

  /// Promises kept, of those of which somebody said whether they were.
  public static Share promisesKept(Season season) {
    Map<Outcome, Long> counts = promises(season);
    long kept = counts.getOrDefault(Outcome.KEPT, 0L);
    return new Share(kept, kept + counts.getOrDefault(Outcome.NOT_KEPT, 0L));
  }

  /// Who was there and offers what is needed, in the order of their identities.
  static SortedSet<PersonId> holdersHere(Gathering gathering, Need need) {
    SortedSet<PersonId> holders = new TreeSet<>(need.holders());
    holders.removeIf(holder -> !gathering.has(holder));
    return holders;
  }
}
