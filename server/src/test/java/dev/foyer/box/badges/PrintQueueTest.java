package dev.foyer.box.badges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.badge.BadgeTemplate;
import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.Bytes;
import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody.BadgeQueued;
import dev.foyer.domain.FactBody.BadgeReason;
import dev.foyer.domain.FactBody.BadgeSent;
import dev.foyer.domain.FactBody.BadgeSettled;
import dev.foyer.domain.FactBody.InvitationIssued;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.FactBody.PrinterOrder;
import dev.foyer.domain.FactBody.PrinterOrdered;
import dev.foyer.domain.FactBody.Ruling;
import dev.foyer.domain.FactBody.Settlement;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.JobId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Terms;
import dev.foyer.domain.Terms.Newcomer;
import dev.foyer.domain.Terms.Source;
import dev.foyer.platform.SystemClock;
import dev.foyer.platform.WallClock;
import dev.foyer.printer.PrinterException;
import dev.foyer.printer.sim.Fault;
import dev.foyer.printer.sim.SimulatedPrinter;
import dev.foyer.projection.Replica;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Badges from the journal to a printer on a real pseudo-terminal.
@Execution(ExecutionMode.CONCURRENT)
class PrintQueueTest {
  private static final EventId EVENT = new EventId("ee".repeat(8));
  private static final DeviceId DOOR = new DeviceId("dd".repeat(8));
  private static final InvitationId ANA = new InvitationId("a1".repeat(12));

  private static final InvitationId LI = new InvitationId("b1".repeat(12));

  private final Moving clock = new Moving();

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
    invite(ANA, "Ana Quintero", "Ateneo");
  }

  private void invite(InvitationId invitation, String name, String organisation) {
    PersonId person = new PersonId(invitation.hex() + "00".repeat(4));
    Terms terms =
        new Terms(EVENT, person, 1, null, Newcomer.FIRST_TIMER, Source.GUEST_LIST, Bytes.EMPTY);
    replica
        .ledger()
        .record(
            List.of(
                new PersonProfiled(person, 1, Profile.named(name, organisation)),
                new InvitationIssued(invitation, 1, terms)));
  }

  private void open() {
    replica = Replica.founding(folder.resolve("data"), "box", clock);
    URI uri = URI.create("serial:" + folder.resolve("printer") + "?baud=115200");
    printers =
        new Printers(
            replica, List.of(new Printers.Setup("desk", uri, BadgeTemplate.fourByThreeInches())));
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

  @Test
  void aNameThatNoFontCanShowIsPrintedByNobodyAndTheHostIsTold() {
    invite(LI, "李美玲", "Ateneo");
    printers.start();
    JobId job = queue(1, LI);
    await(() -> state(job) == BadgeJob.State.FAILED);
    assertEquals(List.of("cannot-display"), view(job).reasons());
    assertEquals("failed", view(job).state());
    assertEquals(List.of(view(job)), badges.needingAttention());
    JobId next = queue(2);
    await(() -> state(next) == BadgeJob.State.PRINTED);
    assertEquals(1, simulator.count());
    assertEquals(0, printers.boards().getFirst().queued());
  }

  @Test
  void aNameWithAnEmojiThatNoFontHasIsPrintedWithoutItAndStaffAreToldBefore() {
    invite(LI, "Li \uD83E\uDEEA Meiling", "Ateneo");
    JobId job = queue(1, LI);
    List<String> door =
        replica
            .memory()
            .read(state -> badges.line(state.badges().find(job).orElseThrow()).reasons());
    assertTrue(door.contains("cannot-display-name"), door::toString);
    assertEquals(door, view(job).reasons());
    printers.start();
    await(() -> state(job) == BadgeJob.State.PRINTED);
    assertEquals(1, simulator.count());
    assertTrue(view(job).reasons().contains("cannot-display-name"));
  }

  @Test
  void aBadgeWhoseOtherWordsCannotBeShownIsPrintedAndSaysWhatIsMissing() {
    invite(LI, "Li Meiling", "李記");
    printers.start();
    JobId job = queue(1, LI);
    await(() -> state(job) == BadgeJob.State.PRINTED);
    assertTrue(view(job).reasons().contains("cannot-display-organisation"));
  }

  @Test
  void aCounterThatJumpedIsTheHostsQuestionAndHoldsUpNoOtherBadge() {
    JobId odd = queue(1);
    replica.ledger().record(List.of(new BadgeSent(odd, 1, "desk", 5_000)));
    printers.start();
    JobId next = queue(2);
    await(() -> state(next) == BadgeJob.State.PRINTED);
    assertTrue(view(odd).question());
    assertEquals(1, simulator.count());
  }

  @Test
  void whatAPrinterCouldNotBeAskedIsSettledBeforeTheNextBadgeIsSent() {
    simulator.fail(Fault.MUTE);
    JobId open = queue(1);
    replica.ledger().record(List.of(new BadgeSent(open, 1, "desk", 0)));
    JobId next = queue(2);
    printers.start();
    await(() -> state(open) == BadgeJob.State.UNKNOWN);
    assertEquals(BadgeJob.State.QUEUED, state(next));
    simulator.mend(Fault.MUTE);
    await(() -> state(next) == BadgeJob.State.PRINTED && state(open) == BadgeJob.State.PRINTED);
    assertEquals(2, simulator.count());
  }

  @Test
  void aBadgeInAPrinterThatIsNotSetUpAnyMoreIsTheHostsQuestion() {
    JobId job = queue(1);
    replica.ledger().record(List.of(new BadgeSent(job, 1, "front", 0)));
    printers.start();
    assertTrue(view(job).question());
    assertEquals(List.of("the printer front is not set up any more"), view(job).reasons());
  }

  @Test
  void aBadgeThatFailedOnOnePrinterComesOutOfAnother() {
    JobId job = queue(1);
    replica
        .ledger()
        .record(
            List.of(
                new BadgeSent(job, 1, "front", 0),
                new BadgeSettled(job, 1, Settlement.FAILED, List.of("media-empty"))));
    printers.start();
    await(() -> state(job) == BadgeJob.State.PRINTED);
  }

  @Test
  void aMutePrinterIsAskedAboutOnce() throws InterruptedException {
    simulator.fail(Fault.MUTE);
    printers.start();
    JobId first = queue(1);
    await(() -> state(first) == BadgeJob.State.UNKNOWN);
    JobId second = queue(2);
    await(() -> view(second).reasons().equals(List.of("asks-host")));
    badges.rule(first, Ruling.CAME_OUT, DOOR);
    JobId third = queue(3);
    await(() -> state(second) == BadgeJob.State.PRINTED);
    await(() -> state(third) == BadgeJob.State.PRINTED);
    assertEquals(List.of("unconfirmed"), view(third).reasons());
    await(() -> simulator.count() == 3);
  }

  @Test
  void whatAHostSaysDidNotComeOutDoesNotComeOutBesideWhatIsSentInstead()
      throws InterruptedException {
    simulator.fail(Fault.MUTE);
    simulator.fail(Fault.PAPER_OUT);
    printers.start();
    JobId job = queue(1);
    await(() -> state(job) == BadgeJob.State.UNKNOWN && simulator.waiting() == 1);
    badges.rule(job, Ruling.DID_NOT_COME_OUT, DOOR);
    await(() -> state(job) == BadgeJob.State.UNKNOWN);
    Thread.sleep(500);
    simulator.mend(Fault.PAPER_OUT);
    await(() -> simulator.count() > 0);
    Thread.sleep(500);
    assertEquals(1, simulator.count());
  }

  @Test
  void whatAHostDeniesOfAPrinterThatIsUnpluggedIsDroppedOnceItIsBack() throws InterruptedException {
    simulator.fail(Fault.MUTE);
    simulator.fail(Fault.PAPER_OUT);
    printers.start();
    JobId job = queue(1);
    await(() -> state(job) == BadgeJob.State.UNKNOWN && simulator.waiting() == 1);
    simulator.fail(Fault.UNPLUGGED);
    replica
        .ledger()
        .record(List.of(new PrinterOrdered(replica.id(), "desk", 1, PrinterOrder.PAUSE, DOOR)));
    badges.rule(job, Ruling.DID_NOT_COME_OUT, DOOR);
    Thread.sleep(500);
    simulator.mend(Fault.MUTE);
    simulator.mend(Fault.UNPLUGGED);
    await(() -> simulator.waiting() == 0);
    simulator.mend(Fault.PAPER_OUT);
    Thread.sleep(500);
    assertEquals(0, simulator.count());
  }

  @Test
  void badgesThatAreWrittenByHandWaitForAHostAndNotForAMutePrinter() {
    simulator.fail(Fault.MUTE);
    printers.start();
    JobId first = queue(1);
    await(() -> state(first) == BadgeJob.State.UNKNOWN);
    badges.rule(first, Ruling.HANDWRITTEN, DOOR);
    JobId second = queue(2);
    await(() -> view(second).reasons().equals(List.of("write-by-hand")));
    badges.rule(second, Ruling.RELEASED, DOOR);
    await(() -> state(second) == BadgeJob.State.UNKNOWN);
    simulator.mend(Fault.MUTE);
    JobId third = queue(3);
    await(() -> state(third) == BadgeJob.State.PRINTED);
  }

  @Test
  void aBadgeThatWaitedForMoreThanTwoMinutesPrintsOnceAHostSaysSo() {
    simulator.fail(Fault.PAPER_OUT);
    printers.start();
    JobId old = queue(1);
    await(() -> view(old).reasons().equals(List.of("media-empty")));
    clock.later(Duration.ofSeconds(121));
    assertEquals(List.of("waits-for-host"), view(old).reasons());
    simulator.mend(Fault.PAPER_OUT);
    JobId fresh = queue(2);
    await(() -> state(fresh) == BadgeJob.State.PRINTED);
    assertEquals("waiting", view(old).state());
    badges.rule(old, Ruling.RELEASED, DOOR);
    await(() -> state(old) == BadgeJob.State.PRINTED);
    assertEquals(2, simulator.count());
  }

  @Test
  void aLineThatDamagesBadgesIsSaidSteadilyAndLeftAloneForLongerEachTime()
      throws InterruptedException {
    simulator.fail(Fault.LOSSY);
    printers.start();
    JobId job = queue(1);
    await(() -> view(job).reasons().equals(List.of("transfer-damaged")));
    for (int look = 0; look < 100; look++) {
      Thread.sleep(50);
      assertEquals("waiting", view(job).state());
      assertEquals(List.of("transfer-damaged"), printers.reasonsToWait());
    }
    simulator.mend(Fault.LOSSY);
    await(() -> state(job) == BadgeJob.State.PRINTED);
    await(() -> printers.reasonsToWait().isEmpty());
  }

  @Test
  void aPrinterThatIsTooNarrowForTheTemplatesFieldsIsRefusedWithTheFieldAndTheWidth() {
    BadgeTemplate wide = BadgeTemplate.fourByThreeInches();
    PrinterException no = assertThrows(PrinterException.class, () -> narrow(wide));
    String said = String.valueOf(no.getMessage());
    assertTrue(said.contains("\"label\": it prints 58.9 mm across"), said);
    narrow(BadgeTemplate.named("62x100mm")).close();
  }

  /// A printer of 62 mm, whose head is a little narrower than its roll.
  private Printers narrow(BadgeTemplate template) {
    URI uri = URI.create("serial:" + folder.resolve("other") + "?language=brother");
    return new Printers(replica, List.of(new Printers.Setup("label", uri, template)));
  }

  private JobId queue(int number) {
    return queue(number, ANA);
  }

  private BadgeView view(JobId job) {
    return badges.find(job).orElseThrow();
  }

  private JobId queue(int number, InvitationId guest) {
    JobId job = new JobId("%032x".formatted(number));
    replica
        .ledger()
        .record(
            List.of(new BadgeQueued(job, new GuestId(guest, 0), EVENT, DOOR, BadgeReason.ARRIVAL)));
    return job;
  }

  /// The system's clock, moved on by a test.
  private static final class Moving implements WallClock {
    private final WallClock system = new SystemClock();
    private final AtomicLong ahead = new AtomicLong();

    void later(Duration time) {
      ahead.addAndGet(time.toMillis());
    }

    @Override
    public long millis() {
      return system.millis() + ahead.get();
    }

    @Override
    public ClockQuality quality() {
      return system.quality();
    }
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
