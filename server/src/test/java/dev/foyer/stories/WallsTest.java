package dev.foyer.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.OpenApiDocument;
import dev.foyer.box.Box;
import dev.foyer.box.BoxConfig;
import dev.foyer.box.Evening;
import dev.foyer.box.Evening.Guest;
import dev.foyer.box.Listening;
import dev.foyer.domain.AnswerFact.ConsentSaid;
import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.AnswerFact.Said;
import dev.foyer.domain.Role;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Notices, walls, the agenda, side tables and texts for groups, on a real box without a network.
class WallsTest {
  @TempDir Path data;
  private Box box;
  private Evening evening;
  private Http kiosk;
  private Http organiser;
  private Reporter reporter;
  private OpenApiDocument document;

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(data, 0));
    evening = Evening.at(box.replica());
    kiosk = paired(Role.STATION);
    organiser = paired(Role.ORGANISER);
    reporter = Reporter.at(box);
    document = reporter.document();
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void aNoticeIsToldToKiosksAndShownUntilItIsTakenDown() {
    String line = Reporter.id();
    try (Listening stream = Listening.to(kiosk, "/api/station/events")) {
      post(line, "notice", "The soup is ready");
      stream.await("changed", data -> data.path("topic").asText().equals("stories"));
    }
    assertEquals("The soup is ready", notices().at("/0/text").asText());
    post(line, "notice", "The soup is out");
    assertEquals(List.of("The soup is out"), notices().findValuesAsText("text"));
    long end = box.replica().ledger().journal().end();
    post(line, "notice", "The soup is out");
    assertEquals(end, box.replica().ledger().journal().end());
    post(line, "notice", " ");
    assertEquals(0, notices().size());
  }

  @Test
  void wallsShowLinesWithoutNames() {
    post(Reporter.id(), "topics", "Bread ovens");
    post(Reporter.id(), "vision", "A garden on the roof");
    JsonNode walls = document.check("GET /api/walls", kiosk.get("/api/walls")).json();
    assertEquals("Bread ovens", walls.at("/topics/0/text").asText());
    assertEquals("A garden on the roof", walls.at("/vision/0/text").asText());
    assertEquals(0, notices().size());
    assertEquals(
        403, kiosk.post("/api/lines", line(Reporter.id(), "topics", "x").toString()).status());
    Answer wrong = reporter.post("/api/lines", "/api/lines", line(Reporter.id(), "ceiling", "x"));
    assertEquals("wall", wrong.text("field"));
  }

  @Test
  void tooLittleOpenTimeIsSaid() {
    assertFalse(agenda().path("tooLittleOpen").asBoolean());
    assertEquals(204, set("talk 71", "open 29").status());
    assertTrue(agenda().path("tooLittleOpen").asBoolean());
    assertEquals(204, set("talk 70", "open 30").status());
    assertFalse(agenda().path("tooLittleOpen").asBoolean());
    assertEquals(30, agenda().path("openMinutes").asInt());
    assertEquals("minutes", set("talk 0").text("field"));
    assertEquals("use", set("dance 10").text("field"));
    assertEquals("talk", agenda().at("/slots/0/use").asText());
  }

  @Test
  void aSideTableHasNoMoreGuestsThanSeats() {
    set("talk 60", "open 60");
    Guest ana = arrived("Ana Quintero");
    Guest mei = arrived("Mei Lin");
    Guest ola = evening.invite("Ola Nordmann");
    String table = Reporter.id();
    assertEquals("slot", open(table, 0, 1).text("field"));
    assertEquals(204, open(table, 1, 1).status());
    assertEquals("invitation", join(table, ola, true).text("field"));
    assertEquals(204, join(table, ana, true).status());
    assertEquals(204, join(table, ana, true).status());
    assertEquals(0, tables().at("/0/free").asInt());
    assertEquals(409, join(table, mei, true).status());
    join(table, ana, false);
    assertEquals(204, join(table, mei, true).status());
    assertEquals(List.of("Mei Lin"), tables().findValuesAsText("name"));
    open(table, 1, 2);
    join(table, ana, true);
    assertEquals("seats", open(table, 1, 1).text("field"));
    assertEquals(204, open(table, 1, 0).status());
    assertEquals(0, tables().size());
    assertEquals(404, join(table, ana, true).status());
  }

  @Test
  void aStoryBecomesATextForAGroupOfThoseWhoAgreeToIt() {
    Guest ana = arrived("Ana Quintero");
    Guest mei = arrived("Mei Lin");
    String story = reporter.captured(ana.person(), mei.person());
    assertEquals(409, group(story, ana).status());
    reporter.answer(story, ana.person(), "yes");
    reporter.answer(story, mei.person(), "yes");
    assertTrue(group(story, ana).text("title").contains("keeper"));
    box.replica()
        .ledger()
        .record(List.of(new ConsentSaid(ana.person(), Purpose.HANDOFF_GROUP, 1, Said.YES)));
    Answer paste = group(story, ana);
    assertEquals(200, paste.status(), paste.body());
    assertTrue(paste.text("text").contains("Bread ovens"));
    assertTrue(paste.text("text").contains("Ana Quintero"));
    assertFalse(paste.text("text").contains("Mei Lin"));
    assertTrue(paste.text("code").startsWith("<svg"));
  }

  private Answer group(String story, Guest keeper) {
    ObjectNode body =
        Http.JSON
            .createObjectNode()
            .put("keeper", keeper.person().hex())
            .put("link", "https://club.example/c/12")
            .put("openUntil", "2026-12-24");
    return reporter.post("/api/stories/{story}/group", "/api/stories/" + story + "/group", body);
  }

  private void post(String line, String wall, String text) {
    Answer answer = reporter.post("/api/lines", "/api/lines", line(line, wall, text));
    assertEquals(204, answer.status(), answer.body());
  }

  private static ObjectNode line(String line, String wall, String text) {
    return Http.JSON.createObjectNode().put("line", line).put("wall", wall).put("text", text);
  }

  private JsonNode notices() {
    return document.check("GET /api/notices", kiosk.get("/api/notices")).json().path("notices");
  }

  private JsonNode agenda() {
    String operation = "/api/events/{event}/agenda";
    return document.check("GET " + operation, reporter.host().get(path(operation))).json();
  }

  private Answer set(String... slots) {
    ObjectNode body = Http.JSON.createObjectNode();
    for (String slot : slots) {
      String[] parts = slot.split(" ", 2);
      body.withArray("slots")
          .addObject()
          .put("use", parts[0])
          .put("title", "")
          .put("minutes", Integer.parseInt(parts[1]));
    }
    String operation = "/api/events/{event}/agenda";
    return document.check("POST " + operation, organiser.post(path(operation), body.toString()));
  }

  private static String path(String operation) {
    return operation.replace("{event}", Evening.SUPPER.hex());
  }

  private Answer open(String table, int slot, int seats) {
    ObjectNode body =
        Http.JSON
            .createObjectNode()
            .put("table", table)
            .put("slot", slot)
            .put("seats", seats)
            .put("topic", "Bread ovens");
    return reporter.post("/api/side-tables", "/api/side-tables", body);
  }

  private Answer join(String table, Guest guest, boolean taken) {
    ObjectNode body =
        Http.JSON
            .createObjectNode()
            .put("invitation", guest.invitation().hex())
            .put("taken", taken);
    return reporter.post(
        "/api/side-tables/{table}/places", "/api/side-tables/" + table + "/places", body);
  }

  private JsonNode tables() {
    return reporter.get("/api/side-tables").json().path("tables");
  }

  private Guest arrived(String name) {
    Guest guest = evening.invite(name);
    ObjectNode scan =
        Http.JSON.createObjectNode().put("scanId", Reporter.id()).put("text", guest.token().bare());
    assertEquals("admitted", kiosk.post("/api/scans", scan.toString()).text("decision"));
    return guest;
  }

  private Http paired(Role role) {
    return Http.paired(box.origin(), role, box.pairingCode(role));
  }
}
