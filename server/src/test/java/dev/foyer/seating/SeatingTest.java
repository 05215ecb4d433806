package dev.foyer.seating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.OpenApiDocument;
import dev.foyer.box.Box;
import dev.foyer.box.BoxConfig;
import dev.foyer.box.Evening;
import dev.foyer.box.Evening.Guest;
import dev.foyer.box.Evening.Wish;
import dev.foyer.domain.AnswerFact.DietTold;
import dev.foyer.domain.BadgeCode;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.FactBody.PresenceChanged;
import dev.foyer.domain.FactBody.Whereabouts;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.MeetingStyle;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Role;
import dev.foyer.domain.WelcomeFact.Part;
import dev.foyer.domain.WelcomeFact.PartTaken;
import dev.foyer.domain.WelcomeFact.Taking;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Tables and rounds of an evening, over HTTP.
@Execution(ExecutionMode.CONCURRENT)
class SeatingTest {
  private static final AtomicInteger IDS = new AtomicInteger();
  private static final String EVENT = "/api/events/" + Evening.SUPPER.hex();

  @TempDir Path data;
  private Box box;
  private Evening evening;
  private OpenApiDocument document;
  private Http organiser;
  private Http host;
  private Http kiosk;

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(data, 0));
    evening = Evening.at(box.replica());
    document = OpenApiDocument.servedAt(box.origin());
    organiser = Http.paired(box.origin(), Role.ORGANISER, box.pairingCode(Role.ORGANISER));
    host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
    kiosk = Http.paired(box.origin(), Role.STATION, box.pairingCode(Role.STATION));
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void aPlanSeatsEverybodyInEachRoundAndNobodyMeetsTwice() {
    invite(16);
    lay(4, 4, 3);
    assertTrue(plan().path("planned").asBoolean());
    JsonNode shown = shown();
    for (JsonNode round : shown.path("rounds")) {
      assertEquals(16, seats(round).size());
      assertTrue(round.path("without").isEmpty());
    }
    assertEquals(0, shown.path("figures").path("repeats").asInt(), shown::toString);
    assertEquals(0, shown.path("figures").path("fewestRepeats").asInt());
    assertEquals(0, shown.path("next").asInt(-1));
  }

  @Test
  void withoutARoomThereIsASentenceAndNoPlan() {
    invite(4);
    JsonNode outcome = plan();
    assertFalse(outcome.path("planned").asBoolean());
    assertEquals(
        "The room has no tables and rounds yet: lay it first.",
        outcome.path("why").path(0).asText());
    assertFalse(shown().path("planned").asBoolean());
  }

  @Test
  void withOneGuestMoreThanSeatsAnotherOneRestsInEachRound() {
    invite(9);
    lay(2, 4, 3);
    assertTrue(plan().path("planned").asBoolean());
    List<String> resting = new ArrayList<>();
    for (JsonNode round : shown().path("rounds")) {
      assertEquals(8, seats(round).size());
      round.path("without").forEach(seat -> resting.add(seat.path("invitation").asText()));
    }
    assertEquals(3, resting.stream().distinct().count(), resting::toString);
  }

  @Test
  void theOrganiserHearsWhatTheEveningLacksAndAHostDoesNot() {
    evening.invite(
        IntStream.range(0, 12).mapToObj(i -> Wish.named("New " + i).firstTimer()).toList());
    Guest mei = evening.invite("Mei Host");
    lay(4, 4, 2);
    hostsATable(mei);
    JsonNode advice = organiser.get(EVENT + "/seating").json().path("advice");
    assertTrue(advice.toString().contains("host"), advice::toString);
    assertTrue(host.get(EVENT + "/seating").json().path("advice").isEmpty());
  }

  @Test
  void aRoomThatCannotBeIsRefusedWithASentence() {
    Answer twice =
        organiser.post(
            EVENT + "/room",
            "{\"tables\":[{\"name\":\"1\",\"seats\":4},{\"name\":\"1\",\"seats\":4}],\"rounds\":[]}");
    assertEquals(400, twice.status());
    assertEquals("Two tables have one name: give each a name of its own.", twice.text("title"));
    Answer none =
        organiser.post(
            EVENT + "/room", "{\"tables\":[{\"name\":\"1\",\"seats\":0}],\"rounds\":[]}");
    assertEquals("A table has 1 to 50 seats.", none.text("title"));
  }

  @Test
  void whoeverHasComeKeepsTheTableOfTheirBadgeWhateverElseHappens() {
    List<Guest> guests = invite(15);
    lay(4, 4, 3);
    plan();
    guests.subList(0, 10).forEach(this::admit);
    Map<String, Integer> before = tables(0);
    walkIn("Wanda Walker");
    leave(guests.get(3));
    plan();
    Map<String, Integer> after = tables(0);
    assertFalse(after.containsKey(id(guests.get(3))), "who went home before it is called");
    guests.subList(0, 10).stream()
        .filter(guest -> !guest.equals(guests.get(3)))
        .forEach(guest -> assertEquals(before.get(id(guest)), after.get(id(guest)), "moved"));
  }

  @Test
  void whoComesWithoutInvitationHasASeatInEveryRoundAtOnce() {
    invite(12);
    lay(4, 4, 2);
    plan();
    String wanda = walkIn("Wanda Walker");
    await(() -> tables(0).containsKey(wanda) && tables(1).containsKey(wanda));
  }

  @Test
  void aRoundThatIsCalledLeavesOutWhoIsNotHereAndHoldsThoseWhoAre() {
    List<Guest> guests = invite(12);
    lay(3, 4, 2);
    plan();
    guests.subList(0, 9).forEach(this::admit);
    Map<String, Integer> before = tables(0);
    document.check(
        "POST /api/events/{event}/rounds/{round}/call", host.post(EVENT + "/rounds/0/call", "{}"));
    Map<String, Integer> seated = tables(0);
    assertEquals(9, seated.size());
    guests
        .subList(0, 9)
        .forEach(guest -> assertEquals(before.get(id(guest)), seated.get(id(guest))));
    assertEquals(1, shown().path("next").asInt());
    admit(guests.get(9));
    assertEquals(9, tables(0).size(), "who comes later has no seat in a round that was called");
    assertTrue(tables(1).containsKey(id(guests.get(9))));
  }

  @Test
  void whoGoesHomeHasNoSeatInTheRoundsThatAreToCome() {
    List<Guest> guests = invite(8);
    lay(2, 4, 2);
    plan();
    guests.forEach(this::admit);
    host.post(EVENT + "/rounds/0/call", "{}");
    leave(guests.getFirst());
    await(() -> !tables(1).containsKey(id(guests.getFirst())));
    assertTrue(tables(0).containsKey(id(guests.getFirst())), "they did sit in the first one");
  }

  @Test
  void hostsStayAtTheirTableAndNoFirstTimerIsWithoutOne() {
    List<Guest> guests = new ArrayList<>(invite(4));
    guests.forEach(this::hostsATable);
    List<Guest> newcomers =
        evening.invite(
            IntStream.range(0, 12).mapToObj(i -> Wish.named("New " + i).firstTimer()).toList());
    lay(4, 4, 3);
    plan();
    guests.forEach(
        host ->
            assertEquals(
                1,
                IntStream.range(0, 3)
                    .mapToObj(round -> String.valueOf(tables(round).get(id(host))))
                    .distinct()
                    .count()));
    assertEquals(12, newcomers.size());
    assertEquals(0, shown().path("figures").path("unhosted").asInt());
  }

  @Test
  void aSeatHasItsReasonsAndAHostWhoDragsSomebodyHearsWhatItCosts() {
    List<Guest> guests = invite(8);
    lay(2, 4, 2);
    plan();
    Guest ana = guests.getFirst();
    JsonNode seats =
        document
            .check(
                "GET /api/events/{event}/seating/{invitation}/{index}",
                host.get(EVENT + "/seating/" + id(ana) + "/0"))
            .json();
    assertTrue(seats.path(0).path("reasons").asText().contains("new to you"), seats::toString);
    int table = Objects.requireNonNull(tables(0).get(id(ana)));
    String move = "{\"invitation\":\"%s\",\"round\":0,\"table\":%d}".formatted(id(ana), 1 - table);
    JsonNode cost =
        document
            .check(
                "POST /api/events/{event}/seating/what-if",
                host.post(EVENT + "/seating/what-if", move))
            .json();
    assertTrue(cost.path("possible").asBoolean());
    assertFalse(cost.path("swapsWith").asText().isEmpty());
    assertEquals(204, host.post(EVENT + "/seating/drag", move).status());
    assertEquals(1 - table, tables(0).get(id(ana)));
    plan();
    assertEquals(1 - table, tables(0).get(id(ana)), "it stays where it was put");
    assertEquals(204, host.post(EVENT + "/seating/unpin", move).status());
  }

  @Test
  void theWallListTellsTheFirstRoundAndTheOthersOnlyOnceTheyAreCalled() {
    List<Guest> guests = invite(4);
    lay(1, 4, 2);
    plan();
    guests.forEach(this::admit);
    String before = organiser.get(EVENT + "/wall-list.html").body();
    assertTrue(before.contains("<td>Guest 0</td><td class=\"table\">T1</td>"), before);
    assertFalse(before.contains("Course 2"), before);
    host.post(EVENT + "/rounds/1/call", "{}");
    assertTrue(organiser.get(EVENT + "/wall-list.html").body().contains("Course 2"));
  }

  @Test
  void aTableCardNamesTheHostAndNoOtherGuest() {
    List<Guest> guests = invite(4);
    hostsATable(guests.get(2));
    lay(1, 4, 2);
    plan();
    String cards = organiser.get(EVENT + "/table-cards.html").body();
    assertTrue(cards.contains("Your host: Guest 2"), cards);
    assertFalse(cards.contains("Guest 0"), cards);
    assertTrue(cards.contains("Nobody alone"), "the vision of the community");
  }

  @Test
  void theKioskTellsTheFirstTableAndABadgeHeldUpTheTableOfTheRoundThatIsOn() {
    List<Guest> guests = invite(8);
    lay(2, 4, 2);
    plan();
    Guest ana = guests.getFirst();
    String table = admit(ana).text("table");
    assertEquals("T" + (Objects.requireNonNull(tables(0).get(id(ana))) + 1), table);
    guests.subList(1, 8).forEach(this::admit);
    assertEquals(table, heldUp(ana).path("table").asText());
    host.post(EVENT + "/rounds/0/call", "{}");
    host.post(EVENT + "/rounds/1/call", "{}");
    assertEquals("Course 2", heldUp(ana).path("course").asText());
    assertEquals(
        "T" + (Objects.requireNonNull(tables(1).get(id(ana))) + 1),
        heldUp(ana).path("table").asText());
  }

  @Test
  void theKitchenCountsThePlatesOfThoseWhoAreHereAndNamesNobody() {
    List<Guest> guests = invite(8);
    lay(2, 4, 2);
    plan();
    eats(guests.getFirst(), "Vegan");
    eats(guests.get(1), "vegan");
    for (int here = 0; here < 8; here++) {
      admit(guests.get(here));
      JsonNode courses =
          document.check("GET /api/events/{event}/kitchen", host.get(EVENT + "/kitchen")).json();
      for (JsonNode course : courses) {
        assertEquals(here + 1, plates(course, "vegan") + plates(course, "no wishes"));
        assertEquals(Math.min(here + 1, 2), plates(course, "vegan"));
      }
    }
    String page = host.get(EVENT + "/kitchen.html").body();
    assertTrue(page.contains("vegan"), page);
    assertFalse(page.contains("Guest 0"), page);
  }

  private void eats(Guest guest, String diet) {
    box.replica()
        .ledger()
        .record(
            List.of(
                new DietTold(
                    box.replica().id(),
                    guest.person().local(),
                    guest.person(),
                    1,
                    new PrivateText(diet))));
  }

  private static int plates(JsonNode course, String plate) {
    int plates = 0;
    for (JsonNode table : course.path("tables")) {
      plates += table.path("plates").path(plate).asInt();
    }
    return plates;
  }

  @Test
  void whoTakesNoSeatIsNoReasonToPlanAgainAndAgain() {
    List<Guest> guests = invite(8);
    Guest roamer = guests.getFirst();
    box.replica()
        .ledger()
        .record(List.of(new PersonProfiled(roamer.person(), 2, roaming("Rover Guest"))));
    lay(2, 4, 2);
    plan();
    admit(roamer);
    guests.subList(1, 7).forEach(this::admit);
    assertFalse(tables(0).containsKey(id(roamer)));
    host.post(EVENT + "/rounds/0/call", "{}");
    host.post(EVENT + "/rounds/1/call", "{}");
    admit(guests.get(7));
    walkIn("Wanda Walker");
    letIn(evening.invite(Wish.named("Of The Picnic").to(Evening.PICNIC)));
    await(() -> plannedIsStable());
    assertEquals(10, rows(), "everybody has a row, whether they sit or not");
  }

  /// Nothing is written for longer than a plan is mended.
  private boolean plannedIsStable() {
    long end = box.replica().ledger().journal().end();
    java.util.concurrent.locks.LockSupport.parkNanos(1_500_000_000L);
    return box.replica().ledger().journal().end() == end;
  }

  private int rows() {
    return box.replica().memory().read(state -> state.seating().plan(Evening.SUPPER)).size();
  }

  private void letIn(Guest guest) {
    Answer answer =
        host.post(
            "/api/guests/" + id(guest) + "/let-in",
            "{\"scanId\":\"%032x\",\"reason\":\"came along\"}".formatted(IDS.incrementAndGet()));
    assertEquals("admitted", answer.text("decision"), answer::body);
  }

  private static Profile roaming(String name) {
    return new Profile(
        name,
        "",
        "",
        "",
        "",
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        MeetingStyle.LET_ME_ROAM,
        "");
  }

  private JsonNode heldUp(Guest guest) {
    String badge = BadgeCode.of(new GuestId(guest.invitation(), 0));
    return document
        .check(
            "POST /api/scans",
            kiosk.post(
                "/api/scans",
                "{\"scanId\":\"%032x\",\"text\":\"%s\"}".formatted(IDS.incrementAndGet(), badge)))
        .json()
        .path("seat");
  }

  private List<Guest> invite(int number) {
    return evening.invite(
        IntStream.range(0, number).mapToObj(i -> Wish.named("Guest " + i)).toList());
  }

  private void hostsATable(Guest guest) {
    box.replica()
        .ledger()
        .record(
            List.of(
                new PartTaken(guest.person(), Evening.SUPPER, Part.TABLE_HOST, 1, Taking.TAKEN)));
  }

  private void lay(int tables, int seats, int rounds) {
    String some =
        String.join(
            ",",
            IntStream.rangeClosed(1, tables)
                .mapToObj(i -> "{\"name\":\"T%d\",\"seats\":%d}".formatted(i, seats))
                .toList());
    String courses =
        String.join(
            ",",
            IntStream.rangeClosed(1, rounds)
                .mapToObj("{\"name\":\"Course %d\"}"::formatted)
                .toList());
    Answer laid =
        document.check(
            "POST /api/events/{event}/room",
            organiser.post(
                EVENT + "/room", "{\"tables\":[" + some + "],\"rounds\":[" + courses + "]}"));
    assertEquals(204, laid.status());
  }

  private JsonNode plan() {
    return document
        .check(
            "POST /api/events/{event}/seating/plan",
            organiser.post(EVENT + "/seating/plan", "{\"seconds\":1}"))
        .json();
  }

  private JsonNode shown() {
    return document.check("GET /api/events/{event}/seating", host.get(EVENT + "/seating")).json();
  }

  /// The table of each guest by invitation, people who come along left out.
  private Map<String, Integer> tables(int round) {
    return seats(shown().path("rounds").path(round));
  }

  private static Map<String, Integer> seats(JsonNode round) {
    Map<String, Integer> seats = new HashMap<>();
    for (JsonNode table : round.path("tables")) {
      table
          .path("guests")
          .forEach(
              guest -> seats.put(guest.path("invitation").asText(), table.path("table").asInt()));
    }
    return seats;
  }

  private Answer admit(Guest guest) {
    Answer answer =
        kiosk.post(
            "/api/scans",
            "{\"scanId\":\"%032x\",\"text\":\"%s\"}"
                .formatted(IDS.incrementAndGet(), guest.token().bare()));
    assertEquals("admitted", answer.text("decision"));
    return answer;
  }

  private String walkIn(String name) {
    Answer answer =
        host.post(
            "/api/walk-ins",
            "{\"scanId\":\"%032x\",\"name\":\"%s\",\"firstTimer\":true}"
                .formatted(IDS.incrementAndGet(), name));
    return answer.json().path("guests").path(0).path("invitation").asText();
  }

  private void leave(Guest guest) {
    box.replica()
        .ledger()
        .record(
            List.of(
                new PresenceChanged(
                    new GuestId(guest.invitation(), 0),
                    Evening.SUPPER,
                    1,
                    Whereabouts.LEFT,
                    new DeviceId("0".repeat(16)))));
  }

  private static String id(Guest guest) {
    return guest.invitation().hex();
  }

  private static void await(BooleanSupplier happened) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!happened.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "it did not happen in ten seconds");
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }
}
