package dev.foyer.box.arrivals;

import static dev.foyer.box.arrivals.Venue.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.foyer.box.Evening;
import dev.foyer.box.Evening.Guest;
import dev.foyer.box.Evening.Wish;
import dev.foyer.box.arrivals.Answer.Admitted;
import dev.foyer.box.arrivals.Answer.AlreadyAdmitted;
import dev.foyer.box.arrivals.Answer.HowMany;
import dev.foyer.box.arrivals.Answer.NeedsHost;
import dev.foyer.box.arrivals.Strangers.WalkIn;
import dev.foyer.box.arrivals.Strangers.Word;
import dev.foyer.box.welcome.Welcome.Presence;
import dev.foyer.domain.FactBody.BadgeQueued;
import dev.foyer.domain.FactBody.GuestAdmitted;
import dev.foyer.domain.FactBody.HelpCause;
import dev.foyer.domain.FactBody.InvitationIssued;
import dev.foyer.domain.FactBody.TokenRecognised;
import dev.foyer.domain.FactBody.Way;
import dev.foyer.domain.FactId;
import dev.foyer.domain.HelpRequest;
import dev.foyer.domain.Profile;
import dev.foyer.domain.RequestId;
import dev.foyer.domain.Terms;
import dev.foyer.domain.Terms.Newcomer;
import dev.foyer.platform.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every "a host decides" has a way out.
class StrangersTest {
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
  void aHostLetsARevokedGuestInWithAReasonAndTheRequestIsSettled() {
    Guest ana = venue.evening.invite("Ana Quintero");
    venue.evening.revoke(ana);
    RequestId request = request(venue.scan(ana));
    Answer answer = venue.arrivals.letIn(at(venue.tablet), ana.invitation(), "A mix-up");
    assertInstanceOf(Admitted.class, answer);
    GuestAdmitted admitted = venue.facts(GuestAdmitted.class).getFirst();
    assertEquals(Way.LET_IN, admitted.passage().way());
    assertEquals("A mix-up", admitted.note().value());
    assertEquals(HelpRequest.State.CLOSED, state(request));
  }

  @Test
  void aHostsOwnTapRingsNowhere() {
    Guest ana = venue.evening.invite("Ana Quintero");
    venue.evening.revoke(ana);
    NeedsHost held =
        assertInstanceOf(
            NeedsHost.class, venue.arrivals.checkIn(at(venue.tablet), ana.invitation()));
    assertNull(held.request());
    assertEquals(HelpCause.REVOKED, held.why());
  }

  @Test
  void aHostChecksAGuestInByATap() {
    Guest ana = venue.evening.invite("Ana Quintero");
    Ask ask = at(venue.tablet);
    Answer first = venue.arrivals.checkIn(ask, ana.invitation());
    assertInstanceOf(Admitted.class, first);
    assertEquals(first, venue.arrivals.checkIn(ask, ana.invitation()));
    assertEquals(Way.HOST, venue.facts(GuestAdmitted.class).getFirst().passage().way());
  }

  @Test
  void aHostLetsInATokenThatTheBoxHadNeverHeardOf() {
    Guest stranger = venue.evening.stranger(Evening.SUPPER);
    RequestId request = request(venue.scan(stranger));
    Answer answer =
        venue.arrivals.strangers().letIn(at(venue.tablet), request, new Word("Mai", "known"));
    assertEquals("Mai", assertInstanceOf(Admitted.class, answer).name().full());
    assertEquals(HelpRequest.State.CLOSED, state(request));
    venue.later(Duration.ofMinutes(5));
    assertInstanceOf(AlreadyAdmitted.class, venue.scan(stranger));
  }

  @Test
  void theIssuersTermsReplaceThoseThatTheDoorMade() {
    Guest stranger = venue.evening.stranger(Evening.SUPPER);
    RequestId request = request(venue.scan(stranger));
    venue.arrivals.strangers().letIn(at(venue.tablet), request, new Word("Mai", "known"));
    Terms issued =
        new Terms(
            Evening.SUPPER,
            stranger.person(),
            2,
            null,
            Newcomer.FIRST_TIMER,
            Terms.Source.GUEST_LIST,
            stranger.token().sha256());
    venue.replica.ledger().record(List.of(new InvitationIssued(stranger.invitation(), 1, issued)));
    assertEquals(
        issued,
        venue
            .replica
            .memory()
            .read(s -> s.guests().find(stranger.invitation()).orElseThrow().terms().orElseThrow()));
  }

  @Test
  void somebodyWhoseNameNobodyKnowsIsAskedForIt() {
    RequestId request = request(venue.scan(venue.evening.stranger(Evening.SUPPER)));
    Problem problem =
        assertThrows(
            Problem.class,
            () ->
                venue.arrivals.strangers().letIn(at(venue.tablet), request, new Word("", "known")));
    assertEquals("name", problem.field());
  }

  @Test
  void aGuestOfAnotherEventIsLetInToThisOne() {
    Guest ana = venue.evening.invite(Wish.named("Ana Quintero").to(Evening.PICNIC));
    RequestId request = request(venue.scan(ana));
    Answer answer =
        venue.arrivals.strangers().letIn(at(venue.tablet), request, new Word("", "wrong day"));
    assertEquals("Ana Quintero", assertInstanceOf(Admitted.class, answer).name().full());
    assertEquals(Evening.SUPPER, venue.facts(GuestAdmitted.class).getFirst().event());
    assertEquals(HelpRequest.State.CLOSED, state(request));
    Answer again =
        venue.arrivals.letIn(at(venue.tablet), ana.invitation(), "the other host, a second later");
    assertEquals(Answer.Hearing.REPEATED, assertInstanceOf(Admitted.class, again).hearing());
    assertEquals(1, venue.facts(GuestAdmitted.class).size());
  }

  @Test
  void aStrangerToAnotherEventIsLetInWithoutTouchingThatInvitation() {
    Guest stranger = venue.evening.stranger(Evening.PICNIC);
    RequestId request = request(venue.scan(stranger));
    venue.arrivals.strangers().letIn(at(venue.tablet), request, new Word("Mai", ""));
    GuestAdmitted admitted = venue.facts(GuestAdmitted.class).getFirst();
    assertEquals(Evening.SUPPER, admitted.event());
    assertEquals(false, admitted.guest().invitation().equals(stranger.invitation()));
  }

  @Test
  void aHostSaysThatARequestIsAboutAGuestOfTheList() {
    Guest ana = venue.evening.invite("Ana Quintero");
    RequestId request = request(venue.scan(venue.evening.stranger(Evening.SUPPER)));
    Answer answer = venue.arrivals.strangers().merge(at(venue.tablet), request, ana.invitation());
    assertEquals("Ana Quintero", assertInstanceOf(Admitted.class, answer).name().full());
    assertEquals(HelpRequest.State.CLOSED, state(request));
  }

  @Test
  void aSecondHostHearsThatSomebodyHasTakenCareOfIt() {
    RequestId request = request(venue.scan(venue.evening.stranger(Evening.SUPPER)));
    Strangers strangers = venue.arrivals.strangers();
    Ask ask = at(venue.tablet);
    Answer first = strangers.letIn(ask, request, new Word("Mai", ""));
    assertEquals(first, strangers.letIn(ask, request, new Word("Mai", "")));
    Problem problem =
        assertThrows(
            Problem.class, () -> strangers.letIn(at(venue.tablet), request, new Word("Mai", "")));
    assertEquals(409, problem.status());
    assertEquals(1, venue.facts(GuestAdmitted.class).size());
  }

  @Test
  void aMemberVouchesForAWalkIn() {
    Guest jonas = venue.evening.invite("Jonas Berg");
    venue.scan(jonas);
    Ask ask = at(venue.tablet);
    WalkIn walkIn =
        new WalkIn(
            Profile.named("Siri Dahl", "Guild"), Newcomer.FIRST_TIMER, jonas.invitation(), null);
    Admitted admitted =
        assertInstanceOf(Admitted.class, venue.arrivals.strangers().walkIn(ask, walkIn));
    assertEquals(admitted, venue.arrivals.strangers().walkIn(ask, walkIn));
    assertEquals(Newcomer.FIRST_TIMER, admitted.welcome().newcomer());
    assertEquals(Presence.HERE, Objects.requireNonNull(admitted.welcome().inviter()).presence());
    assertEquals(1, admitted.badges().size());
    assertEquals(1, venue.replica.memory().read(s -> s.guests().tally(Evening.SUPPER)).walkIns());
  }

  @Test
  void moreThanAreInvitedAreLetInByAHost() {
    Guest pair = venue.evening.invite(Wish.named("Ana Quintero").people(2));
    Answer answer = venue.arrivals.letIn(at(venue.tablet, 3), pair.invitation(), "one more");
    assertEquals(3, assertInstanceOf(Admitted.class, answer).guests().size());
    Answer again = venue.arrivals.letIn(at(venue.kiosk, 3), pair.invitation(), "one more");
    assertInstanceOf(AlreadyAdmitted.class, again);
  }

  @Test
  void aScanLongBeforeTheEventIsLetInByAHost() {
    Guest ana = venue.evening.invite("Ana Quintero");
    venue.later(Duration.ofDays(-1));
    assertEquals(HelpCause.INVALID_TIME, assertInstanceOf(NeedsHost.class, venue.scan(ana)).why());
    assertInstanceOf(
        Admitted.class, venue.arrivals.letIn(at(venue.tablet), ana.invitation(), "helper"));
  }

  @Test
  void aPartyToAnotherEventIsLetInByItsNumber() {
    Guest pair = venue.evening.invite(Wish.named("Ana Quintero").people(4).to(Evening.PICNIC));
    RequestId request = request(venue.scan(pair));
    Ask unsaid = at(venue.tablet);
    Strangers strangers = venue.arrivals.strangers();
    HowMany asked =
        assertInstanceOf(HowMany.class, strangers.letIn(unsaid, request, new Word("", "moved")));
    assertEquals(4, asked.party().remaining());
    Ask three = new Ask(unsaid.scan(), unsaid.station(), 3);
    Admitted admitted =
        assertInstanceOf(Admitted.class, strangers.letIn(three, request, new Word("", "moved")));
    assertEquals(List.of(0, 1, 2), admitted.guests().stream().map(g -> g.index()).toList());
    assertEquals(3, admitted.badges().size());
    assertEquals(3, admitted.party().size());
    assertEquals(3, venue.facts(BadgeQueued.class).size());
  }

  @Test
  void asManyStrangersAreLetInAsAHostSays() {
    RequestId request = request(venue.scan(venue.evening.stranger(Evening.SUPPER)));
    Answer answer =
        venue.arrivals.strangers().letIn(at(venue.tablet, 3), request, new Word("Mai", "family"));
    assertEquals(3, assertInstanceOf(Admitted.class, answer).guests().size());
    assertEquals(3, venue.facts(GuestAdmitted.class).size());
  }

  @Test
  void aTokenThatAHostHasRecognisedIsNoStrangersAnyMoreWhileItsGuestIsIn() {
    Guest ana = venue.evening.invite("Ana Quintero");
    Guest shown = venue.evening.stranger(Evening.SUPPER);
    RequestId request = request(venue.scan(shown));
    venue.arrivals.strangers().merge(at(venue.tablet), request, ana.invitation());
    AlreadyAdmitted again = assertInstanceOf(AlreadyAdmitted.class, venue.scan(shown));
    assertEquals(ana.invitation(), again.invitation());
    venue.restart();
    assertInstanceOf(AlreadyAdmitted.class, venue.scan(shown));
    undoEverything();
    assertInstanceOf(NeedsHost.class, venue.scan(shown));
    assertInstanceOf(Admitted.class, venue.scan(ana));
  }

  @Test
  void aStrangerToAnotherEventWhoWasLetInIsKnown() {
    Guest stranger = venue.evening.stranger(Evening.PICNIC);
    RequestId request = request(venue.scan(stranger));
    venue.arrivals.strangers().letIn(at(venue.tablet), request, new Word("Mai", ""));
    assertInstanceOf(AlreadyAdmitted.class, venue.scan(stranger));
    venue.evening.open(Evening.PICNIC);
    assertEquals(
        HelpCause.NOT_ON_LIST, assertInstanceOf(NeedsHost.class, venue.scan(stranger)).why());
  }

  @Test
  void aGuestOfAnotherEventWhoWasLetInIsInAlready() {
    Guest ana = venue.evening.invite(Wish.named("Ana Quintero").to(Evening.PICNIC));
    venue.arrivals.letIn(at(venue.tablet), ana.invitation(), "wrong day");
    assertInstanceOf(AlreadyAdmitted.class, venue.scan(ana));
    String code = ana.token().shortCode().text();
    assertInstanceOf(AlreadyAdmitted.class, venue.arrivals.scan(at(venue.kiosk), code));
    venue.evening.open(Evening.PICNIC);
    assertInstanceOf(Admitted.class, venue.scan(ana));
  }

  @Test
  void aRevokedInvitationToAnotherEventSpeaksForNobody() {
    Guest ana = venue.evening.invite(Wish.named("Ana Quintero").to(Evening.PICNIC));
    venue.arrivals.letIn(at(venue.tablet), ana.invitation(), "wrong day");
    venue.evening.revoke(ana);
    assertInstanceOf(NeedsHost.class, venue.scan(ana));
  }

  @Test
  void sayingThatARequestIsAboutSomebodyWhoIsInSettlesIt() {
    Guest ana = venue.evening.invite("Ana Quintero");
    venue.arrivals.checkIn(at(venue.tablet), ana.invitation());
    Guest shown = venue.evening.stranger(Evening.SUPPER);
    RequestId request = request(venue.scan(shown));
    Ask ask = at(venue.tablet);
    Strangers strangers = venue.arrivals.strangers();
    Answer answer = strangers.merge(ask, request, ana.invitation());
    assertInstanceOf(AlreadyAdmitted.class, answer);
    assertEquals(HelpRequest.State.CLOSED, state(request));
    assertEquals(answer, strangers.merge(ask, request, ana.invitation()));
    assertInstanceOf(AlreadyAdmitted.class, venue.scan(shown));
  }

  @Test
  void aWalkInBesideAPartyDoesNotTakeThePartysInvitation() {
    Guest pair = venue.evening.invite(Wish.named("Ana Quintero").people(2));
    RequestId request = request(venue.arrivals.scan(at(venue.kiosk, 3), pair.token().bare()));
    WalkIn third = new WalkIn(Profile.named("Mai"), Newcomer.RETURNING, null, request);
    venue.arrivals.strangers().walkIn(at(venue.tablet), third);
    assertEquals(List.of(), venue.facts(TokenRecognised.class));
    assertInstanceOf(Admitted.class, venue.arrivals.scan(at(venue.kiosk, 2), pair.token().bare()));
  }

  @Test
  void onlySomebodyWhoIsHereVouches() {
    Guest jonas = venue.evening.invite("Jonas Berg");
    WalkIn walkIn =
        new WalkIn(Profile.named("Siri Dahl"), Newcomer.FIRST_TIMER, jonas.invitation(), null);
    Problem problem =
        assertThrows(
            Problem.class, () -> venue.arrivals.strangers().walkIn(at(venue.tablet), walkIn));
    assertEquals("vouchedBy", problem.field());
    assertEquals(400, problem.status());
  }

  private void undoEverything() {
    List<FactId> admissions =
        venue.replica.memory().read(s -> s.guests().arrivals(Evening.SUPPER, 9)).stream()
            .map(admission -> admission.id())
            .toList();
    new Undo(Setting.of(venue.replica)).undo(admissions, venue.tablet, "");
  }

  private RequestId request(Answer answer) {
    return Objects.requireNonNull(assertInstanceOf(NeedsHost.class, answer).request());
  }

  private HelpRequest.State state(RequestId request) {
    return venue.replica.memory().read(s -> s.requests().find(request).orElseThrow().state());
  }
}
