package dev.foyer.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.demo.Demo;
import dev.foyer.domain.Role;
import dev.foyer.journal.JournalWalk;
import dev.foyer.rehearsal.Caller;
import dev.foyer.rehearsal.Rehearsal;
import dev.foyer.rehearsal.Rehearsal.Report;
import dev.foyer.rehearsal.Troupe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a venue runs the afternoon before.
class RehearsalWalk {
  @TempDir Path folder;

  private static Caller.Server server(String origin) {
    return new Caller.Server(origin, Optional.empty());
  }

  @Test
  void everyGuestOfARehearsalComesInWithABadgeAndTheDoorsAreOpenForTheEveningAgain()
      throws InterruptedException {
    try (Demo demo = Demo.start(new Demo.Setup(folder, 0, 0, 0))) {
      Report report;
      try (Troupe troupe =
          Troupe.at(server(demo.box().origin()), demo.box().pairingCode(Role.ORGANISER))) {
        troupe.planOn(server(demo.central().origin()), demo.central().pairingCode());
        troupe.stations(2);
        report = new Rehearsal(troupe, new Rehearsal.Plan(12, 240)).play();
      }
      assertEquals(new Rehearsal.Scans(12, 0, 0), report.scans());
      assertEquals(12, report.prints().size());
      assertEquals(12, demo.printer().count());
      String open =
          demo.box()
              .replica()
              .memory()
              .read(state -> state.guests().openAt(demo.box().replica().id()).orElseThrow().hex());
      assertEquals("f0e7f0e7f0e7f0e7", open);
    }
    JournalWalk walk = JournalWalk.through(folder.resolve("box").resolve("journal"));
    assertEquals(List.of(), walk.faults());
    assertEquals(12, walk.kinds().get("guest-admitted"));
    assertTrue(walk.heads().size() >= 2, "the box's stream and central's");
  }
}
