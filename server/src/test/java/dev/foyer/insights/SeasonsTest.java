package dev.foyer.insights;

import static dev.foyer.domain.Telling.BOX;
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
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.FactBody.Way;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.ItemId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Profile;
import dev.foyer.domain.PulseFact.PulsesTaken;
import dev.foyer.domain.Room;
import dev.foyer.domain.SeatingFact.RoomLaid;
import dev.foyer.domain.SeatingFact.RoundCalled;
import dev.foyer.domain.SeatingFact.Row;
import dev.foyer.domain.SeatingFact.SeatsPlanned;
import dev.foyer.domain.Telling;
import dev.foyer.domain.Terms;
import dev.foyer.domain.Terms.Newcomer;
import dev.foyer.domain.Terms.Source;
import dev.foyer.domain.TieFact.IntroductionMade;
import dev.foyer.domain.TieFact.Kept;
import dev.foyer.domain.TieFact.Met;
import dev.foyer.domain.TieFact.NeedAnswered;
import dev.foyer.domain.TieFact.PeopleMet;
import dev.foyer.domain.TieFact.PromiseAnswered;
import dev.foyer.domain.TieFact.PromiseMade;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// From facts to a season, field by field.
class SeasonsTest {
  private static final int ANA = 1;
  private static final int JONAS = 2;
  private static final int MEI = 3;
  private static final int TOM = 4;
  private static final Instant OVER = START.plus(Duration.ofHours(5));

  private final Telling telling = new Telling();

  SeasonsTest() {
    telling.tell(new EventPlanned(SUPPER, 1, Telling.plan()));
  }

  @Test
  void whoWasAskedWhoCameAndWhenTheyWereGreeted() {
    invited(ANA, Newcomer.RETURNING, null);
    invited(JONAS, Newcomer.FIRST_TIMER, person(ANA));
    invited(MEI, Newcomer.FIRST_TIMER, null);
    telling.tell(issued(SUPPER, TOM, Newcomer.RETURNING, Source.WALK_IN, null));
    Instant ana = comes(ANA);
    Instant jonas = comes(JONAS);
    Instant tom = comes(TOM);
    Instant greeted = at(telling.tell(new GuestGreeted(guest(JONAS), TABLET)).stamp().wallMillis());
    Gathering supper = only();
    assertEquals(people(ANA, JONAS, MEI), supper.attendance().invited());
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
    invited(ANA, Newcomer.RETURNING, null);
    invited(JONAS, Newcomer.RETURNING, null);
    invited(MEI, Newcomer.RETURNING, null);
    telling.tell(new InvitationRevoked(invitation(MEI), person(MEI), new PrivateText("moved")));
    comes(ANA);
    var arrival = telling.tell(admitted(SUPPER, JONAS, 0, 9));
    telling.tell(Telling.undone(JONAS, arrival));
    assertEquals(people(ANA, JONAS), only().attendance().invited());
    assertEquals(people(ANA), only().here());
  }

  @Test
  void whoComesAlongIsInNoMeasure() {
    telling.tell(Telling.issued(ANA, 2));
    comes(ANA);
    telling.tell(admitted(SUPPER, ANA, 1, 77));
    assertEquals(people(ANA), only().here());
  }

  @Test
  void groupsAreOrganisationsInOneSpellingAndNamedIsWhoAgreesAndHasAName() {
    profile(ANA, "Ana", "The Guild", List.of(), List.of());
    profile(JONAS, "Jonas", " the guild", List.of(), List.of());
    profile(MEI, "", "Elm", List.of(), List.of());
    profile(TOM, "Tom", "", List.of(), List.of());
    for (int guest : List.of(ANA, JONAS, MEI, TOM)) {
      invited(guest, Newcomer.RETURNING, null);
      comes(guest);
    }
    consents(ANA, Purpose.NAMED, Said.YES);
    consents(MEI, Purpose.NAMED, Said.YES);
    telling.tell(new ConsentSaid(person(ANA), Purpose.NAMED, 2, Said.YES));
    consents(JONAS, Purpose.NAMED, Said.YES);
    telling.tell(new ConsentSaid(person(JONAS), Purpose.NAMED, 2, Said.NO));
    assertEquals(
        Map.of(person(ANA), "The Guild", person(JONAS), "The Guild", person(MEI), "Elm"),
        only().attendance().about().groups());
    assertEquals(people(ANA), only().attendance().about().named());
  }

  @Test
  void aRoundIsOneThatWasCalledWithThoseWhoCame() {
    for (int guest : List.of(ANA, JONAS, MEI)) {
      invited(guest, Newcomer.RETURNING, null);
    }
    comes(ANA);
    comes(JONAS);
    Room.RoomTable table = new Room.RoomTable("1", 8, List.of(), "");
    Room.Course starter = new Room.Course("Starter", Room.Mode.MIX, 25, "", "");
    telling.tell(
        new RoomLaid(SUPPER, 1, new Room(List.of(table, table), List.of(starter, starter))));
    telling.tell(
        new SeatsPlanned(
            SUPPER,
            1,
            List.of(
                new Row(guest(ANA), List.of(0, 1)),
                new Row(guest(JONAS), List.of(1, 1)),
                new Row(guest(MEI), List.of(0, 1)))));
    telling.tell(new RoundCalled(SUPPER, 0));
    assertEquals(
        List.of(new Round(Duration.ofMinutes(25), Map.of(person(ANA), 0, person(JONAS), 1))),
        only().rounds());
  }

  @Test
  void wordsWishesIntroductionsAndPromises() {
    for (int guest : List.of(ANA, JONAS, MEI, TOM)) {
      invited(guest, Newcomer.RETURNING, null);
      comes(guest);
    }
    telling.tell(new PeopleMet(SUPPER, person(JONAS), person(ANA)));
    telling.tell(new TouchWished(person(MEI), SUPPER, 1, new PrivateText(person(ANA).hex())));
    telling.tell(introduced(ANA, TOM, dev.foyer.domain.TieFact.Outcome.DONE));
    telling.tell(introduced(ANA, MEI, dev.foyer.domain.TieFact.Outcome.NOT_NOW));
    promises(1, ANA, JONAS, Kept.KEPT);
    promises(2, ANA, MEI, Kept.NOT_KEPT);
    promises(3, TOM, MEI, Kept.NOT_YET);
    promises(4, MEI, TOM, null);
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
    profile(ANA, "Ana", "", List.of(), List.of("a venue for 40", "a lawyer"));
    profile(JONAS, "Jonas", "", List.of("venues in the harbour"), List.of());
    profile(MEI, "Mei", "", List.of("a venue"), List.of());
    for (int guest : List.of(ANA, JONAS, MEI, TOM)) {
      invited(guest, Newcomer.RETURNING, null);
    }
    comes(ANA);
    consents(JONAS, Purpose.INTRODUCTIONS, Said.YES);
    consents(TOM, Purpose.INTRODUCTIONS, Said.YES);
    telling.tell(
        new ResourceShelved(
            new ItemId("0".repeat(32)),
            person(TOM),
            1,
            Thing.CONTACT,
            new PrivateText("a lawyer for tenants"),
            PrivateText.NONE));
    telling.tell(new NeedAnswered(person(ANA), SUPPER, 1, new PrivateText("a lawyer"), Met.MET));
    assertEquals(
        List.of(
            new Need(person(ANA), 0, people(JONAS), State.OPEN),
            new Need(person(ANA), 1, people(TOM), State.MET)),
        only().encounters().needs());
  }

  @Test
  void pulsesAreCounts() {
    invited(ANA, Newcomer.RETURNING, null);
    comes(ANA);
    telling.tell(pulses("energy", "1 3 3 2 3"));
    telling.tell(pulses("bscs/7", "5 5 1 4 4"));
    assertEquals(
        new Pulses(
            Map.of(Face.LOW, 1, Face.FAIR, 1, Face.HIGH, 3), Map.of(7, List.of(1, 0, 0, 2, 2))),
        only().pulses());
  }

  @Test
  void anErasedPersonIsNowhere() {
    invited(ANA, Newcomer.RETURNING, null);
    invited(JONAS, Newcomer.FIRST_TIMER, person(MEI));
    profile(MEI, "Mei", "Elm", List.of("a venue"), List.of("a lawyer"));
    profile(JONAS, "Jonas", "Elm", List.of(), List.of("a venue"));
    invited(MEI, Newcomer.RETURNING, null);
    consents(MEI, Purpose.INTRODUCTIONS, Said.YES);
    comes(ANA);
    comes(JONAS);
    comes(MEI);
    telling.tell(new SeatsPlanned(SUPPER, 1, List.of(new Row(guest(MEI), List.of(0)))));
    telling.tell(new RoundCalled(SUPPER, 0));
    telling.tell(new PeopleMet(SUPPER, person(MEI), person(ANA)));
    telling.tell(new TouchWished(person(ANA), SUPPER, 1, new PrivateText(person(MEI).hex())));
    promises(1, ANA, MEI, null);
    promises(2, MEI, ANA, null);
    String with = only().toString();
    assertNotNull(with);
    telling.tell(new PersonErased(person(MEI)));
    Gathering without = only();
    assertEquals(people(ANA, JONAS), without.here());
    assertEquals(false, without.toString().contains(person(MEI).hex()));
    assertEquals(true, with.contains(person(MEI).hex()));
  }

  @Test
  void rehearsalsEveningsThatGoOnAndEveningsNobodyCameToAreLeftOut() {
    EventId rehearsal = new EventId(EventId.REHEARSAL + "00000001");
    telling.tell(new EventPlanned(rehearsal, 1, Telling.plan()));
    telling.tell(new EventPlanned(PICNIC, 1, Telling.plan()));
    telling.tell(issued(rehearsal, ANA, Newcomer.RETURNING, Source.GUEST_LIST, null));
    telling.tell(admitted(rehearsal, ANA, 0, 1));
    telling.tell(issued(PICNIC, MEI, Newcomer.RETURNING, Source.GUEST_LIST, null));
    assertEquals(List.of(), Seasons.of(telling.state, OVER).gatherings());
    invited(JONAS, Newcomer.RETURNING, null);
    comes(JONAS);
    assertEquals(SUPPER, only().event());
    assertEquals(
        List.of(), Seasons.of(telling.state, Telling.plan().endsAt().minusMillis(1)).gatherings());
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
    telling.tell(new EventPlanned(PICNIC, 1, later));
    telling.tell(issued(PICNIC, ANA, Newcomer.FIRST_TIMER, Source.GUEST_LIST, null));
    telling.tell(admitted(PICNIC, ANA, 0, 1));
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
    telling.tell(before);
    telling.tell(
        new GuestAdmitted(
            new GuestId(invitation(50), 0),
            1,
            SUPPER,
            new Passage(Telling.scan(2), KIOSK, Way.SCAN),
            person(ANA),
            PrivateText.NONE));
    List<Gathering> both = Seasons.of(telling.state, START.plus(Duration.ofDays(40))).gatherings();
    assertEquals(List.of(SUPPER, PICNIC), both.stream().map(Gathering::event).toList());
    assertEquals(people(ANA), both.getFirst().firstTimers());
    assertEquals(Set.of(), both.getLast().firstTimers());
  }

  private Gathering only() {
    List<Gathering> gatherings = Seasons.of(telling.state, OVER).gatherings();
    assertEquals(1, gatherings.size());
    return gatherings.getFirst();
  }

  private void invited(int guest, Newcomer newcomer, @Nullable PersonId inviter) {
    telling.tell(issued(SUPPER, guest, newcomer, Source.GUEST_LIST, inviter));
  }

  private static InvitationIssued issued(
      EventId event, int guest, Newcomer newcomer, Source source, @Nullable PersonId inviter) {
    return new InvitationIssued(
        invitation(guest),
        1,
        new Terms(event, person(guest), 1, inviter, newcomer, source, Telling.token(guest)));
  }

  private Instant comes(int guest) {
    return at(telling.tell(admitted(SUPPER, guest, 0, guest + 100)).stamp().wallMillis());
  }

  private static GuestAdmitted admitted(EventId event, int guest, int index, int scan) {
    return new GuestAdmitted(
        new GuestId(invitation(guest), index),
        1,
        event,
        new Passage(Telling.scan(scan), KIOSK, Way.SCAN),
        person(guest),
        PrivateText.NONE);
  }

  private void profile(
      int guest, String name, String organisation, List<String> offers, List<String> needs) {
    telling.tell(
        new PersonProfiled(
            person(guest), 1, Profile.named(name, organisation).with(offers, needs)));
  }

  private void consents(int guest, Purpose purpose, Said said) {
    telling.tell(new ConsentSaid(person(guest), purpose, 1, said));
  }

  private static IntroductionMade introduced(
      int one, int other, dev.foyer.domain.TieFact.Outcome outcome) {
    return new IntroductionMade(SUPPER, person(one), person(other), TABLET, outcome);
  }

  private void promises(int number, int from, int to, @Nullable Kept kept) {
    ItemId promise = new ItemId("%032x".formatted(number));
    telling.tell(
        new PromiseMade(
            promise,
            person(from),
            SUPPER,
            new PrivateText(person(to).hex()),
            new PrivateText("a recipe")));
    if (kept != null) {
      telling.tell(new PromiseAnswered(promise, PICNIC, 1, kept));
    }
  }

  private static PulsesTaken pulses(String question, String answers) {
    return new PulsesTaken(
        BOX, new PersonId("f".repeat(32)), SUPPER, question, new PrivateText(answers));
  }

  private static GuestId guest(int number) {
    return new GuestId(invitation(number), 0);
  }

  private static Set<PersonId> people(Integer... numbers) {
    Set<PersonId> people = new HashSet<>();
    for (int number : numbers) {
      people.add(person(number));
    }
    return people;
  }

  private static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }
}
