package dev.foyer.seating;

import dev.foyer.domain.GuestId;
import dev.foyer.domain.SeatingFact.Row;
import dev.foyer.mixing.Evening;
import dev.foyer.mixing.Plan;
import dev.foyer.mixing.Turn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Between the engine's plan and the rows of its fact.
final class PlanRows {
  private static final int NO_SEAT = -1;

  private PlanRows() {}

  static Plan plan(List<Row> rows) {
    Map<Turn, Integer> tables = new HashMap<>();
    for (Row row : rows) {
      for (int round = 0; round < row.tables().size(); round++) {
        if (row.tables().get(round) != NO_SEAT) {
          tables.put(new Turn(row.guest(), round), row.tables().get(round));
        }
      }
    }
    return new Plan(tables);
  }

  /// A row for everybody, in the order of their ids: who takes no seat, because they rest, like to
  /// roam or are gone, is planned for, too.
  static List<Row> rows(Plan plan, Evening evening) {
    Map<GuestId, List<Integer>> tables = new TreeMap<>();
    int rounds = evening.rounds().size();
    evening.guests().forEach(guest -> tables.put(guest.id(), nowhere(rounds)));
    plan.tables()
        .forEach(
            (turn, table) ->
                tables
                    .computeIfAbsent(turn.guest(), guest -> nowhere(rounds))
                    .set(turn.round(), table));
    return tables.entrySet().stream().map(row -> new Row(row.getKey(), row.getValue())).toList();
  }

  private static List<Integer> nowhere(int rounds) {
    return new ArrayList<>(Collections.nCopies(rounds, NO_SEAT));
  }
}
