package dev.foyer.domain;

import static dev.foyer.domain.Telling.PICNIC;
import static dev.foyer.domain.Telling.START;
import static dev.foyer.domain.Telling.SUPPER;
import static dev.foyer.domain.Telling.admitted;
import static dev.foyer.domain.Telling.invitation;
import static dev.foyer.domain.Telling.issued;
import static dev.foyer.domain.Telling.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.foyer.domain.AdmissionRules.Door;
import dev.foyer.domain.AdmissionRules.Leniency;
import dev.foyer.domain.Decision.Admit;
import dev.foyer.domain.Decision.AlreadyAdmitted;
import dev.foyer.domain.Decision.HowMany;
import dev.foyer.domain.Decision.NeedsHost;
import dev.foyer.domain.Decision.Refusal;
import dev.foyer.domain.Decision.Refused;
import dev.foyer.domain.FactBody.HelpCause;
import dev.foyer.domain.FactBody.InvitationRevoked;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdmissionRulesTest {
  private static final int ANA = 1;
  private static final int FAMILY = 4;
  private final Telling telling = new Telling();

  AdmissionRulesTest() {
    telling.tell(issued(ANA, 1));
    telling.tell(issued(FAMILY, 4));
  }

  @Test
  void admitsAGuestOnTheList() {
    assertEquals(admits(ANA, 0), decide(ANA, door()));
  }

  @Test
  void saysThatAGuestIsInAlreadyAndSinceWhen() {
    Fact arrival = telling.tell(admitted(ANA, 0, 1));
    AlreadyAdmitted already = assertInstanceOf(AlreadyAdmitted.class, decide(ANA, door()));
    assertEquals(arrival.id(), already.admission().id());
  }

  @Test
  void admitsAGuestWhoseAdmissionWasUndone() {
    Fact arrival = telling.tell(admitted(ANA, 0, 1));
    telling.tell(Telling.undone(ANA, arrival));
    assertEquals(admits(ANA, 0), decide(ANA, door()));
  }

  @Test
  void asksAPartyHowManyAreHere() {
    assertEquals(new HowMany(telling.invitation(invitation(FAMILY)), 4), decide(FAMILY, door()));
  }

  @Test
  void admitsAPartyInPartsAndKnowsHowManyAreStillAwaited() {
    assertEquals(admits(FAMILY, 0, 1, 2), decide(FAMILY, doorFor(3)));
    IntStream.range(0, 3).forEach(index -> telling.tell(admitted(FAMILY, index, 1)));
    assertEquals(new HowMany(telling.invitation(invitation(FAMILY)), 1), decide(FAMILY, door()));
    assertEquals(admits(FAMILY, 3), decide(FAMILY, doorFor(1)));
  }

  @Test
  void fillsTheGapThatAnUndoneAdmissionLeftInAParty() {
    List<Fact> arrivals =
        IntStream.range(0, 4).mapToObj(i -> telling.tell(admitted(FAMILY, i, 1))).toList();
    telling.tell(Telling.undone(FAMILY, arrivals.get(1)));
    assertEquals(admits(FAMILY, 1), decide(FAMILY, doorFor(1)));
  }

  @Test
  void letsAHostDecideWhenMoreComeThanAreInvited() {
    assertEquals(held(HelpCause.TOO_MANY, FAMILY), decide(FAMILY, doorFor(5)));
    assertEquals(admits(FAMILY, 0, 1, 2, 3, 4), decide(FAMILY, doorOfAHost(5)));
  }

  @Test
  void letsAHostDecideAboutARevokedInvitation() {
    telling.tell(new InvitationRevoked(invitation(ANA), Telling.person(ANA), PrivateText.NONE));
    assertEquals(held(HelpCause.REVOKED, ANA), decide(ANA, door()));
    assertEquals(admits(ANA, 0), decide(ANA, doorOfAHost(0)));
  }

  @Test
  void letsAHostDecideAboutAnInvitationToAnotherEvent() {
    Door picnic = new Door(PICNIC, null, START, ClockQuality.TRUSTED, 0, Leniency.NONE);
    assertEquals(held(HelpCause.OTHER_EVENT, ANA), decide(ANA, picnic));
  }

  @Test
  void letsAHostDecideWhenNoEventIsOpen() {
    Door shut = new Door(null, null, START, ClockQuality.TRUSTED, 0, Leniency.NONE);
    Door host = new Door(null, null, START, ClockQuality.TRUSTED, 0, Leniency.HOST);
    assertEquals(held(HelpCause.NO_EVENT, ANA), decide(ANA, shut));
    assertEquals(admits(ANA, 0), decide(ANA, host));
  }

  @Test
  void letsAHostDecideLongBeforeAndLongAfterTheEvent() {
    Duration leeway = AdmissionRules.LEEWAY;
    Instant end = Telling.plan().endsAt();
    assertEquals(admits(ANA, 0), decide(ANA, doorAt(START.minus(leeway))));
    assertEquals(admits(ANA, 0), decide(ANA, doorAt(end.plus(leeway))));
    assertEquals(
        held(HelpCause.INVALID_TIME, ANA), decide(ANA, doorAt(START.minus(leeway).minusMillis(1))));
    assertEquals(
        held(HelpCause.INVALID_TIME, ANA), decide(ANA, doorAt(end.plus(leeway).plusMillis(1))));
  }

  @Test
  void neverBlocksAnybodyBecauseOfAClockThatItDoesNotTrust() {
    Door lost =
        new Door(SUPPER, Telling.plan(), Instant.EPOCH, ClockQuality.UNTRUSTED, 0, Leniency.NONE);
    assertEquals(admits(ANA, 0), decide(ANA, lost));
    assertEquals(
        new NeedsHost(HelpCause.NOT_ON_LIST, invitation(9)),
        AdmissionRules.decide(unlisted(SUPPER, LocalDate.of(1969, 1, 1)), lost));
  }

  @Test
  void evenAHostAdmitsNobodyTwice() {
    telling.tell(admitted(ANA, 0, 1));
    assertInstanceOf(AlreadyAdmitted.class, decide(ANA, doorOfAHost(1)));
  }

  @Test
  void letsAHostDecideAboutAValidTokenThatIsNotOnTheList() {
    assertEquals(
        new NeedsHost(HelpCause.NOT_ON_LIST, invitation(9)),
        AdmissionRules.decide(unlisted(SUPPER, null), door()));
    assertEquals(
        new NeedsHost(HelpCause.OTHER_EVENT, invitation(9)),
        AdmissionRules.decide(unlisted(PICNIC, null), door()));
    assertEquals(
        new NeedsHost(HelpCause.INVALID_TIME, invitation(9)),
        AdmissionRules.decide(unlisted(SUPPER, LocalDate.of(2026, 6, 4)), door()));
  }

  @Test
  void aTokenIsGoodUntilTheNightAfterItsLastDay() {
    assertEquals(
        new NeedsHost(HelpCause.NOT_ON_LIST, invitation(9)),
        AdmissionRules.decide(
            unlisted(SUPPER, LocalDate.of(2026, 6, 5)),
            doorAt(Instant.parse("2026-06-06T01:00:00Z"))));
  }

  @Test
  void anInvitationOfWhichOnlyLaterFactsAreKnownIsForAHost() {
    telling.tell(admitted(7, 0, 7));
    assertEquals(held(HelpCause.NOT_ON_LIST, 7), decide(7, door()));
  }

  @Test
  void letsAHostDecideWhenACodeIsAmbiguous() {
    assertEquals(
        new NeedsHost(HelpCause.AMBIGUOUS, null),
        AdmissionRules.decide(new Credential.Ambiguous(), door()));
  }

  @Test
  void refusesWhatIsNoInvitation() {
    for (Refusal refusal : Refusal.values()) {
      assertEquals(
          new Refused(refusal), AdmissionRules.decide(new Credential.Worthless(refusal), door()));
    }
  }

  private Decision decide(int number, Door door) {
    return AdmissionRules.decide(
        new Credential.Listed(telling.invitation(invitation(number))), door);
  }

  private Decision admits(int number, int... guests) {
    return new Admit(
        telling.invitation(invitation(number)),
        SUPPER,
        IntStream.of(guests).mapToObj(index -> new GuestId(invitation(number), index)).toList());
  }

  private static Decision held(HelpCause why, int number) {
    return new NeedsHost(why, invitation(number));
  }

  private static Credential unlisted(EventId event, @Nullable LocalDate notAfter) {
    return new Credential.Unlisted(invitation(9), event, token(9), notAfter);
  }

  private static Door door() {
    return doorFor(0);
  }

  private static Door doorFor(int people) {
    return new Door(SUPPER, Telling.plan(), START, ClockQuality.TRUSTED, people, Leniency.NONE);
  }

  private static Door doorOfAHost(int people) {
    return new Door(SUPPER, Telling.plan(), START, ClockQuality.TRUSTED, people, Leniency.HOST);
  }

  private static Door doorAt(Instant now) {
    return new Door(SUPPER, Telling.plan(), now, ClockQuality.TRUSTED, 0, Leniency.NONE);
  }
}
