package dev.foyer.box.promises;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.Http;
import dev.foyer.box.Box;
import dev.foyer.box.BoxConfig;
import dev.foyer.box.Evening;
import dev.foyer.box.Evening.Guest;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.EventPlanned;
import dev.foyer.domain.ItemId;
import dev.foyer.domain.PersonPair;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Role;
import dev.foyer.domain.ScanId;
import dev.foyer.domain.SeatingFact.MentorsPaired;
import dev.foyer.domain.SeatingFact.Pairing;
import dev.foyer.domain.TieFact.Kept;
import dev.foyer.domain.TieFact.PromiseMade;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a kiosk asks while the badge prints, over HTTP.
class AskedTest {
  private static final EventId BEFORE = new EventId("e0".repeat(8));
  private static final ItemId PROMISE = new ItemId("0a".repeat(16));
  private static final SecureRandom RANDOM = new SecureRandom();
  @TempDir Path data;
  private Box box;
  private Evening evening;
  private Http door;
  private Guest ana;
  private Guest mei;

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(data, 0));
    evening = Evening.at(box.replica());
    door = paired();
    ana = evening.invite("Ana Quintero");
    mei = evening.invite("Mei Lin");
    Instant then = Instant.now().minus(Duration.ofDays(30));
    record(
        new EventPlanned(
            BEFORE,
            1,
            new EventPlan("Lunch", "", then, then.plusSeconds(3_600), ZoneOffset.UTC, "")),
        new PromiseMade(
            PROMISE,
            ana.person(),
            BEFORE,
            new PrivateText(mei.person().hex()),
            new PrivateText("send you the recipe")),
        new MentorsPaired(BEFORE, mei.person(), ana.person(), 1, Pairing.PAIRED));
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void theMakerOfAPromiseIsAskedWhetherItHappenedAndNobodyElse() {
    String anas = scan(ana);
    JsonNode asked = questions(anas);
    assertEquals("Mei Lin", asked.at("/promises/0/to").asText());
    assertEquals("send you the recipe", asked.at("/promises/0/text").asText());
    String meis = scan(mei);
    assertEquals(0, questions(meis).path("promises").size());
    assertEquals(404, answer(meis, "kept"));
    assertEquals(204, answer(anas, "kept"));
    assertEquals(204, answer(anas, "kept"));
    assertEquals(Optional.of(Kept.KEPT), kept());
    assertEquals(0, questions(anas).path("promises").size());
  }

  @Test
  void notYetIsAskedAgainAtTheNextEventAndNotAtThisOne() {
    String anas = scan(ana);
    assertEquals(204, answer(anas, "not-yet"));
    assertEquals(0, questions(anas).path("promises").size());
    assertEquals(
        1,
        box.replica()
            .memory()
            .read(state -> Due.promises(state, ana.person(), Evening.PICNIC))
            .size());
  }

  @Test
  void mentorAndMenteeAreAskedWhetherTheyMetUntilOneSaysSo() {
    String anas = scan(ana);
    assertEquals("Mei Lin", questions(anas).at("/mentors/0/name").asText());
    String body = "{\"person\":\"" + mei.person().hex() + "\"}";
    assertEquals(204, door.post("/api/scans/" + anas + "/mentors", body).status());
    assertEquals(0, questions(anas).path("mentors").size());
    assertEquals(0, questions(scan(mei)).path("mentors").size());
    assertEquals(
        List.of(new PersonPair(ana.person(), mei.person())),
        box.replica().memory().read(state -> state.ties().met(BEFORE)).stream().toList());
  }

  @Test
  void onlyTheStationThatHasJustLetTheGuestInMayAsk() {
    String anas = scan(ana);
    assertEquals(404, paired().get("/api/scans/" + anas + "/questions").status());
    assertEquals(404, door.get("/api/scans/" + "ab".repeat(16) + "/questions").status());
  }

  private JsonNode questions(String scan) {
    var answer = door.get("/api/scans/" + scan + "/questions");
    assertEquals(200, answer.status(), answer.body());
    return answer.json();
  }

  private int answer(String scan, String kept) {
    return door.post(
            "/api/scans/" + scan + "/promises/" + PROMISE.hex(), "{\"kept\":\"" + kept + "\"}")
        .status();
  }

  private Optional<Kept> kept() {
    return box.replica().memory().read(state -> state.ties().kept(PROMISE));
  }

  private String scan(Guest guest) {
    byte[] bytes = new byte[ScanId.SIZE];
    RANDOM.nextBytes(bytes);
    String id = ScanId.of(bytes).hex();
    String body =
        Http.JSON.createObjectNode().put("scanId", id).put("text", guest.token().bare()).toString();
    assertEquals("admitted", door.post("/api/scans", body).text("decision"));
    return id;
  }

  private void record(FactBody... facts) {
    box.replica().ledger().record(List.of(facts));
  }

  private Http paired() {
    return Http.paired(box.origin(), Role.STATION, box.pairingCode(Role.STATION));
  }
}
