package dev.foyer.mixing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What holds in any plan, whatever it costs, looked at seat by seat.
final class Rules {
  private Rules() {}

  /// @return what is wrong; empty if nothing is
  static List<String> broken(Evening evening, Plan plan) {
    List<String> broken = new ArrayList<>();
    int seats = 0;
    for (Guest guest : evening.guests()) {
      TreeSet<Integer> tables = new TreeSet<>();
      for (int round = 0; round < evening.rounds().size(); round++) {
        Turn turn = new Turn(guest.id(), round);
        Optional<Integer> table = plan.table(guest.id(), round);
        if (table.isPresent() != evening.takesPart(guest, round)) {
          broken.add(guest.name() + " sits or does not in round " + round);
        }
        Integer pin = evening.pins().get(turn);
        if (table.isPresent() && pin != null && !pin.equals(table.get())) {
          broken.add(guest.name() + " is not where pinned in round " + round);
        }
        table.ifPresent(tables::add);
        seats += table.isPresent() ? 1 : 0;
      }
      if (guest.stays() && tables.size() > 1) {
        broken.add(guest.name() + " does not stay: " + tables);
      }
    }
    for (int round = 0; round < evening.rounds().size(); round++) {
      for (int table = 0; table < evening.tables().size(); table++) {
        int there = plan.at(evening, round, table).size();
        seats -= there;
        if (there > evening.tables().get(table).seats()) {
          broken.add("too many at table " + table + " in round " + round);
        }
      }
    }
    if (seats != 0) {
      broken.add("somebody sits at a table that is not there");
    }
    return broken;
  }
}
