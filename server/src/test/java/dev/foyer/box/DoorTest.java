package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.box.Evening.Guest;
import dev.foyer.box.Evening.Wish;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.Role;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The door over HTTP, on a real box.
class DoorTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  @TempDir Path data;
  private Box box;
  private Evening evening;
  private Http kiosk;
  private Http host;

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(data, 0));
    evening = Evening.at(box.replica());
    kiosk = paired(Role.STATION);
    host = paired(Role.HOST);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void welcomesAGuestByName() {
    Guest jonas = evening.invite("Jonas Berg");
    Guest ana = evening.invite(Wish.named("Ana Quintero").by(jonas).firstTimer());
    scan(jonas);
    Answer answer = scan(ana);
    assertEquals(200, answer.status());
    assertEquals("admitted", answer.text("decision"));
    assertEquals("Ana", answer.text("firstName"));
    assertTrue(answer.json().path("firstTimer").asBoolean());
    assertEquals("Jonas Berg", answer.json().at("/inviter/name").asText());
    assertTrue(answer.json().at("/inviter/here").asBoolean());
    assertEquals(ana.invitation().hex(), answer.json().at("/guests/0/invitation").asText());
    assertTrue(answer.json().at("/welcome/firstTimersHere").isNull());
    assertFalse(answer.json().path("repeated").asBoolean());
    assertTrue(answer.json().at("/badges/0/job").asText().matches("[0-9a-f]{32}"));
  }

  @Test
  void answersTwoHundredToEveryNo() {
    Guest ana = evening.invite("Ana Quintero");
    scan(ana);
    assertEquals(
        "already-admitted", paired(Role.STATION).post("/api/scans", body(ana)).text("decision"));
    assertEquals("NOT_ON_LIST", scan(evening.stranger(Evening.SUPPER)).text("why"));
    assertEquals("OTHER_EVENT", scan(evening.stranger(Evening.PICNIC)).text("why"));
    Answer refused = kiosk.post("/api/scans", body(mint(), "not one of ours"));
    assertEquals("UNREADABLE", refused.text("reason"));
    assertEquals(200, refused.status());
  }

  @Test
  void aPartyIsAskedHowManyAndAnswersWithTheSameScan() {
    Guest family = evening.invite(Wish.named("Ola Nordmann").people(4));
    String scan = mint();
    Answer question = kiosk.post("/api/scans", body(scan, family.token().bare()));
    assertEquals("how-many", question.text("decision"));
    assertEquals(4, question.json().at("/party/remaining").asInt());
    ObjectNode again = Http.JSON.createObjectNode();
    again.put("scanId", scan).put("text", family.token().bare()).put("people", 2);
    Answer admitted = kiosk.post("/api/scans", again.toString());
    assertEquals(2, admitted.json().path("guests").size());
    assertEquals(admitted.json(), kiosk.post("/api/scans", again.toString()).json());
  }

  @Test
  void whatIsWrongWithARequestIsSaidPlainly() {
    String token = evening.invite("Ana Quintero").token().bare();
    assertField("scanId", "{\"text\":\"" + token + "\"}");
    assertField("scanId", "{\"scanId\":\"XYZ\",\"text\":\"" + token + "\"}");
    assertField("text", "{\"scanId\":\"" + mint() + "\"}");
    assertField("text", "{\"scanId\":\"" + mint() + "\",\"text\":7}");
    assertField("people", "{\"scanId\":\"" + mint() + "\",\"text\":\"x\",\"people\":0}");
    assertField("colour", "{\"scanId\":\"" + mint() + "\",\"text\":\"x\",\"colour\":\"red\"}");
    assertField(
        "station",
        "{\"scanId\":\"" + mint() + "\",\"text\":\"x\",\"station\":\"0000000000000001\"}");
    assertEquals(400, kiosk.post("/api/scans", "").status());
    assertEquals(400, kiosk.post("/api/scans", "[").status());
    assertEquals(413, kiosk.post("/api/scans", body(mint(), "x".repeat(300_000))).status());
    assertEquals(415, kiosk.post("/api/scans", "text/plain", new byte[] {1}).status());
    assertEquals(401, Http.stranger(box.origin()).post("/api/scans", "{}").status());
    assertEquals(403, paired(Role.ORGANISER).post("/api/scans", "{}").status());
    assertEquals(403, kiosk.get("/api/host").status());
    String nobody = new InvitationId("ff".repeat(12)).hex();
    assertEquals(404, host.post("/api/guests/" + nobody + "/check-in", tap()).status());
    assertEquals(404, host.post("/api/requests/" + mint() + "/coming", "{}").status());
  }

  private void assertField(String field, String body) {
    Answer answer = kiosk.post("/api/scans", body);
    assertEquals(400, answer.status(), body);
    assertEquals(field, answer.text("field"), body);
  }

  @Test
  void eightStationsScanningTheSameCodesAtTheSameInstantAdmitEachOnce() throws Exception {
    int codes = 25;
    List<Guest> guests =
        evening.invite(IntStream.range(0, codes).mapToObj(i -> Wish.named("Guest " + i)).toList());
    List<Http> stations = IntStream.range(0, 8).mapToObj(i -> paired(Role.STATION)).toList();
    CyclicBarrier together = new CyclicBarrier(stations.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(stations.size())) {
      List<Future<List<String>>> decisions =
          threads.invokeAll(
              stations.stream().map(station -> scanAll(station, guests, together)).toList());
      for (int code = 0; code < codes; code++) {
        List<String> said = new ArrayList<>();
        for (Future<List<String>> station : decisions) {
          said.add(station.get().get(code));
        }
        assertEquals(1, said.stream().filter("admitted"::equals).count());
        assertEquals(7, said.stream().filter("already-admitted"::equals).count());
      }
    }
    assertEquals(codes, host.get("/api/host").json().at("/counts/arrived").asInt());
  }

  private static Callable<List<String>> scanAll(
      Http station, List<Guest> guests, CyclicBarrier together) {
    return () -> {
      List<String> decisions = new ArrayList<>();
      for (Guest guest : guests) {
        together.await();
        decisions.add(station.post("/api/scans", body(guest)).text("decision"));
      }
      return decisions;
    };
  }

  @Test
  void aRestartKeepsEverythingAndTheFirstAnswer() {
    Guest ana = evening.invite("Ana Quintero");
    String scan = body(ana);
    JsonNode first = kiosk.post("/api/scans", scan).json();
    String request = mint();
    kiosk.post("/api/help", "{\"request\":\"" + request + "\"}");
    int port = box.port();
    box.close();
    box = Box.start(BoxConfig.alone(data, port));
    assertEquals(first, kiosk.post("/api/scans", scan).json());
    JsonNode overview = host.get("/api/host").json();
    assertEquals(1, overview.at("/counts/arrived").asInt());
    assertEquals("Ana Quintero", overview.at("/arrivals/0/name").asText());
    assertEquals(request, overview.at("/requests/0/request").asText());
  }

  @Test
  void theHostsPageFollowsAnArrival() {
    Guest jonas = evening.invite("Jonas Berg");
    Guest ana = evening.invite(Wish.named("Ana Quintero").by(jonas).firstTimer());
    try (Listening page = Listening.to(host, "/api/host/events")) {
      scan(ana);
      JsonNode arrival = page.await("arrival", data -> true);
      assertEquals("Ana Quintero", arrival.path("name").asText());
      assertTrue(arrival.path("firstTimer").asBoolean());
      assertEquals("Jonas", arrival.path("tell").asText());
      assertEquals("scan", arrival.path("how").asText());
      assertEquals("a STATION", arrival.path("station").asText());
      page.await("counts", counts -> counts.path("arrived").asInt() == 1);
      host.post("/api/greetings/" + ana.invitation().hex(), "{}");
      assertTrue(page.await("arrival", data -> true).path("greetedAt").isTextual());
      undo(arrival.path("admission").asText());
      assertEquals(arrival.path("admission"), page.await("undo", data -> true).path("admission"));
      page.await("counts", counts -> counts.path("arrived").asInt() == 0);
    }
  }

  @Test
  void onlyAGuestWhoIsInIsGreeted() {
    Guest ana = evening.invite("Ana Quintero");
    long end = box.replica().ledger().journal().end();
    String path = "/api/greetings/" + ana.invitation().hex();
    assertEquals(404, host.post(path, "{}").status());
    assertEquals(end, box.replica().ledger().journal().end());
    scan(ana);
    assertEquals(204, host.post(path, "{}").status());
    assertEquals(404, host.post(path, "{\"index\":1}").status());
  }

  @Test
  void aGuestWhoRingsIsAnsweredAtTheKiosk() {
    try (Listening page = Listening.to(host, "/api/host/events");
        Listening screen = Listening.to(kiosk, "/api/station/events")) {
      String request = mint();
      String ring = "{\"request\":\"" + request + "\"}";
      assertEquals("open", kiosk.post("/api/help", ring).text("state"));
      assertEquals("open", kiosk.post("/api/help", ring).text("state"));
      JsonNode heard = page.await("request", data -> true);
      assertEquals("help", heard.path("kind").asText());
      assertEquals("a STATION", heard.path("stationName").asText());
      assertEquals(204, host.post("/api/requests/" + request + "/coming", "{}").status());
      JsonNode coming = screen.await("help", data -> data.path("state").asText().equals("coming"));
      assertEquals("a HOST", coming.path("by").asText());
      assertEquals(204, host.post("/api/requests/" + request + "/close", "{}").status());
      screen.await("help", data -> data.path("state").asText().equals("resolved"));
      page.await("request-closed", data -> true);
      assertEquals("resolved", kiosk.post("/api/help", ring).text("state"));
    }
  }

  @Test
  void theKioskHearsWhatBecomesOfABadge() {
    Guest ana = evening.invite("Ana Quintero");
    try (Listening screen = Listening.to(kiosk, "/api/station/events")) {
      Answer admitted = scan(ana);
      assertEquals("waiting", admitted.json().at("/badges/0/state").asText());
      assertEquals("no-printer", admitted.json().at("/badges/0/reasons/0").asText());
      JsonNode waits = screen.await("badge", data -> true);
      assertEquals(admitted.text("scanId"), waits.path("scanId").asText());
      assertEquals("waiting", waits.path("state").asText());
      assertEquals("no-printer", waits.at("/reasons/0").asText());
      String job = admitted.json().at("/badges/0/job").asText();
      host.post("/api/badges/" + job + "/handwritten", "{}");
      screen.await("badge", data -> data.path("state").asText().equals("handwritten"));
    }
  }

  @Test
  void whoLooksAGuestUpSeesWhyTheBadgeDoesNotComeOut() {
    scan(evening.invite("Ana Quintero"));
    JsonNode found = host.get("/api/guests?q=ana").json().at("/guests/0/badge");
    assertEquals("waiting", found.path("state").asText());
    assertEquals("no-printer", found.at("/reasons/0").asText());
  }

  @Test
  void everyScanThatAHostDecidesHasAWayOut() {
    Guest stranger = evening.stranger(Evening.SUPPER);
    String request = scan(stranger).text("request");
    assertEquals(
        400, host.post("/api/requests/" + request + "/let-in", letIn("known to me", "")).status());
    Answer letIn = host.post("/api/requests/" + request + "/let-in", letIn("known", "Mai"));
    assertEquals("Mai", letIn.text("name"));
    assertEquals(
        409, host.post("/api/requests/" + request + "/let-in", letIn("known", "Mai")).status());

    Guest ana = evening.invite("Ana Quintero");
    evening.revoke(ana);
    assertEquals("REVOKED", scan(ana).text("why"));
    String path = "/api/guests/" + ana.invitation().hex();
    assertEquals("needs-host", host.post(path + "/check-in", tap()).text("decision"));
    assertEquals("admitted", host.post(path + "/let-in", letIn("a mix-up", null)).text("decision"));

    Guest jonas = evening.invite("Jonas Berg");
    String other = scan(evening.stranger(Evening.SUPPER)).text("request");
    ObjectNode merge = Http.JSON.createObjectNode();
    merge.put("scanId", mint()).put("invitation", jonas.invitation().hex());
    assertEquals(
        "Jonas Berg",
        host.post("/api/requests/" + other + "/merge", merge.toString()).text("name"));

    JsonNode overview = host.get("/api/host").json();
    assertEquals(0, overview.path("requests").size());
    assertEquals("a mix-up", overview.at("/arrivals/1/note").asText());
  }

  @Test
  void aWalkInIsVouchedForByAMemberWhoIsHere() {
    Guest jonas = evening.invite("Jonas Berg");
    scan(jonas);
    ObjectNode walkIn = Http.JSON.createObjectNode();
    walkIn.put("scanId", mint()).put("name", "Siri Dahl").put("firstTimer", true);
    walkIn.put("vouchedBy", jonas.invitation().hex());
    Answer admitted = host.post("/api/walk-ins", walkIn.toString());
    assertEquals("admitted", admitted.text("decision"));
    assertEquals(admitted.json(), host.post("/api/walk-ins", walkIn.toString()).json());
    assertTrue(admitted.json().at("/inviter/here").asBoolean());
    JsonNode counts = host.get("/api/host").json().path("counts");
    assertEquals(1, counts.path("walkIns").asInt());
    assertEquals(1, counts.at("/firstTimers/arrived").asInt());
    assertEquals("walk-in", host.get("/api/host").json().at("/arrivals/0/how").asText());
  }

  @Test
  void aHostFindsGuestsByTheBeginningsOfTheirWordsWhateverTheAccents() {
    evening.invite("Søren Ærlig");
    evening.invite("Nguyễn Thị Mai");
    Guest ana = evening.invite("Ana Quintero");
    evening.invite(Wish.named("Ana Ortiz").to(Evening.PICNIC));
    assertEquals(Set.of("Søren Ærlig"), found("q=soren"));
    assertEquals(Set.of("Søren Ærlig"), found("q=aerl"));
    assertEquals(Set.of("Nguyễn Thị Mai"), found("q=mai%20nguyen"));
    assertEquals(Set.of("Ana Quintero"), found("q=an"));
    assertEquals(3, found("q=guild").size());
    assertEquals(Set.of(), found("q=uintero"));
    scan(ana);
    assertEquals(Set.of("Ana Quintero"), found("filter=arrived"));
    assertEquals(2, found("filter=expected").size());
    evening.invite("Late Comer");
    assertEquals(Set.of("Late Comer"), found("q=late"));
    JsonNode few = host.get("/api/guests?limit=1").json();
    assertEquals(1, few.path("guests").size());
    assertTrue(few.path("more").asBoolean());
    assertEquals("filter", host.get("/api/guests?filter=tall").text("field"));
  }

  private Set<String> found(String query) {
    return StreamSupport.stream(
            host.get("/api/guests?" + query).json().path("guests").spliterator(), false)
        .map(guest -> guest.path("name").asText())
        .collect(Collectors.toSet());
  }

  @Test
  void aCheckInThatWasTakenBackCanBeMadeAgain() {
    Guest ana = evening.invite("Ana Quintero");
    scan(ana);
    String admission = host.get("/api/host").json().at("/arrivals/0/admission").asText();
    assertEquals(admission, undo(admission).json().at("/undone/0").asText());
    assertEquals(admission, undo(admission).json().at("/undone/0").asText());
    assertTrue(host.get("/api/host").json().at("/arrivals/0/undone").asBoolean());
    assertEquals("admitted", scan(ana).text("decision"));
    assertEquals(404, undo(admission.substring(0, 50) + "9999").status());
    assertEquals(400, undo("nonsense").status());
  }

  @Test
  void aKioskKnowsWhereItStandsAndWhatIsOn() {
    evening.invite("Ana Quintero");
    JsonNode station = kiosk.get("/api/station").json();
    assertEquals("Foyer box", station.path("box").asText());
    assertEquals("a STATION", station.at("/station/name").asText());
    assertEquals("Hearth", station.at("/community/name").asText());
    assertEquals("open", station.at("/event/state").asText());
    assertEquals(1, station.path("expected").asInt());
    try (Listening screen = Listening.to(kiosk, "/api/station/events")) {
      evening.open(Evening.PICNIC);
      screen.await("event", data -> true);
    }
    assertEquals("Picnic", kiosk.get("/api/station").json().at("/event/name").asText());
  }

  private Http paired(Role role) {
    return Http.paired(box.origin(), role, box.pairingCode(role));
  }

  private Answer scan(Guest guest) {
    return kiosk.post("/api/scans", body(guest));
  }

  private Answer undo(String admission) {
    return host.post("/api/admissions/undo", "{\"admissions\":[\"" + admission + "\"]}");
  }

  private static String body(Guest guest) {
    return body(mint(), guest.token().bare());
  }

  private static String body(String scan, String text) {
    return Http.JSON.createObjectNode().put("scanId", scan).put("text", text).toString();
  }

  private static String tap() {
    return "{\"scanId\":\"" + mint() + "\"}";
  }

  private static String letIn(String reason, @org.jspecify.annotations.Nullable String name) {
    ObjectNode body = Http.JSON.createObjectNode().put("scanId", mint()).put("reason", reason);
    return (name == null ? body : body.put("name", name)).toString();
  }

  private static String mint() {
    byte[] id = new byte[16];
    RANDOM.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
