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
import dev.foyer.domain.AnswerFact.ConsentSaid;
import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.AnswerFact.Said;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.FactBody.PresenceChanged;
import dev.foyer.domain.FactBody.Whereabouts;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.MeetingStyle;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Role;
import dev.foyer.domain.Room;
import dev.foyer.domain.SeatingFact.RoomLaid;
import dev.foyer.domain.SeatingFact.Row;
import dev.foyer.domain.SeatingFact.SeatsPlanned;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is greeted by whom, over HTTP, on a real box.
class GreetingsTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  @TempDir Path data;
  private Box box;
  private Evening evening;
  private Http kiosk;
  private Http tablet;
  private Http other;

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(data, 0));
    evening = Evening.at(box.replica());
    kiosk = paired(Role.STATION);
    tablet = paired(Role.HOST);
    other = paired(Role.HOST);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void aNewcomerRingsAtTheTabletOfWhoeverIsFreeUntilTheyAreGreeted() {
    Guest mei = member("Mei Chen", tablet);
    Guest jonas = evening.invite("Jonas Berg");
    scan(jonas);
    Guest ana = evening.invite(Wish.named("Ana Quintero").firstTimer().by(jonas));
    record(new PersonProfiled(ana.person(), 2, profile("Ana Quintero", "AH-nah kin-TEH-roh")));
    scan(ana);
    JsonNode seen = look(tablet);
    assertEquals("Mei Chen", seen.at("/carrier/name").asText());
    assertEquals(mei.invitation().hex(), seen.at("/carrier/invitation").asText());
    assertTrue(seen.path("ready").asBoolean());
    JsonNode card = seen.at("/ringing/0");
    assertEquals("Ana Quintero", card.path("name").asText());
    assertEquals("AH-nah kin-TEH-roh", card.path("sayIt").asText());
    assertEquals("Jonas Berg", card.at("/inviter/name").asText());
    assertTrue(card.at("/inviter/here").asBoolean());
    assertFalse(card.at("/inviter/tablet").asBoolean());
    assertTrue(card.at("/inviter/table").isNull());
    assertTrue(card.at("/opener/askMeAbout").isNull());
    assertEquals(List.of(), look(other).path("ringing").findValuesAsText("name"));
    assertEquals("Mei Chen", look(other).at("/elsewhere/0/greeter").asText());
    assertEquals(204, tablet.post("/api/greetings/" + ana.invitation().hex(), "{}").status());
    assertTrue(look(tablet).path("ringing").isEmpty());
  }

  @Test
  void theOpenerIsWhatTheGuestAgreedToBeAskedAbout() {
    member("Mei Chen", tablet);
    Guest ana = evening.invite(Wish.named("Ana Quintero").firstTimer());
    record(
        new PersonProfiled(ana.person(), 2, profile("Ana Quintero", "")),
        new ConsentSaid(ana.person(), Purpose.ASK_ME_ABOUT, 1, Said.YES));
    scan(ana);
    assertEquals("sourdough", look(tablet).at("/ringing/0/opener/askMeAbout").asText());
    record(new ConsentSaid(ana.person(), Purpose.ASK_ME_ABOUT, 2, Said.NO));
    assertTrue(look(tablet).at("/ringing/0/opener/askMeAbout").isNull());
  }

  @Test
  void anInviterIsToldAtTheirOwnTabletAndFoundAtTheirTableWithoutOne() {
    member("Mei Chen", tablet);
    Guest jonas = evening.invite("Jonas Berg");
    scan(jonas);
    Guest ana = evening.invite(Wish.named("Ana Quintero").firstTimer().by(jonas));
    record(
        new RoomLaid(
            Evening.SUPPER,
            1,
            new Room(
                List.of(new Room.RoomTable("5", 6, List.of(), "")),
                List.of(new Room.Course("Starter", Room.Mode.MIX, 30, "", "")))),
        new SeatsPlanned(
            Evening.SUPPER, 1, List.of(new Row(new GuestId(jonas.invitation(), 0), List.of(0)))));
    scan(ana);
    assertEquals("5", look(tablet).at("/ringing/0/inviter/table").asText());
    assertEquals(204, other.post("/api/greetings/tablet", carried(jonas)).status());
    assertTrue(look(tablet).at("/ringing/0/inviter/tablet").asBoolean());
    assertEquals("Ana Quintero", look(other).at("/invited/0/name").asText());
    assertFalse(look(other).at("/invited/0/greeted").asBoolean());
  }

  @Test
  void inARushOneTapGreetsAll() {
    member("Mei Chen", tablet);
    List<Guest> four =
        evening.invite(
            List.of("Ana", "Ben", "Cleo", "Dag").stream()
                .map(name -> Wish.named(name).firstTimer())
                .toList());
    four.forEach(this::scan);
    JsonNode seen = look(tablet);
    assertTrue(seen.path("together").asBoolean());
    assertEquals(4, seen.path("ringing").size());
    String names =
        "{\"guests\":[\""
            + String.join("\",\"", four.stream().map(g -> g.invitation().hex()).toList())
            + "\"]}";
    assertEquals(204, tablet.post("/api/greetings", names).status());
    assertEquals(204, tablet.post("/api/greetings", names).status());
    assertTrue(look(tablet).path("ringing").isEmpty());
  }

  @Test
  void theSameGuestsRingAtTheSameTabletsAfterARestart() {
    member("Mei Chen", tablet);
    member("Tom Ola", other);
    Guest ana = evening.invite(Wish.named("Ana Quintero").firstTimer());
    scan(ana);
    boolean here = look(tablet).path("ringing").size() == 1;
    int port = box.port();
    box.close();
    box = Box.start(BoxConfig.alone(data, port));
    assertEquals(here ? 1 : 0, look(tablet).path("ringing").size());
    assertEquals(here ? 0 : 1, look(other).path("ringing").size());
  }

  @Test
  void whoeverTakesTheTabletOfOneWhoWentHomeSaysForThemselvesThatTheyAreFree() {
    Guest mei = member("Mei Chen", tablet);
    GuestId guest = new GuestId(mei.invitation(), 0);
    DeviceId by = new DeviceId("d9".repeat(8));
    record(new PresenceChanged(guest, Evening.SUPPER, 1, Whereabouts.LEFT, by));
    assertTrue(look(tablet).path("carrier").isNull());
    assertFalse(look(tablet).path("ready").asBoolean());
    member("Tom Ola", tablet);
    assertEquals("Tom Ola", look(tablet).at("/carrier/name").asText());
    assertTrue(look(tablet).path("ready").asBoolean());
  }

  @Test
  void whatIsWrongIsSaidPlainly() {
    Guest ana = evening.invite("Ana Quintero");
    Answer absent = tablet.post("/api/greetings/tablet", carried(ana));
    assertEquals(400, absent.status());
    assertEquals("invitation", absent.text("field"));
    assertEquals(400, tablet.post("/api/greetings/ready", "{}").status());
    assertEquals(400, tablet.post("/api/greetings", "{\"guests\":[]}").status());
    assertEquals(
        404,
        tablet
            .post("/api/greetings", "{\"guests\":[\"" + ana.invitation().hex() + "\"]}")
            .status());
    assertEquals(403, kiosk.get("/api/greetings").status());
    assertEquals(204, tablet.post("/api/greetings/tablet", "{}").status());
  }

  private Guest member(String name, Http device) {
    Guest guest = evening.invite(name);
    scan(guest);
    assertEquals(204, device.post("/api/greetings/tablet", carried(guest)).status());
    assertEquals(204, device.post("/api/greetings/ready", "{\"ready\":true}").status());
    return guest;
  }

  private static String carried(Guest guest) {
    return "{\"invitation\":\"" + guest.invitation().hex() + "\"}";
  }

  private static Profile profile(String name, String sayIt) {
    return new Profile(
        name,
        "",
        "",
        "",
        "",
        sayIt,
        "sourdough",
        List.of(),
        List.of(),
        List.of(),
        MeetingStyle.NOT_SAID,
        "");
  }

  private void record(FactBody... facts) {
    box.replica().ledger().record(List.of(facts));
  }

  private JsonNode look(Http device) {
    Answer answer = device.get("/api/greetings");
    return OpenApiDocument.servedAt(box.origin()).check("GET /api/greetings", answer).json();
  }

  private void scan(Guest guest) {
    byte[] id = new byte[16];
    RANDOM.nextBytes(id);
    String body =
        "{\"scanId\":\"%s\",\"text\":\"%s\"}"
            .formatted(HexFormat.of().formatHex(id), guest.token().bare());
    assertEquals("admitted", kiosk.post("/api/scans", body).text("decision"));
  }

  private Http paired(Role role) {
    return Http.paired(box.origin(), role, box.pairingCode(role));
  }
}
