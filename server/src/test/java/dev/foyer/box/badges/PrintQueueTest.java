package dev.foyer.box.badges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.Bytes;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody.BadgeQueued;
import dev.foyer.domain.FactBody.BadgeReason;
import dev.foyer.domain.FactBody.BadgeSent;
import dev.foyer.domain.FactBody.InvitationIssued;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.FactBody.Ruling;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.JobId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Terms;
import dev.foyer.domain.Terms.Newcomer;
import dev.foyer.domain.Terms.Source;
import dev.foyer.platform.SystemClock;
import dev.foyer.printer.sim.Fault;
import dev.foyer.printer.sim.SimulatedPrinter;
import dev.foyer.projection.Replica;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Badges from the journal to a printer on a real pseudo-terminal.
class PrintQueueTest {
  private static final EventId EVENT = new EventId("ee".repeat(8));
  private static final DeviceId DOOR = new DeviceId("dd".repeat(8));
  private static final InvitationId ANA = new InvitationId("a1".repeat(12));

  @TempDir Path folder;
  private SimulatedPrinter simulator;
  private Replica replica;
  private Printers printers;
  private Badges badges;

  @BeforeEach
  void switchOn() {
    Path link = folder.resolve("printer");
    simulator =
        SimulatedPrinter.start(
            new SimulatedPrinter.Setup(link, folder.resolve("labels"), 115_200, 20, 7));
    open();
    PersonId ana = new PersonId("a2".repeat(16));
    Terms terms =
        new Terms(EVENT, ana, 1, null, Newcomer.FIRST_TIMER, Source.GUEST_LIST, Bytes.EMPTY);
    replica
        .ledger()
        .record(
            List.of(
                new PersonProfiled(ana, 1, Profile.named("Ana Quintero", "Ateneo")),
                new InvitationIssued(ANA, 1, terms)));
  }

  private void open() {
    replica = Replica.founding(folder.resolve("data"), "box", new SystemClock());
    URI uri = URI.create("serial:" + folder.resolve("printer") + "?baud=115200");
    printers = new Printers(replica, Map.of("desk", uri));
    badges = new Badges(replica, printers);
  }

  @AfterEach
  void switchOff() {
    printers.close();
    replica.close();
    simulator.close();
  }

  @Test
  void aQueuedBadgeIsPrintedOnce() {
    printers.start();
    JobId job = queue(1);
    await(() -> state(job) == BadgeJob.State.PRINTED);
    assertEquals(1, simulator.count());
  }

  @Test
  void aBadgeWaitsForPaperSaysSoAndPrintsByItself() {
    simulator.fail(Fault.PAPER_OUT);
    printers.start();
    JobId job = queue(1);
    await(() -> badges.find(job).orElseThrow().reasons().equals(List.of("media-empty")));
    assertEquals("waiting", badges.find(job).orElseThrow().state());
    simulator.mend(Fault.PAPER_OUT);
    await(() -> state(job) == BadgeJob.State.PRINTED);
    assertEquals(1, simulator.count());
  }

  @Test
  void aBadgeThatWasBeingSentWhenTheBoxDiedAndDidNotComeOutIsPrintedOnce() {
    JobId job = queue(1);
    replica.ledger().record(List.of(new BadgeSent(job, 1, "desk", 0)));
    printers.start();
    await(() -> state(job) == BadgeJob.State.PRINTED);
    assertEquals(1, simulator.count());
  }

  @Test
  void aBadgeThatCameOutWhileTheBoxWasDownIsNotPrintedAgain() {
    printers.start();
    JobId first = queue(1);
    await(() -> state(first) == BadgeJob.State.PRINTED);
    printers.close();
    JobId second = queue(2);
    replica.ledger().record(List.of(new BadgeSent(second, 1, "desk", 0)));
    replica.close();
    open();
    printers.start();
    await(() -> state(second) == BadgeJob.State.PRINTED);
    assertEquals(1, simulator.count());
  }

  @Test
  void aMutePrinterLeavesAQuestionThatAHostAnswers() {
    simulator.fail(Fault.MUTE);
    printers.start();
    JobId job = queue(1);
    await(() -> state(job) == BadgeJob.State.UNKNOWN);
    assertTrue(badges.find(job).orElseThrow().question());
    simulator.mend(Fault.MUTE);
    assertEquals("printed", badges.rule(job, Ruling.CAME_OUT, DOOR).state());
    assertEquals(List.of(), badges.unfinished());
  }

  @Test
  void aBadgeOfAnUnpluggedPrinterPrintsAfterTheReplug() {
    printers.start();
    simulator.fail(Fault.UNPLUGGED);
    JobId job = queue(1);
    await(() -> badges.find(job).orElseThrow().reasons().equals(List.of("offline")));
    simulator.mend(Fault.UNPLUGGED);
    await(() -> state(job) == BadgeJob.State.PRINTED);
    assertEquals(1, simulator.count());
  }

  private JobId queue(int number) {
    JobId job = new JobId("%032x".formatted(number));
    replica
        .ledger()
        .record(
            List.of(new BadgeQueued(job, new GuestId(ANA, 0), EVENT, DOOR, BadgeReason.ARRIVAL)));
    return job;
  }

  private BadgeJob.State state(JobId job) {
    return replica.memory().read(state -> state.badges().find(job).orElseThrow().state());
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, "not within 20 s");
      Thread.onSpinWait();
    }
  }
}
