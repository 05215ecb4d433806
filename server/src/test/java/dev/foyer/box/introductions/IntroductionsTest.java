package dev.foyer.box.introductions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.Http;
import dev.foyer.box.Box;
import dev.foyer.box.BoxConfig;
import dev.foyer.box.Evening;
import dev.foyer.box.Evening.Guest;
import dev.foyer.box.Seats;
import dev.foyer.domain.AnswerFact.ConsentSaid;
import dev.foyer.domain.AnswerFact.PersonAnswered;
import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.AnswerFact.Said;
import dev.foyer.domain.Answers;
import dev.foyer.domain.Answers.Mentoring;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.FactBody.PresenceChanged;
import dev.foyer.domain.FactBody.Whereabouts;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.ItemId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Role;
import dev.foyer.domain.ScanId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Both here now, and the shelf, over HTTP.
class IntroductionsTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  @TempDir Path data;
  private Box box;
  private Evening evening;
  private Http door;
  private Http host;

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(data, 0));
    evening = Evening.at(box.replica());
    door = paired(Role.STATION);
    host = paired(Role.HOST);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void twoWhoAreHereAreIntroducedInTheirOwnWords() {
    Guest ana = arrived("Ana Quintero", List.of(), List.of("a venue for 40"));
    Guest mei = arrived("Mei Lin", List.of("venue in the harbour"), List.of());
    JsonNode line = introductions().at("/introductions/0");
    assertEquals("offers", line.at("/because/kind").asText());
    assertEquals("Ana Quintero", line.at("/because/of").asText());
    assertEquals("a venue for 40", line.at("/because/looksFor").asText());
    assertEquals("venue in the harbour", line.at("/because/found").asText());
    JsonNode slip = host.get("/api/guests/" + mei.invitation().hex() + "/people-to-meet").json();
    assertEquals("Ana Quintero", slip.at("/people/0/who/name").asText());
    make(ana, mei, "not-now");
    assertEquals(0, introductions().path("introductions").size());
  }

  @Test
  void whoIsNotHereOrHasLeftOrHasNotAgreedIsIntroducedToNobody() {
    Guest ana = arrived("Ana Quintero", List.of(), List.of("a venue"));
    Guest mei = arrived("Mei Lin", List.of("a venue"), List.of());
    invited("Ola Nordmann", List.of("a venue"), List.of());
    assertEquals(1, introductions().path("introductions").size());
    say(mei, Said.NO);
    assertEquals(0, introductions().path("introductions").size());
    say(mei, Said.YES);
    assertEquals(1, introductions().path("introductions").size());
    GuestId guest = new GuestId(ana.invitation(), 0);
    record(
        new PresenceChanged(
            guest, Evening.SUPPER, 1, Whereabouts.LEFT, new DeviceId("00000000000000aa")));
    assertEquals(0, introductions().path("introductions").size());
  }

  @Test
  void whoSatTogetherTonightNeedsNoIntroduction() {
    Guest ana = arrived("Ana Quintero", List.of(), List.of("a venue"));
    Guest mei = arrived("Mei Lin", List.of("a venue"), List.of());
    Seats.plan(box.replica(), List.of(ana, mei));
    assertEquals(1, introductions().path("introductions").size());
    Seats.seat(box.replica(), List.of(ana, mei));
    assertEquals(0, introductions().path("introductions").size());
  }

  @Test
  void aWantedPersonWhoComesInIsSaidAtOnce() {
    Guest ana = arrived("Ana Quintero", List.of(), List.of());
    record(
        new PersonAnswered(
            ana.person(),
            1,
            new Answers(
                List.of(),
                List.of(),
                List.of("Mei", "social app stores"),
                "",
                Mentoring.NOT_SAID,
                List.of(),
                0)));
    assertEquals(0, introductions().path("introductions").size());
    arrived("Mei Lin", List.of(), List.of());
    JsonNode because = introductions().at("/introductions/0/because");
    assertEquals("wanted", because.path("kind").asText());
    assertEquals("Mei Lin", because.path("found").asText());
  }

  @Test
  void aHostIsAskedForThreeIntroductionsAnHour() {
    for (int i = 0; i < 5; i++) {
      arrived("Seeker " + i, List.of(), List.of("thing" + i + "x"));
      arrived("Finder " + i, List.of("thing" + i + "x"), List.of());
    }
    for (int left = 3; left > 0; left--) {
      JsonNode now = introductions();
      assertEquals(left, now.path("left").asInt());
      assertEquals(left, now.path("introductions").size());
      JsonNode first = now.at("/introductions/0");
      post(first.at("/one/person").asText(), first.at("/other/person").asText(), "done");
    }
    assertEquals(0, introductions().path("introductions").size());
    assertEquals(
        2, paired(Role.HOST).get("/api/introductions").json().path("introductions").size());
  }

  @Test
  void atMostThreeStandOnASlip() {
    Guest ana = arrived("Ana Quintero", List.of(), List.of("a venue"));
    for (int i = 0; i < 5; i++) {
      arrived("Host " + i, List.of("a venue"), List.of());
    }
    JsonNode slip = host.get("/api/guests/" + ana.invitation().hex() + "/people-to-meet").json();
    assertEquals(3, slip.path("people").size());
  }

  @Test
  void theShelfShowsWhatItsHolderAgreesToAndNoMoreWhenTheyDoNot() {
    Guest mei = arrived("Mei Lin", List.of(), List.of());
    String id = ItemId.of(bytes()).hex();
    assertEquals(204, shelve(id, mei, "Projector for an evening").status());
    assertEquals("Mei Lin", shelf("project").at("/resources/0/holder").asText());
    assertEquals("bring it back", shelf("").at("/resources/0/terms").asText());
    assertEquals(0, shelf("boat").path("resources").size());
    arrived("Ana Quintero", List.of(), List.of("a projector"));
    assertEquals("has", introductions().at("/introductions/0/because/kind").asText());
    say(mei, Said.NO);
    assertEquals(0, shelf("").path("resources").size());
    assertEquals(0, introductions().path("introductions").size());
    assertEquals(409, shelve(ItemId.of(bytes()).hex(), mei, "A boat").status());
    say(mei, Said.YES);
    assertEquals(204, host.post("/api/resources/" + id + "/withdraw", "{}").status());
    assertEquals(0, shelf("").path("resources").size());
  }

  @Test
  void whatIsWrongIsSaid() {
    Guest ana = arrived("Ana Quintero", List.of(), List.of());
    String me = ana.person().hex();
    assertEquals(400, post(me, me, "done").status());
    assertEquals("other", post(me, "ab".repeat(16), "done").text("field"));
    assertEquals(403, door.get("/api/introductions").status());
    assertEquals(404, host.get("/api/guests/" + "ab".repeat(12) + "/people-to-meet").status());
    assertTrue(shelve("zz", ana, "x").status() == 400);
  }

  private Guest arrived(String name, List<String> offers, List<String> needs) {
    Guest guest = invited(name, offers, needs);
    String scan =
        Http.JSON
            .createObjectNode()
            .put("scanId", ScanId.of(bytes()).hex())
            .put("text", guest.token().bare())
            .toString();
    assertEquals("admitted", door.post("/api/scans", scan).text("decision"));
    return guest;
  }

  private Guest invited(String name, List<String> offers, List<String> needs) {
    Guest guest = evening.invite(name);
    record(
        new PersonProfiled(guest.person(), 2, Profile.named(name).with(offers, needs)),
        new ConsentSaid(guest.person(), Purpose.INTRODUCTIONS, 1, Said.YES));
    return guest;
  }

  private void say(Guest guest, Said said) {
    long version =
        box.replica()
            .memory()
            .read(s -> s.answers().nextConsent(guest.person(), Purpose.INTRODUCTIONS));
    record(new ConsentSaid(guest.person(), Purpose.INTRODUCTIONS, version, said));
  }

  private void record(FactBody... facts) {
    box.replica().ledger().record(List.of(facts));
  }

  private JsonNode introductions() {
    return host.get("/api/introductions").json();
  }

  private void make(Guest one, Guest other, String outcome) {
    assertEquals(204, post(one.person().hex(), other.person().hex(), outcome).status());
  }

  private Http.Answer post(String one, String other, String outcome) {
    return host.post(
        "/api/introductions",
        Http.JSON
            .createObjectNode()
            .put("one", one)
            .put("other", other)
            .put("outcome", outcome)
            .toString());
  }

  private Http.Answer shelve(String id, Guest holder, String what) {
    return host.post(
        "/api/resources",
        Http.JSON
            .createObjectNode()
            .put("resource", id)
            .put("invitation", holder.invitation().hex())
            .put("thing", "tool")
            .put("what", what)
            .put("terms", "bring it back")
            .toString());
  }

  private JsonNode shelf(String words) {
    return host.get("/api/resources?q=" + words).json();
  }

  private static byte[] bytes() {
    byte[] id = new byte[ScanId.SIZE];
    RANDOM.nextBytes(id);
    return id;
  }

  private Http paired(Role role) {
    return Http.paired(box.origin(), role, box.pairingCode(role));
  }
}
