package dev.foyer.domain;

import static dev.foyer.domain.Telling.invitation;
import static dev.foyer.domain.Telling.person;
import static dev.foyer.domain.Telling.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.FactBody.Consent;
import dev.foyer.domain.FactBody.ConsentRecorded;
import dev.foyer.domain.FactBody.EventPlanned;
import dev.foyer.domain.FactBody.InvitationIssued;
import dev.foyer.domain.FactBody.InvitationRevoked;
import dev.foyer.domain.Terms.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionRuleTest {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Instant END = Telling.plan().endsAt();
  private static final Instant LATER = END.plus(WEEK).plusSeconds(1);

  private final Telling telling = new Telling();

  @BeforeEach
  void plan() {
    telling.tell(new EventPlanned(Telling.SUPPER, 1, Telling.plan()));
  }

  @Test
  void aWalkInGoesAWeekAfterTheEventAndNotBefore() {
    invite(1, Telling.SUPPER, Source.WALK_IN);
    assertEquals(Set.of(), due(END.plus(WEEK)));
    assertEquals(Set.of(person(1)), due(LATER));
  }

  @Test
  void whoIsOnAListStaysUnlessTheySaidOtherwise() {
    invite(1, Telling.SUPPER, Source.GUEST_LIST);
    invite(2, Telling.SUPPER, Source.GUEST_LIST);
    telling.tell(new ConsentRecorded(person(2), 1, Consent.LET_GO));
    assertEquals(Set.of(person(2)), due(LATER));
    telling.tell(new ConsentRecorded(person(2), 2, Consent.KEEP));
    assertEquals(Set.of(), due(LATER));
  }

  @Test
  void aWalkInWhoAgreedStays() {
    invite(1, Telling.SUPPER, Source.WALK_IN);
    telling.tell(new ConsentRecorded(person(1), 1, Consent.KEEP));
    assertEquals(Set.of(), due(LATER));
  }

  @Test
  void whoIsInvitedToAnEventThatIsStillToComeStaysUntilThatIsOver() {
    invite(1, Telling.SUPPER, Source.WALK_IN);
    telling.tell(new InvitationIssued(invitation(9), 1, terms(1, Telling.PICNIC, Source.WALK_IN)));
    assertEquals(Set.of(), due(LATER), "a plan that is not known is not over");
    EventPlan supper = Telling.plan();
    Instant starts = LATER.plus(WEEK);
    telling.tell(
        new EventPlanned(
            Telling.PICNIC,
            1,
            new EventPlan("Picnic", "", starts, starts.plusSeconds(60), supper.zone(), "")));
    assertEquals(Set.of(), due(LATER));
    assertTrue(Retention.comes(telling.state, person(1), LATER));
    assertEquals(Set.of(person(1)), due(starts.plus(WEEK).plusSeconds(61)));
  }

  @Test
  void aRevokedInvitationIsNoComingVisit() {
    invite(1, Telling.PICNIC, Source.GUEST_LIST);
    assertTrue(Retention.comes(telling.state, person(1), LATER));
    telling.tell(new InvitationRevoked(invitation(1), person(1), PrivateText.NONE));
    assertFalse(Retention.comes(telling.state, person(1), LATER));
  }

  @Test
  void whoWasInvitedToNothingIsLeftAlone() {
    assertEquals(Set.of(), due(LATER));
  }

  private void invite(int number, EventId event, Source source) {
    telling.tell(new InvitationIssued(invitation(number), 1, terms(number, event, source)));
  }

  private static Terms terms(int number, EventId event, Source source) {
    return new Terms(
        event, person(number), 1, null, Terms.Newcomer.RETURNING, source, token(number));
  }

  private Set<PersonId> due(Instant now) {
    return Retention.due(telling.state, List.of(person(1), person(2)), now, WEEK);
  }
}
