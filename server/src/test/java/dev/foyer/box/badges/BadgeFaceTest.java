package dev.foyer.box.badges;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.box.Evening;
import dev.foyer.domain.AnswerFact.ConsentSaid;
import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.AnswerFact.Said;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Profile;
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

  @Test
  void whatAGuestMayBeAskedAboutStandsOnTheBadgeOnlyIfTheyAgree() {
    try (Replica replica = Replica.founding(folder, "Box", new dev.foyer.platform.SystemClock())) {
      Evening evening = Evening.at(replica);
      Evening.Guest guest = evening.invite("Ana Quintero");
      GuestId ana = new GuestId(guest.invitation(), 0);
      Profile bees = Profile.named("Ana Quintero").withAskMeAbout("bees");
      replica.ledger().record(List.of(new PersonProfiled(guest.person(), 2, bees)));
      assertEquals("", field(replica, ana, "ask-me-about"));
      replica.ledger().record(List.of(said(guest, 1, Said.YES)));
      assertEquals("bees", field(replica, ana, "ask-me-about"));
      replica.ledger().record(List.of(said(guest, 2, Said.NO)));
      assertEquals("", field(replica, ana, "ask-me-about"));
    }
  }

  private static ConsentSaid said(Evening.Guest guest, int version, Said said) {
    return new ConsentSaid(guest.person(), Purpose.ASK_ME_ABOUT, version, said);
  }

  private static String tables(Replica replica, GuestId guest) {
    return field(replica, guest, "tables");
  }

  private static String field(Replica replica, GuestId guest, String field) {
    return replica
        .memory()
        .read(state -> BadgeFace.of(state, guest, Evening.SUPPER))
        .orElseThrow()
        .text(field);
  }

  private static Room room() {
    Course course = new Course("Soup", Room.Mode.MIX, 30, "", "");
    return new Room(
        List.of(
            new RoomTable("Stage", 8, List.of(), ""), new RoomTable("Window", 8, List.of(), "")),
        List.of(course, course));
  }
}
