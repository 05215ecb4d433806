package dev.foyer.box.badges;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.box.Evening;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Room;
import dev.foyer.domain.Room.Course;
import dev.foyer.domain.Room.RoomTable;
import dev.foyer.domain.SeatingFact.RoomLaid;
import dev.foyer.domain.SeatingFact.Row;
import dev.foyer.domain.SeatingFact.SeatsPlanned;
import dev.foyer.projection.Replica;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands on a badge.
class BadgeFaceTest {
  @TempDir Path folder;

  @Test
  void aBadgeNamesTheTableOfTheFirstRoundAndNoLaterOne() {
    try (Replica replica = Replica.founding(folder, "Box", new dev.foyer.platform.SystemClock())) {
      Evening evening = Evening.at(replica);
      GuestId ana = new GuestId(evening.invite("Ana Quintero").invitation(), 0);
      assertEquals("", tables(replica, ana), "nobody has planned any seats");
      replica
          .ledger()
          .record(
              List.of(
                  new RoomLaid(Evening.SUPPER, 1, room()),
                  new SeatsPlanned(Evening.SUPPER, 1, List.of(new Row(ana, List.of(1, 0))))));
      assertEquals("Window", tables(replica, ana));
    }
  }

  private static String tables(Replica replica, GuestId guest) {
    return replica
        .memory()
        .read(state -> BadgeFace.of(state, guest, Evening.SUPPER))
        .orElseThrow()
        .text("tables");
  }

  private static Room room() {
    Course course = new Course("Soup", Room.Mode.MIX, 30, "", "");
    return new Room(
        List.of(
            new RoomTable("Stage", 8, List.of(), ""), new RoomTable("Window", 8, List.of(), "")),
        List.of(course, course));
  }
}
