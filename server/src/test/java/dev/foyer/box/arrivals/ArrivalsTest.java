package dev.foyer.box.arrivals;

import static dev.foyer.box.arrivals.Venue.at;
import static dev.foyer.box.arrivals.Venue.scanId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.box.Evening;
import dev.foyer.box.Evening.Guest;
import dev.foyer.box.Evening.Wish;
import dev.foyer.box.arrivals.Answer.Admitted;
import dev.foyer.box.arrivals.Answer.AlreadyAdmitted;
import dev.foyer.box.arrivals.Answer.Hearing;
import dev.foyer.box.arrivals.Answer.HowMany;
import dev.foyer.box.arrivals.Answer.NeedsHost;
import dev.foyer.box.arrivals.Answer.Party;
import dev.foyer.box.arrivals.Answer.Refused;
import dev.foyer.box.welcome.Welcome.Inviter;
import dev.foyer.box.welcome.Welcome.Presence;
import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.Decision.Refusal;
import dev.foyer.domain.FactBody.BadgeQueued;
import dev.foyer.domain.FactBody.BadgeRuled;
import dev.foyer.domain.FactBody.BadgeSettled;
import dev.foyer.domain.FactBody.GuestAdmitted;
import dev.foyer.domain.FactBody.HelpCause;
import dev.foyer.domain.FactBody.HelpRaised;
import dev.foyer.domain.FactBody.Settlement;
import dev.foyer.domain.FactBody.Way;
import dev.foyer.domain.FactId;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.JobId;
import dev.foyer.platform.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalsTest {
  @TempDir Path data;
  private Venue venue;

  @BeforeEach
  void open() {
    venue = new Venue(data);
  }

  @AfterEach
  void close() {
    venue.close();
  }

  @Test
  void admitsAGuestByNameAndOrdersTheBadgeInTheSameBreath() {
    Guest ana = venue.evening.invite("Ana Quintero");
    Admitted admitted = assertInstanceOf(Admitted.class, venue.scan(ana));
    assertEquals(new Answer.Name("Ana Quintero", "Ana"), admitted.name());
    assertEquals(List.of(new GuestId(ana.invitation(), 0)), admitted.guests());
    assertEquals("queued", admitted.badges().getFirst().state());
    assertEquals(
        List.of(admitted.badges().getFirst().job()),
        venue.facts(BadgeQueued.class).stream().map(q -> q.job().hex()).toList());
    assertEquals(Hearing.FIRST, admitted.hearing());
  }

  @Test
  void takesEveryWrittenFormOfAToken() {
    for (String form : List.of("bare", "url", "lower", "spaced")) {
      Guest guest = venue.evening.invite("Guest " + form);
      String text =
          switch (form) {
            case "url" -> guest.token().url("https://foyer.example");
            case "lower" ->
                guest.token().url("https://foyer.example").toLowerCase(java.util.Locale.ROOT);
            case "spaced" -> "  " + guest.token().bare() + "\r\n";
            default -> guest.token().bare();
          };
      assertInstanceOf(Admitted.class, venue.arrivals.scan(at(venue.kiosk), text), form);
    }
  }

  @Test
  void aRetryOfAScanGetsTheFirstAnswerEvenAfterARestart() {
    Guest ana = venue.evening.invite("Ana Quintero");
    Ask ask = at(venue.kiosk);
    Answer first = venue.arrivals.scan(ask, ana.token().bare());
    venue.later(Duration.ofHours(1));
    assertEquals(first, venue.arrivals.scan(ask, ana.token().bare()));
    venue.restart();
    assertEquals(first, venue.arrivals.scan(ask, ana.token().bare()));
    assertEquals(1, venue.facts(GuestAdmitted.class).size());
    assertEquals(1, venue.facts(BadgeQueued.class).size());
  }

  @Test
  void theSameGuestAtTheSameStationWithinTwoMinutesHearsTheFirstAnswerAgain() {
    Guest ana = venue.evening.invite("Ana Quintero");
    Admitted first = assertInstanceOf(Admitted.class, venue.scan(ana));
    venue.later(Duration.ofMinutes(2));
    Admitted again = assertInstanceOf(Admitted.class, venue.scan(ana));
    assertEquals(Hearing.REPEATED, again.hearing());
    assertEquals(first.badges(), again.badges());
    assertEquals(first.at(), again.at());
    assertEquals(1, venue.facts(BadgeQueued.class).size());
  }

  @Test
  void laterOrAtAnotherStationTheGuestIsInAlready() {
    Guest ana = venue.evening.invite("Ana Quintero");
    venue.scan(ana);
    AlreadyAdmitted elsewhere =
        assertInstanceOf(
            AlreadyAdmitted.class, venue.arrivals.scan(at(venue.otherKiosk), ana.token().bare()));
    assertEquals("Kiosk", elsewhere.where());
    assertEquals("queued", elsewhere.badges().getFirst().state());
    venue.later(Duration.ofSeconds(121));
    assertInstanceOf(AlreadyAdmitted.class, venue.scan(ana));
  }

  @Test
  void aTypedCodeAdmitsAsTheTokenDoes() {
    Guest ana = venue.evening.invite("Ana Quintero");
    String typed = ana.token().shortCode().grouped().toLowerCase(java.util.Locale.ROOT);
    assertInstanceOf(Admitted.class, venue.arrivals.scan(at(venue.kiosk), typed));
    assertEquals(Way.CODE, venue.facts(GuestAdmitted.class).getFirst().passage().way());
  }

  @Test
  void guessingCodesIsSlowAndSlowAtThatStationOnly() {
    Guest ana = venue.evening.invite("Ana Quintero");
    for (int guess = 1; guess <= WrongGuesses.MOST; guess++) {
      Refused refused = refused("0000-0000-0" + guess, venue);
      assertEquals(guess == WrongGuesses.MOST, refused.retryAfter() > 0);
    }
    String code = ana.token().shortCode().text();
    assertTrue(refused(code, venue).retryAfter() > 0);
    assertInstanceOf(Admitted.class, venue.arrivals.scan(at(venue.otherKiosk), code));
  }

  private static Refused refused(String text, Venue venue) {
    Refused refused = assertInstanceOf(Refused.class, venue.arrivals.scan(at(venue.kiosk), text));
    assertEquals(Refusal.UNKNOWN_CODE, refused.reason());
    return refused;
  }

  @Test
  void aPartySaysHowManyAreHereAndMayComeInParts() {
    Guest family = venue.evening.invite(Wish.named("Ola Nordmann").people(4));
    Ask ask = at(venue.kiosk);
    HowMany question =
        assertInstanceOf(HowMany.class, venue.arrivals.scan(ask, family.token().bare()));
    assertEquals(new Party(4, 0), question.party());
    assertEquals(List.of(), venue.facts(GuestAdmitted.class));
    Admitted three =
        assertInstanceOf(
            Admitted.class,
            venue.arrivals.scan(new Ask(ask.scan(), venue.kiosk, 3), family.token().bare()));
    assertEquals(3, three.guests().size());
    assertEquals(3, three.badges().size());
    HowMany rest = assertInstanceOf(HowMany.class, venue.scan(family));
    assertEquals(1, rest.party().remaining());
    Admitted last =
        assertInstanceOf(
            Admitted.class, venue.arrivals.scan(at(venue.kiosk, 1), family.token().bare()));
    assertEquals(List.of(new GuestId(family.invitation(), 3)), last.guests());
    assertEquals(3, last.welcome().companions());
  }

  @Test
  void greetsWithTheInviterOnceTheInviterIsHere() {
    Guest jonas = venue.evening.invite("Jonas Berg");
    Guest ana = venue.evening.invite(Wish.named("Ana Quintero").by(jonas));
    Guest mai = venue.evening.invite(Wish.named("Mai Nguyễn").by(jonas));
    assertEquals(new Inviter("Jonas Berg", Presence.NOT_HERE), admit(ana).welcome().inviter());
    venue.scan(jonas);
    assertEquals(new Inviter("Jonas Berg", Presence.HERE), admit(mai).welcome().inviter());
    assertNull(admit(venue.evening.invite("Nobody's guest")).welcome().inviter());
  }

  @Test
  void neverCountsFewerThanFiveOtherFirstTimers() {
    for (int others = 0; others <= 5; others++) {
      Guest guest = venue.evening.invite(Wish.named("Guest " + others).firstTimer());
      OptionalInt told = others < 5 ? OptionalInt.empty() : OptionalInt.of(5);
      assertEquals(told, admit(guest).welcome().others().firstTimers());
    }
  }

  @Test
  void aTokenThatTheBoxHasNeverHeardOfIsForAHostAndRingsOnce() {
    Guest stranger = venue.evening.stranger(Evening.SUPPER);
    Ask ask = at(venue.kiosk);
    NeedsHost held = held(venue.arrivals.scan(ask, stranger.token().bare()));
    assertEquals(HelpCause.NOT_ON_LIST, held.why());
    assertEquals(held, venue.arrivals.scan(ask, stranger.token().bare()));
    assertEquals(held.request(), held(venue.scan(stranger)).request());
    assertEquals(1, venue.facts(HelpRaised.class).size());
    venue.restart();
    assertEquals(held, venue.arrivals.scan(ask, stranger.token().bare()));
  }

  @Test
  void aRevokedInvitationIsForAHost() {
    Guest ana = venue.evening.invite("Ana Quintero");
    venue.evening.revoke(ana);
    NeedsHost held = held(venue.scan(ana));
    assertEquals(HelpCause.REVOKED, held.why());
    assertEquals(new Answer.Name("Ana Quintero", "Ana"), held.name());
  }

  @Test
  void anInvitationToAnotherEventIsForAHost() {
    Guest listed = venue.evening.invite(Wish.named("Ana Quintero").to(Evening.PICNIC));
    assertEquals(HelpCause.OTHER_EVENT, held(venue.scan(listed)).why());
    Guest stranger = venue.evening.stranger(Evening.PICNIC);
    assertEquals(HelpCause.OTHER_EVENT, held(venue.scan(stranger)).why());
  }

  @Test
  void moreThanAreInvitedIsForAHost() {
    Guest pair = venue.evening.invite(Wish.named("Ana Quintero").people(2));
    Answer answer = venue.arrivals.scan(at(venue.kiosk, 3), pair.token().bare());
    assertEquals(HelpCause.TOO_MANY, held(answer).why());
  }

  @Test
  void aScanLongAfterTheEventIsForAHost() {
    Guest ana = venue.evening.invite("Ana Quintero");
    venue.later(Duration.ofHours(9));
    assertEquals(HelpCause.INVALID_TIME, held(venue.scan(ana)).why());
  }

  @Test
  void whatIsNoInvitationIsRefusedAndNobodyIsCalled() {
    Guest ana = venue.evening.invite("Ana Quintero");
    String token = ana.token().text();
    assertEquals(Refusal.UNREADABLE, refusal("https://example.org/menu"));
    assertEquals(Refusal.UNREADABLE, refusal("\u0000\u0007 🎉"));
    assertEquals(Refusal.UNREADABLE, refusal("0".repeat(4_296)));
    assertEquals(Refusal.UNREADABLE, refusal(""));
    for (int length = 11; length < token.length(); length++) {
      assertEquals(Refusal.UNREADABLE, refusal(token.substring(0, length)));
    }
    char other = token.charAt(60) == 'A' ? 'B' : 'A';
    assertEquals(Refusal.INVALID, refusal(token.substring(0, 60) + other + token.substring(61)));
    assertEquals(List.of(), venue.facts(HelpRaised.class));
  }

  @Test
  void anUndoneGuestCanBeAdmittedAgainAndAWaitingBadgeIsWithdrawn() {
    Guest ana = venue.evening.invite("Ana Quintero");
    venue.scan(ana);
    Undo undo = new Undo(Setting.of(venue.replica));
    FactId admission = admission(ana);
    undo.undo(List.of(admission), venue.tablet, "wrong person");
    undo.undo(List.of(admission), venue.tablet, "wrong person");
    assertEquals(1, venue.facts(BadgeRuled.class).size());
    Admitted again = assertInstanceOf(Admitted.class, venue.scan(ana));
    assertEquals(Hearing.FIRST, again.hearing());
    assertEquals("queued", again.badges().getFirst().state());
  }

  @Test
  void aBadgeThatFailedIsWithdrawnWithItsAdmission() {
    Guest ana = venue.evening.invite("Ana Quintero");
    JobId job = new JobId(admit(ana).badges().getFirst().job());
    venue
        .replica
        .ledger()
        .record(List.of(new BadgeSettled(job, 1, Settlement.FAILED, List.of("media-empty"))));
    new Undo(Setting.of(venue.replica)).undo(List.of(admission(ana)), venue.tablet, "mistake");
    BadgeJob.State state =
        venue.replica.memory().read(s -> s.badges().find(job).orElseThrow().state());
    assertEquals(BadgeJob.State.CANCELLED, state);
  }

  private FactId admission(Guest guest) {
    return venue
        .replica
        .memory()
        .read(
            state ->
                state.guests().find(guest.invitation()).orElseThrow().effective(0).orElseThrow())
        .id();
  }

  private Admitted admit(Guest guest) {
    return assertInstanceOf(Admitted.class, venue.scan(guest));
  }

  private Refusal refusal(String text) {
    return assertInstanceOf(
            Refused.class, venue.arrivals.scan(new Ask(scanId(), venue.kiosk, 0), text))
        .reason();
  }

  private static NeedsHost held(Answer answer) {
    return assertInstanceOf(NeedsHost.class, answer);
  }

  @Test
  void aRetryHearsTheFirstAnswerWhateverHasHappenedSince() {
    Guest ana = venue.evening.invite("Ana Quintero");
    venue.scan(ana);
    Ask second = Venue.at(venue.otherKiosk);
    Answer already = venue.arrivals.scan(second, ana.token().bare());
    assertInstanceOf(AlreadyAdmitted.class, already);
    FactId arrival =
        venue.replica.memory().read(s -> s.guests().arrivals(Evening.SUPPER, 1)).getFirst().id();
    new Undo(Setting.of(venue.replica)).undo(List.of(arrival), venue.tablet, "");
    assertEquals(already, venue.arrivals.scan(second, ana.token().bare()));
    assertEquals(1, venue.facts(GuestAdmitted.class).size());
  }

  @Test
  void retriesOfOneWrongCodeAreOneGuess() {
    Guest ana = venue.evening.invite("Ana Quintero");
    Ask ask = Venue.at(venue.kiosk);
    for (int i = 0; i < 9; i++) {
      assertInstanceOf(Refused.class, venue.arrivals.scan(ask, "00000-00000"));
    }
    String code = ana.token().shortCode().grouped();
    assertInstanceOf(Admitted.class, venue.arrivals.scan(Venue.at(venue.kiosk), code));
  }

  @Test
  void aScanThatWasSomethingElseBeforeIsRefused() {
    Guest ana = venue.evening.invite("Ana Quintero");
    Ask ask = Venue.at(venue.kiosk);
    venue.arrivals.scan(ask, "nonsense");
    Problem problem =
        assertThrows(Problem.class, () -> venue.arrivals.scan(ask, ana.token().bare()));
    assertEquals(409, problem.status());
    assertEquals(0, venue.facts(GuestAdmitted.class).size());
  }

  @Test
  void aBadgeIsKnownForWhatItIsAndOpensNothing() {
    Guest ana = venue.evening.invite("Ana Quintero");
    String badge = "FB:" + ana.invitation().hex().toUpperCase(Locale.ROOT) + "-0";
    for (String text : List.of(badge, " " + badge + "\n", badge.toLowerCase(Locale.ROOT))) {
      Answer answer = venue.arrivals.scan(Venue.at(venue.kiosk), text);
      assertEquals(Refusal.BADGE, assertInstanceOf(Refused.class, answer).reason(), text);
    }
    assertEquals(0, venue.facts(GuestAdmitted.class).size());
  }
}
