package dev.foyer.mixing;

import dev.foyer.domain.GuestId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who sits where: the index of a table for each guest in each round.
public record Plan(Map<Turn, Integer> tables) {
  public Plan {
    tables = Map.copyOf(tables);
  }

  /// @return empty if the guest has no seat in that round
  public Optional<Integer> table(GuestId guest, int round) {
    return Optional.ofNullable(tables.get(new Turn(guest, round)));
  }

  /// Who sits at a table in a round, in the order of the evening's guests.
  public List<Guest> at(Evening evening, int round, int table) {
    List<Guest> there = new ArrayList<>();
    for (Guest guest : evening.guests()) {
      if (table(guest.id(), round).filter(t -> t == table).isPresent()) {
        there.add(guest);
      }
    }
    return there;
  }

  public Plan with(Turn turn, int table) {
    Map<Turn, Integer> changed = new HashMap<>(tables);
    changed.put(turn, table);
    return new Plan(changed);
  }

  /// What a host calls out: the seats that another plan has otherwise, among those that both have.
  public Map<Turn, Integer> changesTo(Plan next) {
    Map<Turn, Integer> changes = new HashMap<>();
    next.tables.forEach(
        (turn, table) -> {
          Integer before = tables.get(turn);
          if (before != null && !before.equals(table)) {
            changes.put(turn, table);
          }
        });
    return changes;
  }
}
