package dev.foyer.mixing;

import dev.foyer.domain.GuestId;
import java.util.HashSet;
import java.util.Set;

/// What no plan can do better than.
public final class Bound {
  private Bound() {}

  /// The fewest repeats that an evening can have: tables as even as their seats allow seat so many
  /// pairs, and only so many pairs have not met. A plan that reaches it cannot be better; one that
  /// does not may still be the best there is.
  public static long repeats(Evening evening) {
    long seated = 0;
    for (int round = 0; round < evening.rounds().size(); round++) {
      seated += fewestPairs(evening, round);
    }
    return Math.max(0, seated - neverMet(evening));
  }

  private static long fewestPairs(Evening evening, int round) {
    int[] size = new int[evening.tables().size()];
    long pairs = 0;
    for (Guest guest : evening.guests()) {
      if (evening.takesPart(guest, round)) {
        int emptiest = -1;
        for (int table = 0; table < size.length; table++) {
          boolean free = size[table] < evening.tables().get(table).seats();
          if (free && (emptiest < 0 || size[table] < size[emptiest])) {
            emptiest = table;
          }
        }
        pairs += emptiest < 0 ? 0 : size[emptiest]++;
      }
    }
    return pairs;
  }

  private static long neverMet(Evening evening) {
    Set<GuestId> here = new HashSet<>();
    evening.guests().stream()
        .filter(guest -> evening.canMeet(guest, guest))
        .forEach(guest -> here.add(guest.id()));
    long met =
        evening.between().met().stream()
            .filter(pair -> !evening.between().mentors().contains(pair))
            .filter(pair -> here.contains(pair.one()) && here.contains(pair.other()))
            .count();
    long people = here.size();
    return people * (people - 1) / 2 - met;
  }
}
