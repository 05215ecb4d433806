package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.OpenApiDocument;
import dev.foyer.box.Evening.Guest;
import dev.foyer.box.Evening.Wish;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody.InvitationIssued;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Role;
import dev.foyer.domain.Terms;
import dev.foyer.domain.WelcomeFact.Part;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a guest is told at the kiosk, and asked, over HTTP, on a real box.
class WelcomeTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String PARTS = "/api/events/" + Evening.SUPPER.hex() + "/parts";
  @TempDir Path data;
  private Box box;
  private Evening evening;
  private Http kiosk;
  private Http organiser;

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(data, 0));
    evening = Evening.at(box.replica());
    kiosk = paired(Role.STATION);
    organiser = paired(Role.ORGANISER);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void aFirstTimerIsNotTheOnlyOneOnceFiveOthersAreHere() {
    Guest jonas = evening.invite("Jonas Berg");
    scan(jonas);
    for (int others = 0; others < 5; others++) {
      assertTrue(welcome(firstTimer(others, jonas)).path("firstTimersHere").isNull());
    }
    assertEquals(5, welcome(firstTimer(5, jonas)).path("firstTimersHere").asInt());
    assertTrue(welcome(evening.invite("Mei Chen")).path("firstTimersHere").isNull());
  }

  @Test
  void whoeverCameAloneIsNotTheOnlyOneOnceFiveOthersDid() {
    Guest jonas = evening.invite("Jonas Berg");
    for (int others = 0; others < 5; others++) {
      assertTrue(welcome(evening.invite("Guest " + others)).path("aloneHere").isNull());
    }
    assertEquals(5, welcome(evening.invite("Mei Chen")).path("aloneHere").asInt());
    assertTrue(welcome(evening.invite(Wish.named("Tom").by(jonas))).path("aloneHere").isInt());
    scan(jonas);
    assertTrue(welcome(evening.invite(Wish.named("Ida").by(jonas))).path("aloneHere").isNull());
  }

  @Test
  void aGuestOfAnEarlierEveningIsWelcomedBackAndAskedOnceEver() {
    Guest mei = evening.invite("Mei Chen");
    assertFalse(welcome(mei).path("again").asBoolean());
    Guest second = again(mei.person(), Evening.PICNIC);
    evening.open(Evening.PICNIC);
    String scan = mint();
    Answer answer = kiosk.post("/api/scans", body(scan, second));
    assertTrue(answer.json().at("/welcome/again").asBoolean());
    assertEquals("greet", answer.json().at("/welcome/asks").asText());
    assertEquals(answer.json(), kiosk.post("/api/scans", body(scan, second)).json());
    assertEquals(Set.of(), parts(mei.person(), Evening.PICNIC));
    Guest third = again(mei.person(), Evening.SUPPER);
    evening.open(Evening.SUPPER);
    assertTrue(welcome(third).path("asks").isNull());
  }

  @Test
  void aYesMakesAGreeterAndOnlyWhereTheGuestCameIn() {
    Guest mei = evening.invite("Mei Chen");
    String first = mint();
    kiosk.post("/api/scans", body(first, mei));
    assertEquals(404, yes(kiosk, first).status());
    evening.open(Evening.PICNIC);
    Guest second = again(mei.person(), Evening.PICNIC);
    String scan = mint();
    kiosk.post("/api/scans", body(scan, second));
    assertEquals(404, yes(paired(Role.STATION), scan).status());
    assertEquals(204, yes(kiosk, scan).status());
    assertEquals(204, yes(kiosk, scan).status());
    assertEquals(Set.of(Part.GREETER), parts(mei.person(), Evening.PICNIC));
    assertEquals(400, kiosk.post("/api/parts/yes", "{}").status());
  }

  @Test
  void whoeverIsCheckedInByAHostIsNotAskedByTheKiosk() {
    Guest mei = evening.invite("Mei Chen");
    scan(mei);
    evening.open(Evening.PICNIC);
    Guest second = again(mei.person(), Evening.PICNIC);
    Answer answer =
        paired(Role.HOST)
            .post(
                "/api/guests/" + second.invitation().hex() + "/check-in",
                "{\"scanId\":\"" + mint() + "\"}");
    assertTrue(answer.json().at("/welcome/asks").isNull());
    assertTrue(answer.json().at("/welcome/again").asBoolean());
  }

  @Test
  void anOrganiserGivesPartsAndTakesThemBack() {
    Guest mei = evening.invite("Mei Chen");
    Guest tom = evening.invite("Tom Ola");
    assertTrue(players().path("builder").isNull());
    assertEquals(204, give(mei, "table-host", true).status());
    assertEquals(204, give(mei, "builder", true).status());
    assertEquals("Mei Chen", players().path("builder").asText());
    assertEquals(204, give(tom, "builder", true).status());
    assertEquals("Tom Ola", players().path("builder").asText());
    assertEquals(Set.of(Part.TABLE_HOST), parts(mei.person(), Evening.SUPPER));
    assertEquals(204, give(mei, "table-host", false).status());
    assertEquals(1, players().path("people").size());
    assertEquals("part", give(tom, "king", true).text("field"));
    Guest nobody = evening.stranger(Evening.SUPPER);
    assertEquals("person", give(nobody, "greeter", true).text("field"));
    assertEquals(404, organiser.get("/api/events/ffffffffffffffff/parts").status());
  }

  private Guest firstTimer(int number, Guest inviter) {
    return evening.invite(Wish.named("Newcomer " + number).firstTimer().by(inviter));
  }

  /// Another invitation of somebody who has one.
  private Guest again(PersonId person, EventId event) {
    Guest issued = evening.stranger(event);
    Terms terms =
        new Terms(
            event,
            person,
            1,
            null,
            Terms.Newcomer.RETURNING,
            Terms.Source.GUEST_LIST,
            issued.token().sha256());
    box.replica().ledger().record(List.of(new InvitationIssued(issued.invitation(), 1, terms)));
    return new Guest(issued.invitation(), person, issued.token());
  }

  private Answer give(Guest guest, String part, boolean taken) {
    String body =
        "{\"person\":\"%s\",\"part\":\"%s\",\"taken\":%s}"
            .formatted(guest.person().hex(), part, taken);
    return organiser.post(PARTS, body);
  }

  private JsonNode players() {
    return document().check("GET /api/events/{event}/parts", organiser.get(PARTS)).json();
  }

  private Set<Part> parts(PersonId person, EventId event) {
    return box.replica().memory().read(state -> state.welcomes().parts(person, event));
  }

  private static Answer yes(Http station, String scan) {
    return station.post("/api/parts/yes", "{\"scanId\":\"" + scan + "\"}");
  }

  private JsonNode welcome(Guest guest) {
    return scan(guest).json().path("welcome");
  }

  private Answer scan(Guest guest) {
    Answer answer =
        document().check("POST /api/scans", kiosk.post("/api/scans", body(mint(), guest)));
    assertEquals("admitted", answer.text("decision"));
    return answer;
  }

  private OpenApiDocument document() {
    return OpenApiDocument.servedAt(box.origin());
  }

  private static String body(String scan, Guest guest) {
    return "{\"scanId\":\"%s\",\"text\":\"%s\"}".formatted(scan, guest.token().bare());
  }

  private static String mint() {
    byte[] id = new byte[16];
    RANDOM.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  private Http paired(Role role) {
    return Http.paired(box.origin(), role, box.pairingCode(role));
  }
}
