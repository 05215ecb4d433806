package dev.foyer.mixing;

import dev.foyer.domain.GuestId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Who rests in which round because there are more people than seats, or because somebody would sit
/// alone. In each round as many sit as can without anybody alone at a table. Nobody rests twice
/// before everybody has rested once, where a round missed for another reason counts as well; among
/// equals a returning guest rests before a first-timer, and a first-timer before a host; then lots
/// are drawn. Whoever is pinned in a round does not rest in it.
///
/// It goes before [Mixer#seat], which refuses more people than seats: [Evening#resting] takes what
/// comes out.
public final class Rests {
  private final Evening evening;
  private final Plan before;
  private final Set<Turn> told;
  private final List<Guest> lots;
  private final Map<GuestId, Integer> missed = new HashMap<>();
  private final Set<GuestId> known = new HashSet<>();
  private final Set<Turn> rests = new HashSet<>();

  private Rests(Evening evening, Plan before, Set<Turn> told, long seed) {
    this.evening = evening;
    this.before = before;
    this.told = told;
    lots = new ArrayList<>(evening.guests());
    Collections.shuffle(lots, new Random(seed));
    evening.sitsOut().forEach(turn -> missed.merge(turn.guest(), 1, Integer::sum));
    before.tables().keySet().forEach(turn -> known.add(turn.guest()));
  }

  /// Chooses for an evening from nothing.
  public static Set<Turn> fairly(Evening evening, long seed) {
    return again(evening, new Plan(Map.of()), Set.of(), seed);
  }

  /// Chooses again after people came or left. Who was told that they rest does, who was told a
  /// table does not, and among equals those rest who were to rest before.
  ///
  /// @param evening as it is now, without those who rested in the plan before among those who sit
  ///   out
  /// @param told turns of the plan before that their guests know
  public static Set<Turn> again(Evening evening, Plan before, Set<Turn> told, long seed) {
    Rests rests = new Rests(evening, before, told, seed);
    for (int round = 0; round < evening.rounds().size(); round++) {
      rests.choose(round);
    }
    return Set.copyOf(rests.rests);
  }

  private void choose(int round) {
    List<Guest> may = new ArrayList<>();
    int people = 0;
    for (Guest guest : lots) {
      Turn turn = new Turn(guest.id(), round);
      if (!evening.takesPart(guest, round)) {
        continue;
      }
      boolean seated = before.tables().containsKey(turn);
      if (told.contains(turn) && !seated) {
        rest(turn);
        continue;
      }
      people++;
      if (!told.contains(turn) && !evening.pins().containsKey(turn)) {
        may.add(guest);
      }
    }
    may.sort(
        Comparator.comparingInt((Guest guest) -> missed.getOrDefault(guest.id(), 0))
            .thenComparingInt(Rests::patience)
            .thenComparing(guest -> !wasToRest(guest, round)));
    int rest = people - mostSeated(people);
    may.stream().limit(rest).forEach(guest -> rest(new Turn(guest.id(), round)));
  }

  private void rest(Turn turn) {
    rests.add(turn);
    missed.merge(turn.guest(), 1, Integer::sum);
  }

  private static int patience(Guest guest) {
    return switch (guest.standing()) {
      case RETURNING -> 0;
      case FIRST_TIMER -> 1;
      case HOST -> 2;
    };
  }

  private boolean wasToRest(Guest guest, int round) {
    return known.contains(guest.id()) && before.table(guest.id(), round).isEmpty();
  }

  /// How many of these people can sit with nobody alone. Where no table seats two, as many as there
  /// are seats; without any table nobody can be helped by resting.
  private int mostSeated(int people) {
    if (evening.tables().isEmpty()) {
      return people;
    }
    List<Integer> sizes =
        evening.tables().stream()
            .map(Table::seats)
            .filter(seats -> seats > 1)
            .sorted(Comparator.reverseOrder())
            .toList();
    int most = sizes.isEmpty() ? Math.min(people, evening.tables().size()) : 0;
    int seats = 0;
    for (int tables = 1; tables <= sizes.size(); tables++) {
      seats += sizes.get(tables - 1);
      if (people >= 2 * tables) {
        most = Math.max(most, Math.min(people, seats));
      }
    }
    return most;
  }
}
