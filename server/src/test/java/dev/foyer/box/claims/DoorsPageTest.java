package dev.foyer.box.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.OpenApiDocument;
import dev.foyer.box.Box;
import dev.foyer.box.Evening;
import dev.foyer.box.Evening.Guest;
import dev.foyer.box.Listening;
import dev.foyer.domain.Bytes;
import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.Content;
import dev.foyer.domain.Fact;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.HybridTimestamp;
import dev.foyer.domain.Role;
import dev.foyer.domain.Stamp;
import dev.foyer.domain.StreamId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What hosts at two doors, and an organiser at central, are shown of each other.
class DoorsPageTest {
  private static final int GUESTS = 6;

  @TempDir Path folder;
  private TwoDoors doors;
  private final List<Http> hosts = new ArrayList<>();
  private Http organiser;
  private OpenApiDocument document;

  @BeforeEach
  void open() {
    doors = new TwoDoors(folder, GUESTS);
    document = OpenApiDocument.servedAt(doors.boxes.getFirst().origin());
    doors.boxes.forEach(box -> hosts.add(pair(box, Role.HOST)));
    organiser = Http.paired(doors.central.origin(), Role.ORGANISER, doors.central.pairingCode());
  }

  @AfterEach
  void close() {
    doors.close();
  }

  @Test
  void doorsThatHearEachOtherSaySo() {
    JsonNode board = board(0);
    assertEquals("north", board.at("/here/name").asText());
    assertEquals("ok", board.at("/here/storage").asText());
    assertFalse(board.at("/here/twin").asBoolean());
    assertEquals("open", board.at("/policy").asText());
    assertEquals(1, board.at("/doors").size());
    JsonNode south = board.at("/doors/0");
    assertEquals("south", south.at("/name").asText());
    assertEquals("connected", south.at("/link/state").asText());
    assertTrue(south.at("/open").asBoolean());
    assertFalse(south.at("/setAside").asBoolean());
    assertFalse(south.at("/clock/drifts").asBoolean(true));
    Instant heard = Instant.parse(south.at("/link/lastHeard").asText());
    assertFalse(heard.isAfter(Instant.now()));
    TwoDoors.await(() -> board(0).at("/central/state").asText().equals("connected"));
  }

  @Test
  void aGuestWhoCameInTwiceAcrossAPartitionIsListedAtBothDoorsOnceItHeals() {
    doors.central.close();
    cut();
    Guest guest = doors.guests.getFirst();
    assertTrue(TwoDoors.admitted(doors.scan(0, guest)));
    assertTrue(TwoDoors.admitted(doors.scan(1, guest)));
    TwoDoors.await(() -> state(0).equals("unreachable") && state(1).equals("unreachable"));
    TwoDoors.await(() -> board(0).at("/doors/0/link/unsent").asLong() > 0);
    Instant oldest = Instant.parse(board(0).at("/doors/0/link/oldestUnsent").asText());
    assertFalse(oldest.isAfter(Instant.now()));
    assertEquals(0, board(0).at("/trouble/doubles").size());

    doors.cables.forEach(cable -> cable.is(Cable.State.CARRIES));
    long healed = System.nanoTime();
    TwoDoors.await(() -> doubles(0).size() == 1 && doubles(1).size() == 1);
    System.out.printf(
        "healed and listed at both doors in %d ms%n", (System.nanoTime() - healed) / 1_000_000);
    assertEquals(doubles(0), doubles(1));
    JsonNode both = doubles(0).get(0);
    assertEquals("Guest 0", both.path("name").asText());
    assertEquals(2, both.path("entrances").size());
    assertEquals(Set.of("north", "south"), texts(both.path("entrances"), "door"));
    assertEquals(Set.of("a STATION"), texts(both.path("entrances"), "station"));
    JsonNode first = both.at("/entrances/0");
    JsonNode second = both.at("/entrances/1");
    assertTrue(first.path("counts").asBoolean());
    assertFalse(second.path("counts").asBoolean());
    assertTrue(
        Instant.parse(first.path("at").asText())
            .isBefore(Instant.parse(second.path("at").asText())));

    undo(second.path("admissions"));
    TwoDoors.await(() -> doubles(0).isEmpty() && doubles(1).isEmpty());
    assertEquals(1, arrived(0));
    assertEquals(List.of("CANCELLED", "QUEUED"), badges(1, guest));
    for (JsonNode arrival : hosts.get(0).get("/api/host").json().path("arrivals")) {
      assertNotEquals("cancelled", arrival.at("/badge/state").asText());
    }
  }

  @Test
  void aHostTakesADeadDoorOutAndBackInAndItIsWrittenDownOnce() {
    String south = doors.boxes.get(1).replica().id().hex();
    doors.cables.get(1).is(Cable.State.PULLED);
    TwoDoors.await(() -> state(0).equals("unreachable"));
    assertEquals(204, post(hosts.get(0), "/api/doors/" + south + "/set-aside").status());
    assertEquals(204, post(hosts.get(0), "/api/doors/" + south + "/set-aside").status());
    assertEquals(2, nextPlace(0, doors.boxes.get(1)));
    assertTrue(board(0).at("/doors/0/setAside").asBoolean());
    for (Guest guest : doors.guests) {
      assertTrue(TwoDoors.admitted(doors.scan(0, guest)));
    }
    doors.cables.get(1).is(Cable.State.CARRIES);
    TwoDoors.await(() -> state(0).equals("connected"));
    assertEquals(204, post(hosts.get(0), "/api/doors/" + south + "/count").status());
    assertFalse(board(0).at("/doors/0/setAside").asBoolean());
  }

  @Test
  void whatCannotBeTakenOutIsRefusedWithWhatToDo() {
    String own = doors.boxes.get(0).replica().id().hex();
    String central = doors.central.replica().id().hex();
    assertEquals(409, post(hosts.get(0), "/api/doors/" + own + "/set-aside").status());
    assertEquals(404, post(hosts.get(0), "/api/doors/" + central + "/set-aside").status());
    Http station = doors.stations.get(0);
    assertEquals(403, post(station, "/api/doors/" + own + "/set-aside").status());
    assertEquals(403, station.get("/api/doors").status());
  }

  @Test
  void anOrganiserChoosesThatAHostDecidesAndEveryDoorHearsOfIt() {
    String path = "/api/events/" + Evening.SUPPER.hex() + "/partition-policy";
    document.check(
        "POST /api/events/{event}/partition-policy",
        organiser.post(path, "{\"policy\":\"strict\"}"));
    for (int door = 0; door < 2; door++) {
      int at = door;
      TwoDoors.await(() -> board(at).path("policy").asText().equals("strict"));
    }
    assertEquals(400, organiser.post(path, "{\"policy\":\"perhaps\"}").status());
    cut();
    Set<String> said = new HashSet<>();
    for (Guest guest : doors.guests) {
      Answer answer = doors.scan(0, guest);
      said.add(answer.text("decision") + " " + answer.text("why"));
    }
    assertEquals(Set.of("admitted ", "needs-host DOOR_UNREACHABLE"), said);
    JsonNode events = organiser.get("/api/organiser").json().path("events");
    assertTrue(texts(events, "partitionPolicy").contains("strict"));
  }

  @Test
  void aParkedFactIsShownToPeopleAndTriedAgainByHand() {
    Box north = doors.boxes.get(0);
    Content strange = new Content("wine-poured", 1, "wine/1", Bytes.EMPTY);
    StreamId stream =
        new StreamId(
            north.replica().membership().community(), doors.boxes.get(1).replica().id(), 77);
    Instant at = Instant.parse("2026-11-24T19:04:00Z");
    Stamp stamp =
        new Stamp(
            new HybridTimestamp(at.toEpochMilli(), 0), at.toEpochMilli(), ClockQuality.TRUSTED);
    north.replica().ledger().journal().learn(List.of(new Fact(stream, 1, stamp, strange)));
    JsonNode trouble = board(0).path("trouble");
    assertEquals(1, trouble.path("parkedCount").asInt());
    JsonNode parked = trouble.at("/parked/0");
    assertEquals("wine-poured", parked.path("kind").asText());
    assertEquals("south", parked.path("name").asText());
    assertEquals(at.toString(), parked.path("at").asText());
    assertEquals("unknown-kind", parked.path("reason").asText());
    Answer retried =
        document.check("POST /api/parked/retry", post(hosts.get(0), "/api/parked/retry"));
    assertEquals(1, retried.json().path("left").asInt(-1));
    TwoDoors.await(() -> venue("north").at("/told/parked").asInt() == 1);
  }

  @Test
  void centralReckonsWhatEachBoxHasCounted() {
    for (int i = 0; i < GUESTS; i++) {
      assertTrue(TwoDoors.admitted(doors.scan(i % 2, doors.guests.get(i))));
    }
    TwoDoors.await(
        () -> {
          JsonNode boxes = reckoning();
          int told = 0;
          int counted = 0;
          for (JsonNode box : boxes) {
            told += box.path("told").asInt(-100);
            counted += box.path("counted").asInt();
          }
          return boxes.size() == 2 && told == GUESTS && counted == GUESTS;
        });
    assertEquals("Supper", venue("north").path("event").asText());
    assertEquals(0, venue("south").at("/told/unsent").asInt(-1));
    assertFalse(venue("south").at("/told/clock/drifts").asBoolean(true));
  }

  @Test
  void twoCopiesOfOneCardAreNoticedOnEveryPage() throws Exception {
    try (Box copy = doors.cloned(1)) {
      Http host = pair(copy, Role.HOST);
      TwoDoors.await(() -> board(0).at("/doors/0/twin").asBoolean());
      TwoDoors.await(() -> venue("south").path("twin").asBoolean());
      TwoDoors.await(() -> host.get("/api/doors").json().at("/here/twin").asBoolean());
      TwoDoors.await(() -> board(1).at("/here/twin").asBoolean());
    }
  }

  @Test
  void theHostsPageHearsByItselfThatADoorIsAway() {
    try (Listening page = Listening.to(hosts.get(0), "/api/host/events")) {
      page.await("doors", board -> isSouth(board, "connected"));
      cut();
      TwoDoors.await(() -> state(0).equals("unreachable"));
      page.await("doors", board -> isSouth(board, "unreachable"));
    }
  }

  private static boolean isSouth(JsonNode board, String state) {
    return board.at("/doors/0/link/state").asText().equals(state);
  }

  private void cut() {
    doors.cables.forEach(cable -> cable.is(Cable.State.PULLED));
  }

  private static Http pair(Box box, Role role) {
    return Http.paired(box.origin(), role, box.pairingCode(role));
  }

  private JsonNode board(int door) {
    return document.check("GET /api/doors", hosts.get(door).get("/api/doors")).json();
  }

  private String state(int door) {
    return board(door).at("/doors/0/link/state").asText();
  }

  private JsonNode doubles(int door) {
    return board(door).at("/trouble/doubles");
  }

  private JsonNode venues() {
    return document.check("GET /api/boxes", organiser.get("/api/boxes")).json();
  }

  private JsonNode venue(String name) {
    return StreamSupport.stream(venues().path("boxes").spliterator(), false)
        .filter(box -> box.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode reckoning() {
    return venues().at("/events/0/boxes");
  }

  private void undo(JsonNode admissions) {
    var body = Http.JSON.createObjectNode();
    body.set("admissions", admissions);
    assertEquals(200, hosts.get(0).post("/api/admissions/undo", body.toString()).status());
  }

  private List<String> badges(int door, Guest guest) {
    return doors
        .boxes
        .get(door)
        .replica()
        .memory()
        .read(
            state ->
                state.badges().of(new GuestId(guest.invitation(), 0)).stream()
                    .map(job -> job.state().name())
                    .sorted()
                    .toList());
  }

  private int arrived(int door) {
    return hosts.get(door).get("/api/host").json().at("/counts/arrived").asInt();
  }

  private long nextPlace(int door, Box of) {
    return doors
        .boxes
        .get(door)
        .replica()
        .memory()
        .read(state -> state.doors().nextPlace(Evening.SUPPER, of.replica().id()));
  }

  private static Answer post(Http device, String path) {
    return device.post(path, "{}");
  }

  private static Set<String> texts(JsonNode lines, String field) {
    Set<String> texts = new HashSet<>();
    lines.forEach(line -> texts.add(line.path(field).asText()));
    return texts;
  }
}
