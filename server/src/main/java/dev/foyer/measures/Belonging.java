package dev.foyer.measures;

import dev.foyer.domain.PersonId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Who stayed alone, and what ties came of an evening. A guest counts once for each gathering that
/// they were at.
public final class Belonging {
  private Belonging() {}

  /// Who has no tie of this level that is new, in the order of their identities. Should be nobody.
  public static SortedSet<PersonId> alone(Gathering gathering, SortedSet<Pair> fresh) {
    SortedSet<PersonId> alone = new TreeSet<>(gathering.here());
    for (Pair pair : fresh) {
      alone.remove(pair.one());
      alone.remove(pair.other());
    }
    return alone;
  }

  /// Of all guests, those with no new tie of this level.
  public static Share alone(Season season, Ties ties, TieLevel level) {
    Share share = new Share(0, 0);
    for (int i = 0; i < season.gatherings().size(); i++) {
      Gathering gathering = season.gatherings().get(i);
      long alone = alone(gathering, ties.fresh(i, level)).size();
      share = share.plus(new Share(alone, gathering.here().size()));
    }
    return share;
  }

  /// New mutual ties per guest: how many others each guest wants to keep in touch with who want it
  /// as well, and had not said so before.
  public static Mean mutualPerGuest(Season season, Ties ties) {
    List<Double> perGuest = new ArrayList<>();
    for (int i = 0; i < season.gatherings().size(); i++) {
      Map<PersonId, Integer> count = new HashMap<>();
      for (Pair pair : ties.fresh(i, TieLevel.MUTUAL)) {
        count.merge(pair.one(), 1, Integer::sum);
        count.merge(pair.other(), 1, Integer::sum);
      }
      for (PersonId person : season.gatherings().get(i).here()) {
        perGuest.add((double) count.getOrDefault(person, 0));
      }
    }
    return Mean.of(perGuest);
  }
}
