package dev.foyer.insights;

import static dev.foyer.domain.Telling.KIOSK;
import static dev.foyer.domain.Telling.PICNIC;
import static dev.foyer.domain.Telling.START;
import static dev.foyer.domain.Telling.SUPPER;
import static dev.foyer.domain.Telling.TABLET;
import static dev.foyer.domain.Telling.invitation;
import static dev.foyer.domain.Telling.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.foyer.domain.AnswerFact.ConsentSaid;
import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.AnswerFact.Said;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.FactBody.EventPlanned;
import dev.foyer.domain.FactBody.GuestAdmitted;
import dev.foyer.domain.FactBody.GuestGreeted;
import dev.foyer.domain.FactBody.InvitationIssued;
import dev.foyer.domain.FactBody.InvitationRevoked;
import dev.foyer.domain.FactBody.Passage;
import dev.foyer.domain.FactBody.PersonErased;
import dev.foyer.domain.FactBody.Way;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.ItemId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Room;
import dev.foyer.domain.SeatingFact.RoomLaid;
import dev.foyer.domain.SeatingFact.RoundCalled;
import dev.foyer.domain.SeatingFact.Row;
import dev.foyer.domain.SeatingFact.SeatsPlanned;
import dev.foyer.domain.Telling;
import dev.foyer.domain.Terms;
import dev.foyer.domain.Terms.Newcomer;
import dev.foyer.domain.Terms.Source;
import dev.foyer.domain.TieFact.Kept;
import dev.foyer.domain.TieFact.Met;
import dev.foyer.domain.TieFact.NeedAnswered;
import dev.foyer.domain.TieFact.PeopleMet;
import dev.foyer.domain.TieFact.ResourceShelved;
import dev.foyer.domain.TieFact.Thing;
import dev.foyer.domain.TieFact.TouchWished;
import dev.foyer.measures.Attendance.Arrival;
import dev.foyer.measures.Attendance.Standing;
import dev.foyer.measures.Encounters.Need;
import dev.foyer.measures.Encounters.Outcome;
import dev.foyer.measures.Encounters.Promise;
import dev.foyer.measures.Encounters.State;
import dev.foyer.measures.Encounters.Word;
import dev.foyer.measures.Gathering;
import dev.foyer.measures.Pair;
import dev.foyer.measures.Pulses;
import dev.foyer.measures.Pulses.Face;
import dev.foyer.measures.Round;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// From facts to a season, field by field.
class SeasonsTest {
  private static final int ANA = 1;
  private static final int JONAS = 2;
  private static final int MEI = 3;
  private static final int TOM = 4;
  private static final Instant OVER = START.plus(Duration.ofHours(5));

  private final Told told = new Told();

  @Test
  void whoWasAskedWhoCameAndWhenTheyWereGreeted() {
    told.invited(ANA, Newcomer.RETURNING, null);
    told.invited(JONAS, Newcomer.FIRST_TIMER, person(ANA));
    told.invited(MEI, Newcomer.FIRST_TIMER, null);
    told.telling.tell(Told.issued(SUPPER, TOM, Newcomer.RETURNING, Source.WALK_IN, null));
    Instant ana = told.comes(ANA);
    Instant jonas = told.comes(JONAS);
    Instant tom = told.comes(TOM);
    Instant greeted =
        Told.at(
            told.telling.tell(new GuestGreeted(Told.guest(JONAS), TABLET)).stamp().wallMillis());
    Gathering supper = only();
    assertEquals(Told.people(ANA, JONAS, MEI), supper.attendance().invited());
    assertEquals(
        Map.of(
            person(ANA), new Arrival(ana, null, Standing.RETURNING),
            person(JONAS), new Arrival(jonas, greeted, Standing.FIRST_TIMER),
            person(TOM), new Arrival(tom, null, Standing.RETURNING)),
        supper.attendance().arrivals());
    assertEquals(Map.of(person(JONAS), person(ANA)), supper.attendance().about().inviters());
  }

  @Test
  void anInvitationTakenBackIsNoneAndAnArrivalTakenBackIsNone() {
    told.invited(ANA, Newcomer.RETURNING, null);
    told.invited(JONAS, Newcomer.RETURNING, null);
    told.invited(MEI, Newcomer.RETURNING, null);
    told.telling.tell(
        new InvitationRevoked(invitation(MEI), person(MEI), new PrivateText("moved")));
    told.comes(ANA);
    var arrival = told.telling.tell(Told.admitted(SUPPER, JONAS, 0, 9));
    told.telling.tell(Telling.undone(JONAS, arrival));
    assertEquals(Told.people(ANA, JONAS), only().attendance().invited());
    assertEquals(Told.people(ANA), only().here());
  }

  @Test
  void whoComesAlongIsInNoMeasure() {
    told.telling.tell(Telling.issued(ANA, 2));
    told.comes(ANA);
    told.telling.tell(Told.admitted(SUPPER, ANA, 1, 77));
    assertEquals(Told.people(ANA), only().here());
  }

  @Test
  void groupsAreOrganisationsInOneSpellingAndNamedIsWhoAgreesAndHasAName() {
    told.profile(ANA, "Ana", "The Guild", List.of(), List.of());
    told.profile(JONAS, "Jonas", " the guild", List.of(), List.of());
    told.profile(MEI, "", "Elm", List.of(), List.of());
    told.profile(TOM, "Tom", "", List.of(), List.of());
    for (int guest : List.of(ANA, JONAS, MEI, TOM)) {
      told.invited(guest, Newcomer.RETURNING, null);
      told.comes(guest);
    }
    told.consents(ANA, Purpose.NAMED, Said.YES);
    told.consents(MEI, Purpose.NAMED, Said.YES);
    told.telling.tell(new ConsentSaid(person(ANA), Purpose.NAMED, 2, Said.YES));
    told.consents(JONAS, Purpose.NAMED, Said.YES);
    told.telling.tell(new ConsentSaid(person(JONAS), Purpose.NAMED, 2, Said.NO));
    assertEquals(
        Map.of(person(ANA), "The Guild", person(JONAS), "The Guild", person(MEI), "Elm"),
        only().attendance().about().groups());
    assertEquals(Told.people(ANA), only().attendance().about().named());
  }

  @Test
  void aRoundIsOneThatWasCalledWithThoseWhoCame() {
    for (int guest : List.of(ANA, JONAS, MEI)) {
      told.invited(guest, Newcomer.RETURNING, null);
    }
    told.comes(ANA);
    told.comes(JONAS);
    Room.RoomTable table = new Room.RoomTable("1", 8, List.of(), "");
    Room.Course starter = new Room.Course("Starter", Room.Mode.MIX, 25, "", "");
    told.telling.tell(
        new RoomLaid(SUPPER, 1, new Room(List.of(table, table), List.of(starter, starter))));
    told.telling.tell(
        new SeatsPlanned(
            SUPPER,
            1,
            List.of(
                new Row(Told.guest(ANA), List.of(0, 1)),
                new Row(Told.guest(JONAS), List.of(1, 1)),
                new Row(Told.guest(MEI), List.of(0, 1)))));
    told.telling.tell(new RoundCalled(SUPPER, 0));
    assertEquals(
        List.of(new Round(Duration.ofMinutes(25), Map.of(person(ANA), 0, person(JONAS), 1))),
        only().rounds());
  }

  @Test
  void wordsWishesIntroductionsAndPromises() {
    for (int guest : List.of(ANA, JONAS, MEI, TOM)) {
      told.invited(guest, Newcomer.RETURNING, null);
      told.comes(guest);
    }
    told.telling.tell(new PeopleMet(SUPPER, person(JONAS), person(ANA)));
    told.telling.tell(new TouchWished(person(MEI), SUPPER, 1, new PrivateText(person(ANA).hex())));
    told.telling.tell(Told.introduced(ANA, TOM, dev.foyer.domain.TieFact.Outcome.DONE));
    told.telling.tell(Told.introduced(ANA, MEI, dev.foyer.domain.TieFact.Outcome.NOT_NOW));
    told.promises(1, ANA, JONAS, Kept.KEPT);
    told.promises(2, ANA, MEI, Kept.NOT_KEPT);
    told.promises(3, TOM, MEI, Kept.NOT_YET);
    told.promises(4, MEI, TOM, null);
    Gathering supper = only();
    Instant due = Telling.plan().endsAt().plus(Duration.ofDays(7));
    assertEquals(Set.of(new Word(person(ANA), person(JONAS))), supper.encounters().met());
    assertEquals(Set.of(new Word(person(MEI), person(ANA))), supper.encounters().keepInTouch());
    assertEquals(Set.of(new Pair(person(ANA), person(TOM))), supper.encounters().introductions());
    assertEquals(
        Set.of(
            new Promise(new Word(person(ANA), person(JONAS)), due, Outcome.KEPT),
            new Promise(new Word(person(ANA), person(MEI)), due, Outcome.NOT_KEPT),
            new Promise(new Word(person(TOM), person(MEI)), due, Outcome.UNANSWERED),
            new Promise(new Word(person(MEI), person(TOM)), due, Outcome.UNANSWERED)),
        new HashSet<>(supper.encounters().promises()));
  }

  @Test
  void aNeedIsHeldByWhoeverOffersItAndAgreesToBeIntroduced() {
    told.profile(ANA, "Ana", "", List.of(), List.of("a venue for 40", "a lawyer"));
    told.profile(JONAS, "Jonas", "", List.of("venues in the harbour"), List.of());
    told.profile(MEI, "Mei", "", List.of("a venue"), List.of());
    for (int guest : List.of(ANA, JONAS, MEI, TOM)) {
      told.invited(guest, Newcomer.RETURNING, null);
    }
    told.comes(ANA);
    told.consents(JONAS, Purpose.INTRODUCTIONS, Said.YES);
    told.consents(TOM, Purpose.INTRODUCTIONS, Said.YES);
    told.telling.tell(
        new ResourceShelved(
            new ItemId("0".repeat(32)),
            person(TOM),
            1,
            Thing.CONTACT,
            new PrivateText("a lawyer for tenants"),
            PrivateText.NONE));
    told.telling.tell(
        new NeedAnswered(person(ANA), SUPPER, 1, new PrivateText("a lawyer"), Met.MET));
    assertEquals(
        List.of(
            new Need(person(ANA), 0, Told.people(JONAS), State.OPEN),
            new Need(person(ANA), 1, Told.people(TOM), State.MET)),
        only().encounters().needs());
  }

  @Test
  void pulsesAreCounts() {
    told.invited(ANA, Newcomer.RETURNING, null);
    told.comes(ANA);
    told.telling.tell(Told.pulses("energy", "1 3 3 2 3"));
    told.telling.tell(Told.pulses("bscs/7", "5 5 1 4 4"));
    assertEquals(
        new Pulses(
            Map.of(Face.LOW, 1, Face.FAIR, 1, Face.HIGH, 3), Map.of(7, List.of(1, 0, 0, 2, 2))),
        only().pulses());
  }

  @Test
  void anErasedPersonIsNowhere() {
    told.invited(ANA, Newcomer.RETURNING, null);
    told.invited(JONAS, Newcomer.FIRST_TIMER, person(MEI));
    told.profile(MEI, "Mei", "Elm", List.of("a venue"), List.of("a lawyer"));
    told.profile(JONAS, "Jonas", "Elm", List.of(), List.of("a venue"));
    told.invited(MEI, Newcomer.RETURNING, null);
    told.consents(MEI, Purpose.INTRODUCTIONS, Said.YES);
    told.comes(ANA);
    told.comes(JONAS);
    told.comes(MEI);
    told.telling.tell(new SeatsPlanned(SUPPER, 1, List.of(new Row(Told.guest(MEI), List.of(0)))));
    told.telling.tell(new RoundCalled(SUPPER, 0));
    told.telling.tell(new PeopleMet(SUPPER, person(MEI), person(ANA)));
    told.telling.tell(new TouchWished(person(ANA), SUPPER, 1, new PrivateText(person(MEI).hex())));
    told.promises(1, ANA, MEI, null);
    told.promises(2, MEI, ANA, null);
    String with = only().toString();
    assertNotNull(with);
    told.telling.tell(new PersonErased(person(MEI)));
    Gathering without = only();
    assertEquals(Told.people(ANA, JONAS), without.here());
    assertEquals(false, without.toString().contains(person(MEI).hex()));
    assertEquals(true, with.contains(person(MEI).hex()));
  }

  @Test
  void rehearsalsEveningsThatGoOnAndEveningsNobodyCameToAreLeftOut() {
    EventId rehearsal = new EventId(EventId.REHEARSAL + "00000001");
    told.telling.tell(new EventPlanned(rehearsal, 1, Telling.plan()));
    told.telling.tell(new EventPlanned(PICNIC, 1, Telling.plan()));
    told.telling.tell(Told.issued(rehearsal, ANA, Newcomer.RETURNING, Source.GUEST_LIST, null));
    told.telling.tell(Told.admitted(rehearsal, ANA, 0, 1));
    told.telling.tell(Told.issued(PICNIC, MEI, Newcomer.RETURNING, Source.GUEST_LIST, null));
    assertEquals(List.of(), Seasons.of(told.telling.state, OVER).gatherings());
    told.invited(JONAS, Newcomer.RETURNING, null);
    told.comes(JONAS);
    assertEquals(SUPPER, only().event());
    assertEquals(
        List.of(),
        Seasons.of(told.telling.state, Telling.plan().endsAt().minusMillis(1)).gatherings());
  }

  @Test
  void whoeverWasHereBeforeIsNoFirstTimerWhateverTheListSays() {
    EventPlan later =
        new EventPlan(
            "Picnic",
            "The park",
            START.plus(Duration.ofDays(30)),
            START.plus(Duration.ofDays(31)),
            Telling.plan().zone(),
            "");
    told.telling.tell(new EventPlanned(PICNIC, 1, later));
    told.telling.tell(Told.issued(PICNIC, ANA, Newcomer.FIRST_TIMER, Source.GUEST_LIST, null));
    told.telling.tell(Told.admitted(PICNIC, ANA, 0, 1));
    InvitationIssued before =
        new InvitationIssued(
            invitation(50),
            1,
            new Terms(
                SUPPER,
                person(ANA),
                1,
                null,
                Newcomer.FIRST_TIMER,
                Source.GUEST_LIST,
                Telling.token(50)));
    told.telling.tell(before);
    told.telling.tell(
        new GuestAdmitted(
            new GuestId(invitation(50), 0),
            1,
            SUPPER,
            new Passage(Telling.scan(2), KIOSK, Way.SCAN),
            person(ANA),
            PrivateText.NONE));
    List<Gathering> both =
        Seasons.of(told.telling.state, START.plus(Duration.ofDays(40))).gatherings();
    assertEquals(List.of(SUPPER, PICNIC), both.stream().map(Gathering::event).toList());
    assertEquals(Told.people(ANA), both.getFirst().firstTimers());
    assertEquals(Set.of(), both.getLast().firstTimers());
  }

  private Gathering only() {
    List<Gathering> gatherings = Seasons.of(told.telling.state, OVER).gatherings();
    assertEquals(1, gatherings.size());
    return gatherings.getFirst();
  }
}
