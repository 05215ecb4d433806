package dev.foyer.box.exit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.box.Box;
import dev.foyer.box.BoxConfig;
import dev.foyer.box.Evening;
import dev.foyer.box.Evening.Guest;
import dev.foyer.box.Seats;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.FactBody.EventPlanned;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.PulseFact.PulsesTaken;
import dev.foyer.domain.Role;
import dev.foyer.domain.ScanId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way out, over HTTP.
class ExitTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  @TempDir Path data;
  private Box box;
  private Evening evening;
  private Http door;
  private Http exit;

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(data, 0));
    evening = Evening.at(box.replica());
    door = paired(Role.STATION);
    exit = paired(Role.STATION);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void offersOnlyThePeopleOneSatWithOrMet() {
    Guest ana = arrived("Ana Quintero");
    Guest mei = arrived("Mei Lin");
    Guest tom = arrived("Tom Oak");
    Guest absent = evening.invite("Ola Nordmann");
    Seats.plan(box.replica(), List.of(ana, mei, absent), List.of(tom));
    assertEquals(List.of(), names(begin(ana)), "before the round is called");
    Seats.seat(box.replica(), List.of(ana, mei, absent), List.of(tom));
    assertEquals(List.of("Mei Lin"), names(begin(ana)));
    String visit = begin(ana).text("visit");
    Answer other = exit.put(path(visit, "wishes"), people(tom));
    assertEquals(400, other.status());
    assertEquals("people", other.text("field"));
  }

  @Test
  void onlyAMutualYesSharesAnything() {
    Guest ana = arrived("Ana Quintero");
    Guest mei = arrived("Mei Lin");
    Guest tom = arrived("Tom Oak");
    Seats.seat(box.replica(), List.of(ana, mei, tom));
    assertEquals(0, wish(ana, mei, tom).path("cards").size());
    JsonNode cards = wish(mei, ana).path("cards");
    assertEquals(1, cards.size());
    assertEquals("Ana Quintero", cards.at("/0/name").asText());
    assertEquals("The Guild", cards.at("/0/organisation").asText());
    assertTrue(cards.at("/0/rows").size() >= 21);
    String tomsVisit = begin(tom).text("visit");
    assertEquals(0, exit.get(path(tomsVisit, "cards")).json().path("cards").size());
    assertFalse(begin(tom).json().at("/guest/people/0/wished").asBoolean());
  }

  @Test
  void aWishThatIsTakenBackSharesNothingAnyMore() {
    Guest ana = arrived("Ana Quintero");
    Guest mei = arrived("Mei Lin");
    Seats.seat(box.replica(), List.of(ana, mei));
    wish(ana, mei);
    assertEquals(1, wish(mei, ana).path("cards").size());
    wish(ana);
    String visit = begin(mei).text("visit");
    assertEquals(0, exit.get(path(visit, "cards")).json().path("cards").size());
  }

  @Test
  void aOneSidedWishIsInNoAnswerAndNotInTheJournal() {
    Guest ana = arrived("Ana Quintero");
    Guest mei = arrived("Mei Lin");
    Seats.seat(box.replica(), List.of(ana, mei));
    String before = everythingSaidTo(mei);
    long end = box.replica().ledger().journal().end();
    wish(ana, mei);
    assertEquals(end + 1, box.replica().ledger().journal().end());
    assertEquals(before, everythingSaidTo(mei));
    var wish = box.replica().ledger().journal().read(end + 1, 1).getFirst().fact().content();
    String payload = new String(wish.payload().toArray(), StandardCharsets.ISO_8859_1);
    assertTrue(wish.subject().contains(ana.person().hex()), wish.subject());
    assertFalse(payload.contains(mei.person().hex()), payload);
  }

  /// Whatever any device can ask that might tell of a wish.
  private String everythingSaidTo(Guest mei) {
    Http host = paired(Role.HOST);
    Http organiser = paired(Role.ORGANISER);
    Answer visit = begin(mei);
    String event = Evening.SUPPER.hex();
    return Stream.of(
            visit.json().path("guest").toString(),
            exit.get(path(visit.text("visit"), "cards")).body(),
            host.get("/api/guests?q=mei").body(),
            host.get("/api/host").json().path("arrivals").toString(),
            organiser.get("/api/events/" + event + "/guests").body(),
            organiser.get("/api/people/" + mei.person().hex() + "/answers").body(),
            Http.stranger(box.origin()).get("/I/" + mei.token().text()).body())
        .reduce("", String::concat);
  }

  @Test
  void forAWeekAGuestChoosesOnTheirOwnPageAsWell() {
    Guest ana = arrived("Ana Quintero");
    Guest mei = arrived("Mei Lin");
    Guest tom = arrived("Tom Oak");
    Guest absent = evening.invite("Ola Nordmann");
    Seats.seat(box.replica(), List.of(ana, mei), List.of(tom));
    assertTrue(page(ana).contains("Mei Lin"));
    assertFalse(page(ana).contains("Tom Oak"));
    assertFalse(page(absent).contains("Keep in touch"));
    assertEquals(303, tick(ana, mei).status());
    assertFalse(page(ana).contains("class=\"card\""));
    String before = page(mei);
    tick(ana);
    assertEquals(before, page(mei), "a wish that is not returned changes nothing");
    tick(ana, mei);
    tick(mei, ana);
    assertTrue(page(ana).contains("class=\"card\""));
    assertEquals(400, tick(ana, tom).status());
    Instant longAgo = Instant.now().minus(Duration.ofDays(9));
    EventPlan over =
        new EventPlan("Supper", "", longAgo, longAgo.plusSeconds(60), ZoneOffset.UTC, "");
    box.replica().ledger().record(List.of(new EventPlanned(Evening.SUPPER, 2, over)));
    assertFalse(page(ana).contains("Keep in touch"));
  }

  private String page(Guest guest) {
    return Http.stranger(box.origin()).get("/I/" + guest.token().text()).body();
  }

  private Answer tick(Guest guest, Guest... others) {
    String form =
        Stream.of(others)
            .map(other -> "who=" + other.person().hex())
            .collect(Collectors.joining("&"));
    return Http.stranger(box.origin())
        .post(
            "/I/" + guest.token().text() + "/touch",
            "application/x-www-form-urlencoded",
            form.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void onePromiseIsMadeToOnePersonAndSeenByTheTwoAlone() {
    Guest ana = arrived("Ana Quintero");
    Guest mei = arrived("Mei Lin");
    Guest tom = arrived("Tom Oak");
    Seats.seat(box.replica(), List.of(ana, mei, tom));
    String visit = begin(ana).text("visit");
    String promise = promise(mei, "send you the recipe");
    assertEquals(204, exit.post(path(visit, "promise"), promise).status());
    assertEquals(204, exit.post(path(visit, "promise"), promise).status(), "sent again");
    assertEquals(409, exit.post(path(visit, "promise"), promise(tom, "more")).status());
    assertFalse(begin(ana).json().at("/guest/mayPromise").asBoolean());
    JsonNode meis = begin(mei).json().at("/guest/promises/0");
    assertEquals("Ana Quintero", meis.path("name").asText());
    assertFalse(meis.path("mine").asBoolean());
    assertEquals("send you the recipe", meis.path("text").asText());
    assertEquals(0, begin(tom).json().at("/guest/promises").size());
  }

  @Test
  void onlyItsOwnerSaysThatANeedIsMet() {
    Guest ana = arrived("Ana Quintero");
    Guest mei = arrived("Mei Lin");
    box.replica()
        .ledger()
        .record(
            List.of(
                new PersonProfiled(
                    ana.person(),
                    2,
                    Profile.named("Ana Quintero").with(List.of(), List.of("a venue", "a cook")))));
    String meis = begin(mei).text("visit");
    assertEquals(400, exit.post(path(meis, "need"), need("a venue")).status());
    Answer anas = begin(ana);
    assertEquals("a venue", anas.json().at("/guest/need").asText());
    assertEquals(204, exit.post(path(anas.text("visit"), "need"), need("a venue")).status());
    assertEquals("a cook", begin(ana).json().at("/guest/need").asText());
    assertEquals(
        List.of("a venue"),
        box.replica().memory().read(s -> s.ties().needsMet(ana.person())).stream().toList());
  }

  @Test
  void pulsesAreWrittenInFivesAndNobodyStandsBehindThem() {
    long before = pulses();
    for (int i = 0; i < 7; i++) {
      Guest guest = arrived("Guest " + i);
      Answer visit = begin(guest);
      assertEquals("energy", visit.json().at("/guest/questions/0").asText());
      String body = "{\"answers\":{\"energy\":" + (i % 3 + 1) + "}}";
      assertEquals(204, exit.post(path(visit.text("visit"), "pulse"), body).status());
      exit.post(path(visit.text("visit"), "pulse"), body);
      assertFalse(begin(guest).json().at("/guest/questions").toString().contains("energy"));
      assertEquals(i < 4 ? before : before + 1, pulses());
    }
    assertEquals(
        List.of(1, 1, 2, 2, 3),
        box.replica().memory().read(s -> s.pulses().answers(Evening.SUPPER, "energy")));
    PulsesTaken taken = taken().findFirst().orElseThrow();
    assertTrue(taken.person().isLocal());
    String visit = begin(arrived("Ana Quintero")).text("visit");
    for (String wrong : List.of("\"energy\":4", "\"bscs/1\":6", "\"bscs/9\":1", "\"mood\":1")) {
      assertEquals(
          400, exit.post(path(visit, "pulse"), "{\"answers\":{" + wrong + "}}").status(), wrong);
    }
  }

  private long pulses() {
    return taken().count();
  }

  private Stream<PulsesTaken> taken() {
    return box.replica().ledger().read(1, 1_000).stream()
        .map(recorded -> recorded.body())
        .filter(PulsesTaken.class::isInstance)
        .map(PulsesTaken.class::cast);
  }

  @Test
  void whoLeavesAndComesBackHasNoSecondBadge() {
    Guest ana = arrived("Ana Quintero");
    GuestId guest = new GuestId(ana.invitation(), 0);
    String visit = begin(ana).text("visit");
    assertEquals(204, exit.post(path(visit, "leave"), "{}").status());
    assertEquals(204, exit.post(path(visit, "leave"), "{}").status());
    assertFalse(here(guest));
    Guest invited = evening.invite(Evening.Wish.named("Mei Lin").by(ana));
    assertFalse(door.post("/api/scans", scan(invited)).json().at("/inviter/here").asBoolean());
    int badges = badges(guest);
    Answer back = door.post("/api/scans", scan(ana));
    assertEquals("admitted", back.text("decision"));
    assertTrue(back.json().path("repeated").asBoolean());
    assertTrue(here(guest));
    assertEquals(badges, badges(guest));
    assertEquals("already-admitted", exit.post("/api/scans", scan(ana)).text("decision"));
  }

  @Test
  void theBadgeOfWhoeverHadLeftBringsThemBackAndNobodyElse() {
    Guest ana = arrived("Ana Quintero");
    GuestId guest = new GuestId(ana.invitation(), 0);
    String badge = "FB:" + ana.invitation().hex().toUpperCase(Locale.ROOT) + "-0";
    assertEquals("BADGE", door.post("/api/scans", scanOf(badge)).text("reason"));
    exit.post(path(begin(ana).text("visit"), "leave"), "{}");
    assertEquals("admitted", door.post("/api/scans", scanOf(badge)).text("decision"));
    assertTrue(here(guest));
    assertEquals("BADGE", door.post("/api/scans", scanOf(badge)).text("reason"));
    Guest absent = evening.invite("Ola Nordmann");
    String other = "FB:" + absent.invitation().hex().toUpperCase(Locale.ROOT) + "-0";
    assertEquals("BADGE", door.post("/api/scans", scanOf(other)).text("reason"));
  }

  @Test
  void aBadgeAnInvitationAndACodeAllOpenTheSameVisit() {
    Guest ana = arrived("Ana Quintero");
    String badge = "FB:" + ana.invitation().hex().toUpperCase(Locale.ROOT) + "-0";
    for (String text : List.of(badge, ana.token().bare(), ana.token().shortCode().grouped())) {
      assertEquals(
          "Ana", exit.post("/api/exit/visits", text(text)).json().at("/guest/firstName").asText());
    }
    Guest absent = evening.invite("Ola Nordmann");
    assertTrue(begin(absent).json().path("visit").isNull());
    assertTrue(exit.post("/api/exit/visits", text("hello")).json().path("visit").isNull());
    for (int i = 0; i < 6; i++) {
      exit.post("/api/exit/visits", text("000000000" + i));
    }
    Answer slow = exit.post("/api/exit/visits", text(ana.token().shortCode().grouped()));
    assertTrue(slow.json().path("visit").isNull());
    assertTrue(slow.json().path("retryAfter").asInt() > 0);
  }

  @Test
  void aVisitBelongsToItsKioskAndEndsWithTheNext() {
    Guest ana = arrived("Ana Quintero");
    Guest mei = arrived("Mei Lin");
    String visit = begin(ana).text("visit");
    assertEquals(404, door.get(path(visit, "cards")).status());
    assertEquals(403, paired(Role.HOST).get(path(visit, "cards")).status());
    assertEquals(200, exit.get(path(visit, "cards")).status());
    String next = begin(mei).text("visit");
    assertEquals(
        "visit-over", exit.get(path(visit, "cards")).text("type").replace("/problems/", ""));
    assertEquals(204, Http.send(exit.request("/api/exit/visits/" + next).DELETE()).status());
    assertEquals(404, exit.get(path(next, "cards")).status());
  }

  private Guest arrived(String name) {
    Guest guest = evening.invite(name);
    assertEquals("admitted", door.post("/api/scans", scan(guest)).text("decision"));
    return guest;
  }

  private Answer begin(Guest guest) {
    return exit.post("/api/exit/visits", text(guest.token().bare()));
  }

  private JsonNode wish(Guest guest, Guest... others) {
    String visit = begin(guest).text("visit");
    Answer answer = exit.put(path(visit, "wishes"), people(others));
    assertEquals(200, answer.status(), answer.body());
    return answer.json();
  }

  private static List<String> names(Answer begun) {
    return begun.json().at("/guest/people").findValuesAsText("name");
  }

  private static String people(Guest... others) {
    var body = Http.JSON.createObjectNode();
    var people = body.putArray("people");
    Stream.of(others).forEach(other -> people.add(other.person().hex()));
    return body.toString();
  }

  private static String promise(Guest to, String text) {
    return Http.JSON
        .createObjectNode()
        .put("promise", hex())
        .put("to", to.person().hex())
        .put("text", text)
        .toString();
  }

  private static String need(String need) {
    return Http.JSON.createObjectNode().put("need", need).put("met", "met").toString();
  }

  private static String text(String text) {
    return Http.JSON.createObjectNode().put("text", text).toString();
  }

  private static String scan(Guest guest) {
    return scanOf(guest.token().bare());
  }

  private static String scanOf(String text) {
    return Http.JSON.createObjectNode().put("scanId", hex()).put("text", text).toString();
  }

  private static String hex() {
    byte[] id = new byte[ScanId.SIZE];
    RANDOM.nextBytes(id);
    return ScanId.of(id).hex();
  }

  private static String path(String visit, String part) {
    return "/api/exit/visits/" + visit + "/" + part;
  }

  private boolean here(GuestId guest) {
    return box.replica()
        .memory()
        .read(state -> state.guests().find(guest.invitation()).orElseThrow().here(guest.index()));
  }

  private int badges(GuestId guest) {
    return box.replica().memory().read(state -> state.badges().of(guest).size());
  }

  private Http paired(Role role) {
    return Http.paired(box.origin(), role, box.pairingCode(role));
  }
}
