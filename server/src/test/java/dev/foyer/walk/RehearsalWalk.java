package dev.foyer.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.demo.Demo;
import dev.foyer.domain.Role;
import dev.foyer.journal.JournalWalk;
import dev.foyer.rehearsal.Caller;
import dev.foyer.rehearsal.Rehearsal;
import dev.foyer.rehearsal.Rehearsal.Report;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a venue runs the afternoon before.
class RehearsalWalk {
  @TempDir Path folder;

  @Test
  void everyGuestOfARehearsalComesInWithABadgeAndTheDoorsAreOpenForTheEveningAgain()
      throws InterruptedException {
    try (Demo demo = Demo.start(new Demo.Setup(folder, 0, 0, 0))) {
      String origin = demo.box().origin();
      Caller box = Caller.paired(origin, demo.box().pairingCode(Role.ORGANISER));
      Caller planner = Caller.paired(demo.central().origin(), demo.central().pairingCode());
      List<Caller> stations =
          List.of(
              Caller.paired(origin, demo.box().pairingCode(Role.STATION)),
              Caller.paired(origin, demo.box().pairingCode(Role.STATION)));
      Report report =
          new Rehearsal(new Rehearsal.Cast(planner, box, stations), new Rehearsal.Plan(12, 240, 2))
              .play();
      assertEquals(12, report.admitted());
      assertEquals(0, report.refused());
      assertEquals(12, report.badges().size());
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
