package dev.foyer.measures;

import dev.foyer.domain.PersonId;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who comes, comes again, and meets again.
public final class Comings {
  private Comings() {}

  /// Show-up: of those who were invited, who came. Walk-ins are in neither number.
  public static Share showUp(Gathering gathering) {
    Set<PersonId> invited = gathering.attendance().invited();
    long came = invited.stream().filter(gathering::has).count();
    return new Share(came, invited.size());
  }

  /// Show-up over the season: invitations, not people.
  public static Share showUp(Season season) {
    return season.gatherings().stream().map(Comings::showUp).reduce(new Share(0, 0), Share::plus);
  }

  /// First-timer return: of those who came for the first time in this season and were invited to a
  /// later gathering of it, who came to a later one.
  public static Share firstTimerReturn(Season season) {
    List<Gathering> gatherings = season.gatherings();
    SortedMap<PersonId, Integer> first = new TreeMap<>();
    for (int i = 0; i < gatherings.size(); i++) {
      for (PersonId person : gatherings.get(i).firstTimers()) {
        first.putIfAbsent(person, i);
      }
    }
    long again = 0;
    long asked = 0;
    for (PersonId person : first.keySet()) {
      List<Gathering> later = gatherings.subList(first.get(person) + 1, gatherings.size());
      if (later.stream().anyMatch(g -> g.attendance().invited().contains(person))) {
        asked++;
        again += later.stream().anyMatch(g -> g.has(person)) ? 1 : 0;
      }
    }
    return new Share(again, asked);
  }

  /// Second meetings: of the pairs who became mutual and were both at a later gathering, who met
  /// again at one.
  public static Share secondMeetings(Season season, Ties ties) {
    List<Gathering> gatherings = season.gatherings();
    long met = 0;
    long could = 0;
    for (int i = 0; i < gatherings.size(); i++) {
      for (Pair pair : ties.fresh(i, TieLevel.MUTUAL)) {
        boolean both = false;
        boolean again = false;
        for (int later = i + 1; later < gatherings.size(); later++) {
          Gathering gathering = gatherings.get(later);
          both |= gathering.has(pair.one()) && gathering.has(pair.other());
          again |= ties.at(later, TieLevel.MET_AGAIN).contains(pair);
        }
        could += both ? 1 : 0;
        met += again ? 1 : 0;
      }
    }
    return new Share(met, could);
  }
}
