package dev.foyer.measures;

import java.util.SortedSet;
import java.util.TreeSet;

/// How many different pairs shared a table.
///
/// @param met pairs who did
/// @param ceiling how many could have at most, by the rounds and the tables as they were sat
/// @param all pairs there are
public record Coverage(long met, long ceiling, long all) {
  private static final Coverage NOTHING = new Coverage(0, 0, 0);

  /// Of one gathering. The ceiling is the number of seats beside each other, over all rounds, and
  /// no more than there are pairs; not every combination of tables reaches it.
  public static Coverage of(Gathering gathering) {
    long people = gathering.here().size();
    long all = people * (people - 1) / 2;
    long beside = 0;
    SortedSet<Pair> met = new TreeSet<>();
    for (Round round : gathering.rounds()) {
      met.addAll(round.pairs());
      for (long size : round.sizes()) {
        beside += size * (size - 1) / 2;
      }
    }
    return new Coverage(met.size(), Math.min(all, beside), all);
  }

  /// Gathering by gathering, added up.
  public static Coverage of(Season season) {
    return season.gatherings().stream().map(Coverage::of).reduce(NOTHING, Coverage::plus);
  }

  public Share ofCeiling() {
    return new Share(met, ceiling);
  }

  public Share ofAll() {
    return new Share(met, all);
  }

  private Coverage plus(Coverage other) {
    return new Coverage(met + other.met, ceiling + other.ceiling, all + other.all);
  }
}
