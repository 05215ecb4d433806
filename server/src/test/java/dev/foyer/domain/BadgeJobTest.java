package dev.foyer.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.BadgeJob.State;
import dev.foyer.domain.FactBody.BadgeQueued;
import dev.foyer.domain.FactBody.BadgeReason;
import dev.foyer.domain.FactBody.BadgeRuled;
import dev.foyer.domain.FactBody.BadgeSent;
import dev.foyer.domain.FactBody.BadgeSettled;
import dev.foyer.domain.FactBody.Ruling;
import dev.foyer.domain.FactBody.Settlement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BadgeJobTest {
  private static final JobId JOB = new JobId("0b".repeat(16));
  private static final GuestId ANA = new GuestId(Telling.invitation(1), 0);
  private final Telling telling = new Telling();

  BadgeJobTest() {
    telling.tell(new BadgeQueued(JOB, ANA, Telling.SUPPER, Telling.KIOSK, BadgeReason.ARRIVAL));
  }

  @Test
  void goesFromTheQueueThroughThePrinterToTheGuest() {
    assertEquals(State.QUEUED, job().state());
    assertTrue(unfinished());
    send(1);
    assertEquals(State.SENDING, job().state());
    settle(1, Settlement.PRINTED, "label-counter");
    assertEquals(State.PRINTED, job().state());
    assertEquals(List.of("label-counter"), job().reasons());
    assertTrue(!unfinished());
  }

  @Test
  void aFailedAttemptSaysWhyAndMayBeFollowedByAnother() {
    send(1);
    settle(1, Settlement.FAILED, "media-empty");
    assertEquals(State.FAILED, job().state());
    assertEquals(List.of("media-empty"), job().reasons());
    assertTrue(unfinished());
    send(2);
    assertEquals(State.SENDING, job().state());
    assertEquals(2, job().attempt());
    assertEquals(List.of(), job().reasons());
  }

  @Test
  void aHostWhoSawTheBadgeEndsTheDoubt() {
    send(1);
    settle(1, Settlement.UNKNOWN, "offline");
    assertEquals(State.UNKNOWN, job().state());
    rule(1, Ruling.CAME_OUT);
    assertEquals(State.PRINTED, job().state());
  }

  @Test
  void aHostWhoSawNoBadgeSendsTheJobBackToTheQueue() {
    send(1);
    settle(1, Settlement.UNKNOWN, "offline");
    rule(1, Ruling.DID_NOT_COME_OUT);
    assertEquals(State.QUEUED, job().state());
    send(2);
    settle(2, Settlement.PRINTED, "label-counter");
    assertEquals(State.PRINTED, job().state());
  }

  @Test
  void aPrintersEvidenceThatComesLateOutweighsADoubt() {
    send(1);
    settle(1, Settlement.UNKNOWN, "offline");
    settle(1, Settlement.PRINTED, "label-counter");
    assertEquals(State.PRINTED, job().state());
    assertEquals(List.of("label-counter"), job().reasons());
  }

  @Test
  void aHandwrittenOrWithdrawnBadgeIsPrintedNoMore() {
    rule(0, Ruling.WITHDRAWN);
    assertEquals(State.CANCELLED, job().state());
    rule(0, Ruling.HANDWRITTEN);
    assertEquals(State.HANDWRITTEN, job().state());
    assertTrue(!unfinished());
  }

  @Test
  void anOldJobPrintsOnceAHostHasReleasedIt() {
    assertTrue(!job().released());
    rule(0, Ruling.RELEASED);
    assertTrue(job().released());
    assertEquals(State.QUEUED, job().state());
  }

  @Test
  void aBadgeThatDidNotComeOutIsWantedHoweverOldItIs() {
    send(1);
    settle(1, Settlement.UNKNOWN, "no answer");
    rule(1, Ruling.DID_NOT_COME_OUT);
    assertTrue(job().released());
  }

  @Test
  void whatThePrinterCouldNotBeAskedIsUnsettledUntilItIsDecided() {
    send(1);
    assertTrue(job().unsettled());
    settle(1, Settlement.UNKNOWN, BadgeJob.UNANSWERED);
    assertTrue(job().unsettled());
    settle(1, Settlement.UNKNOWN, "the label counter went from 41 to 70");
    assertTrue(!job().unsettled());
  }

  @Test
  void aNameThatCannotBeShownIsNotToBePrinted() {
    settle(1, Settlement.FAILED, BadgeJob.CANNOT_DISPLAY);
    assertTrue(!job().printable());
    assertTrue(unfinished());
    assertEquals(0, telling.state.badges().at(Telling.BOX).toPrint());
  }

  @Test
  void aHostsWordOnASilentPrinterHoldsUntilItSpeaks() {
    telling.tell(new BadgeSent(JOB, 1, "desk", BadgeSent.SILENT));
    assertEquals(Optional.empty(), telling.state.badges().at(Telling.BOX).lastWordOn("desk"));
    rule(1, Ruling.CAME_OUT);
    assertEquals(
        Optional.of(Ruling.CAME_OUT), telling.state.badges().at(Telling.BOX).lastWordOn("desk"));
    assertEquals(Optional.empty(), telling.state.badges().at(Telling.BOX).lastWordOn("front"));
    JobId next = new JobId("0c".repeat(16));
    telling.tell(new BadgeQueued(next, ANA, Telling.SUPPER, Telling.KIOSK, BadgeReason.LOST));
    telling.tell(new BadgeSent(next, 1, "desk", 7));
    assertEquals(Optional.empty(), telling.state.badges().at(Telling.BOX).lastWordOn("desk"));
  }

  @Test
  void aHostsWordOnABadgeOfAPrinterThatSpokeSaysNothingOfItsSilence() {
    telling.tell(new BadgeSent(JOB, 1, "desk", BadgeSent.UNCOUNTED));
    settle(1, Settlement.UNKNOWN, "the printer was lost while it printed");
    assertTrue(!job().asksAbout("desk"));
    rule(1, Ruling.CAME_OUT);
    assertEquals(Optional.empty(), telling.state.badges().at(Telling.BOX).lastWordOn("desk"));
  }

  @Test
  void aPrinterThatCountsNothingHasSpokenOnceItTookABadgeAndAnswered() {
    telling.tell(new BadgeSent(JOB, 1, "desk", BadgeSent.SILENT));
    rule(1, Ruling.CAME_OUT);
    JobId next = new JobId("0c".repeat(16));
    telling.tell(new BadgeQueued(next, ANA, Telling.SUPPER, Telling.KIOSK, BadgeReason.LOST));
    telling.tell(new BadgeSent(next, 1, "desk", BadgeSent.UNCOUNTED));
    assertEquals(Optional.empty(), telling.state.badges().at(Telling.BOX).lastWordOn("desk"));
  }

  @Test
  void aGuestsBadgesStandInTheOrderInWhichTheyWereAskedFor() {
    JobId again = new JobId("0a".repeat(16));
    telling.tell(new BadgeQueued(again, ANA, Telling.SUPPER, Telling.TABLET, BadgeReason.DAMAGED));
    assertEquals(
        List.of(JOB, again), telling.state.badges().of(ANA).stream().map(BadgeJob::id).toList());
  }

  private void send(int attempt) {
    telling.tell(new BadgeSent(JOB, attempt, "printer", 41));
  }

  private void settle(int attempt, Settlement settlement, String reason) {
    telling.tell(new BadgeSettled(JOB, attempt, settlement, List.of(reason)));
  }

  private void rule(int attempt, Ruling ruling) {
    telling.tell(new BadgeRuled(JOB, attempt, ruling, Telling.TABLET));
  }

  private BadgeJob job() {
    return telling.state.badges().find(JOB).orElseThrow();
  }

  private boolean unfinished() {
    return telling.state.badges().at(Telling.BOX).unfinished().contains(job());
  }
}
