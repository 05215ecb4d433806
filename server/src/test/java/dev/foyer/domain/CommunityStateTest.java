package dev.foyer.domain;

import static dev.foyer.domain.Telling.SUPPER;
import static dev.foyer.domain.Telling.admitted;
import static dev.foyer.domain.Telling.invitation;
import static dev.foyer.domain.Telling.issued;
import static dev.foyer.domain.Telling.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.AnyFacts.Told;
import dev.foyer.domain.FactBody.PersonErased;
import dev.foyer.domain.FactBody.PersonProfiled;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CommunityStateTest {
  private static final ReplicaId SOUTH = new ReplicaId("b1".repeat(16));
  private final Telling telling = new Telling();

  @Property(tries = 3_000)
  void anyOrderAndAnyRepeatsOfFactsEndInOneState(
      @ForAll("facts") List<Told> facts, @ForAll long seed) {
    Random random = new Random(seed);
    List<Told> again = new ArrayList<>(facts);
    again.addAll(facts.subList(0, random.nextInt(facts.size())));
    Collections.shuffle(again, random);
    List<String> one = Portrait.of(state(facts));
    List<String> other = Portrait.of(state(again));
    for (int line = 0; line < one.size(); line++) {
      assertEquals(one.get(line), other.get(line));
    }
  }

  @Provide
  Arbitrary<List<Told>> facts() {
    return AnyFacts.any();
  }

  private static CommunityState state(List<Told> facts) {
    CommunityState state = new CommunityState();
    facts.forEach(told -> state.apply(told.fact(), told.body()));
    return state;
  }

  @Test
  void theEarliestOfTwoAdmissionsCountsAndBothAreKept() {
    telling.tell(issued(1, 1));
    Fact early = telling.fact(admitted(1, 0, 1));
    Fact late = telling.tell(admitted(1, 0, 2));
    telling.state.apply(early, admitted(1, 0, 1));
    Invitation ana = telling.invitation(invitation(1));
    assertEquals(Optional.of(early.id()), ana.effective(0).map(Admission::id));
    assertEquals(
        List.of(early.id(), late.id()), ana.standing(0).stream().map(Admission::id).toList());
    assertEquals(1, telling.state.guests().tally(SUPPER).arrived());
  }

  @Test
  void aGuestIsCountedForTheBoxWhoseArrivalCountsAndTheCountsOfAllBoxesAreTheTally() {
    Telling south = new Telling(SOUTH);
    telling.tell(issued(1, 2));
    Fact first = telling.fact(admitted(1, 0, 1));
    south.tell(issued(2, 1));
    Fact second = south.fact(admitted(1, 0, 2));
    telling.state.apply(second, admitted(1, 0, 2));
    assertEquals(Map.of(SUPPER, 1), telling.state.guests().counted(SOUTH));
    telling.state.apply(first, admitted(1, 0, 1));
    assertEquals(Map.of(), telling.state.guests().counted(SOUTH));
    assertEquals(Map.of(SUPPER, 1), telling.state.guests().counted(Telling.BOX));
    telling.tell(Telling.undone(1, first));
    assertEquals(Map.of(SUPPER, 1), telling.state.guests().counted(SOUTH));
    assertEquals(Map.of(), telling.state.guests().counted(Telling.BOX));
    assertEquals(1, telling.state.guests().tally(SUPPER).arrived());
  }

  @Test
  void anUndoThatIsHeardOfFirstHoldsAllTheSame() {
    telling.tell(issued(1, 1));
    Fact arrival = telling.fact(admitted(1, 0, 1));
    telling.tell(Telling.undone(1, arrival));
    telling.state.apply(arrival, admitted(1, 0, 1));
    assertEquals(0, telling.state.guests().tally(SUPPER).arrived());
    assertEquals(1, telling.invitation(invitation(1)).awaited().size());
  }

  @Test
  void aProfileThatArrivesAfterItsPersonWasErasedStaysErased() {
    telling.tell(new PersonErased(person(1)));
    telling.tell(new PersonProfiled(person(1), 9, Profile.named("Ana Quintero")));
    assertEquals(Profile.ERASED, telling.state.people().profile(person(1)));
    assertFalse(telling.state.people().known().contains(person(1)));
  }

  @Test
  void anInviterIsHereFromTheirAdmissionOn() {
    telling.tell(issued(1, 1));
    assertFalse(telling.state.guests().here(person(1), SUPPER));
    telling.tell(admitted(1, 0, 1));
    assertTrue(telling.state.guests().here(person(1), SUPPER));
    assertFalse(telling.state.guests().here(person(1), Telling.PICNIC));
  }

  @Test
  void talliesCountPeopleAndFirstTimersAndWalkIns() {
    telling.tell(issued(1, 4));
    telling.tell(
        new FactBody.InvitationIssued(
            invitation(2),
            1,
            new Terms(
                SUPPER,
                person(2),
                1,
                null,
                Terms.Newcomer.FIRST_TIMER,
                Terms.Source.WALK_IN,
                null)));
    telling.tell(admitted(1, 0, 1));
    telling.tell(admitted(1, 1, 1));
    telling.tell(admitted(2, 0, 2));
    assertEquals(new Tally(4, 3, 0, 1, 1), telling.state.guests().tally(SUPPER));
  }

  @Test
  void anErasureIsDoneWhereTheReplicaItselfSaysSo() {
    Telling telling = new Telling();
    telling.tell(new PersonErased(person(1)));
    telling.tell(new FactBody.ErasureDone(person(1), AnyFacts.replica(1)));
    assertEquals(Set.of(), telling.state.people().acknowledged(person(1)).keySet());
    telling.tell(new FactBody.ErasureDone(person(1), Telling.BOX));
    assertEquals(Set.of(Telling.BOX), telling.state.people().acknowledged(person(1)).keySet());
  }

  @Test
  void whoIsForgottenIsNobodyToBeRecognisedAndWhatIsWrittenOfThemKeepsItsVersions() {
    Telling telling = new Telling();
    telling.tell(new FactBody.PersonProfiled(person(1), 7, Profile.named("Ana")));
    telling.state.forget(Set.of(person(1)));
    assertEquals(Set.of(), telling.state.people().known());
    assertEquals(8, telling.state.people().nextVersion(person(1)));
  }
}
