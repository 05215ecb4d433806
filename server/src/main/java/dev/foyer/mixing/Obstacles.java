package dev.foyer.mixing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What keeps an evening from being seated at all, in sentences for the organiser, who has entered
/// all of it: they are not for a screen that guests see.
final class Obstacles {
  private final Evening evening;
  private final List<String> found = new ArrayList<>();

  private Obstacles(Evening evening) {
    this.evening = evening;
  }

  /// @return empty if there may be a plan
  static List<String> of(Evening evening) {
    Obstacles obstacles = new Obstacles(evening);
    for (int round = 0; round < evening.rounds().size(); round++) {
      obstacles.seats(round);
      obstacles.pins(round);
    }
    evening.guests().stream().filter(Guest::stays).forEach(obstacles::stays);
    return obstacles.found;
  }

  private void seats(int round) {
    int seats = evening.tables().stream().mapToInt(Table::seats).sum();
    long people = evening.guests().stream().filter(g -> evening.takesPart(g, round)).count();
    if (people > seats) {
      found.add(
          "In round %d there are %d people and %d seats: add a table, or let %d sit it out."
              .formatted(round + 1, people, seats, people - seats));
    }
  }

  private void pins(int round) {
    Map<Integer, Integer> pinned = new HashMap<>();
    for (Guest guest : evening.guests()) {
      Integer table = evening.pins().get(new Turn(guest.id(), round));
      if (table == null || !evening.takesPart(guest, round)) {
        continue;
      }
      if (table < 0 || table >= evening.tables().size()) {
        found.add("%s is pinned to a table that is not there.".formatted(guest.name()));
      } else {
        pinned.merge(table, 1, Integer::sum);
      }
    }
    pinned.forEach(
        (table, people) -> {
          Table there = evening.tables().get(table);
          if (people > there.seats()) {
            found.add(
                "In round %d, %d people are pinned to %s, which has %d seats: unpin %d."
                    .formatted(
                        round + 1, people, there.name(), there.seats(), people - there.seats()));
          }
        });
  }

  private void stays(Guest guest) {
    TreeSet<Integer> tables = new TreeSet<>();
    for (int round = 0; round < evening.rounds().size(); round++) {
      Integer table = evening.pins().get(new Turn(guest.id(), round));
      if (table != null && evening.takesPart(guest, round)) {
        tables.add(table);
      }
    }
    if (tables.size() > 1) {
      found.add(
          "%s stays at one table but is pinned to %d: keep one of the pins."
              .formatted(guest.name(), tables.size()));
    }
  }
}
