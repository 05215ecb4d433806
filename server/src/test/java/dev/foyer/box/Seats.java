package dev.foyer.box;

import dev.foyer.box.Evening.Guest;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.SeatingFact.RoundCalled;
import dev.foyer.domain.SeatingFact.Row;
import dev.foyer.domain.SeatingFact.SeatsPlanned;
import dev.foyer.projection.Replica;
import java.util.ArrayList;
import java.util.List;

/// Tables that a test seats guests at.
public final class Seats {
  private Seats() {}

  /// One round of the supper that was called, with these tables.
  @SafeVarargs
  public static void seat(Replica replica, List<Guest>... tables) {
    plan(replica, tables);
    replica.ledger().record(List.of(new RoundCalled(Evening.SUPPER, 0)));
  }

  /// One round of the supper that nobody has called yet.
  @SafeVarargs
  public static void plan(Replica replica, List<Guest>... tables) {
    List<Row> rows = new ArrayList<>();
    for (int table = 0; table < tables.length; table++) {
      for (Guest guest : tables[table]) {
        rows.add(new Row(new GuestId(guest.invitation(), 0), List.of(table)));
      }
    }
    List<FactBody> plan =
        List.of(
            new SeatsPlanned(
                Evening.SUPPER,
                replica.memory().read(state -> state.seating().nextPlan(Evening.SUPPER)),
                rows));
    replica.ledger().record(plan);
  }
}
