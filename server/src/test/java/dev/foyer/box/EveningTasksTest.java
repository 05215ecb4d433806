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
import dev.foyer.domain.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The community's sheet, an event's list of tasks, and what an evening asks of its hosts, over
/// HTTP, on a real box.
class EveningTasksTest {
  private static final String EVENT = "/api/events/" + Evening.SUPPER.hex();
  private static final String SHEET =
      """
      {"whoFor":"Neighbours","promise":"Nobody eats alone",
       "norms":["We ask before we tell"," "],"rituals":["A toast","A song","Names round"],
       "targets":[{"measure":"first-timer-return","aim":"half of <them>"}]}
      """;

  @TempDir Path data;
  private Box box;
  private Evening evening;
  private Http kiosk;
  private Http host;
  private Http organiser;

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(data, 0));
    evening = Evening.at(box.replica());
    kiosk = paired(Role.STATION);
    host = paired(Role.HOST);
    organiser = paired(Role.ORGANISER);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void theSheetIsWrittenPrintedAndItsNormsPromptTheGreeter() {
    assertEquals(204, organiser.post("/api/community/sheet", SHEET).status());
    JsonNode sheet =
        check("GET /api/community/sheet", organiser.get("/api/community/sheet")).json();
    assertEquals("Nobody alone", sheet.path("vision").asText());
    assertEquals(1, sheet.path("norms").size());
    assertEquals(3, sheet.path("rituals").size());
    String page = organiser.get("/api/community/sheet.html").body();
    assertTrue(page.contains("first-timer-return: half of &lt;them&gt;"), page);
    assertTrue(page.contains("Nobody eats alone"), page);
    assertEquals(
        "We ask before we tell", host.get("/api/greetings").json().at("/norms/0").asText());
    assertEquals(403, host.post("/api/community/sheet", SHEET).status());
    String four = "{\"norms\":[\"a\",\"b\",\"c\",\"d\"]}";
    assertEquals("norms", organiser.post("/api/community/sheet", four).text("field"));
  }

  @Test
  void whatIsNotTickedBeforeTheDoorsOpenIsShownToHosts() {
    assertTrue(undone().contains("before/quiet-corner"));
    assertFalse(undone().contains("after/thanks"));
    String done = "{\"task\":\"before/quiet-corner\",\"done\":true}";
    assertEquals(204, host.post(EVENT + "/tasks", done).status());
    assertEquals(204, organiser.post(EVENT + "/tasks", done).status());
    assertFalse(undone().contains("before/quiet-corner"));
    Answer list = check("GET /api/events/{event}/tasks", organiser.get(EVENT + "/tasks"));
    long ticked =
        StreamSupport.stream(list.json().path("tasks").spliterator(), false)
            .filter(task -> task.path("done").asBoolean())
            .count();
    assertEquals(1, ticked);
    String open = "{\"task\":\"before/quiet-corner\",\"done\":false}";
    assertEquals(204, host.post(EVENT + "/tasks", open).status());
    assertTrue(undone().contains("before/quiet-corner"));
    String unknown = "{\"task\":\"before/fireworks\",\"done\":true}";
    assertEquals("task", organiser.post(EVENT + "/tasks", unknown).text("field"));
  }

  @Test
  void ritualsAreCuedFromThePlanAndCastsOnceThereAreSome() {
    organiser.post("/api/community/sheet", SHEET);
    assertEquals(
        List.of("ritual", "ritual", "ritual"), look().path("cues").findValuesAsText("kind"));
    Guest mei = evening.invite("Mei Chen");
    organiser.post(
        EVENT + "/parts",
        "{\"person\":\"%s\",\"part\":\"greeter\",\"taken\":true}".formatted(mei.person().hex()));
    Answer answer = scan(mei, 1);
    assertEquals("star", answer.json().at("/welcome/cast").asText());
    List<String> kinds = look().path("cues").findValuesAsText("kind");
    assertEquals(
        List.of("ritual", "gather-casts", "ritual", "gather-casts-again", "ritual"), kinds);
    JsonNode cast = look().at("/casts/0");
    assertEquals("star", cast.path("shape").asText());
    assertEquals("Mei Chen", cast.at("/hosts/0").asText());
  }

  @Test
  void newcomersAreNeverMoreThanTwoInACastWithoutAMember() {
    Guest mei = evening.invite("Mei Chen");
    organiser.post(
        EVENT + "/parts",
        "{\"person\":\"%s\",\"part\":\"table-host\",\"taken\":true}".formatted(mei.person().hex()));
    Set<String> casts = new java.util.TreeSet<>();
    for (int i = 1; i <= 5; i++) {
      Guest newcomer = evening.invite(Wish.named("Newcomer " + i).firstTimer());
      casts.add(scan(newcomer, i + 1).json().at("/welcome/cast").asText());
    }
    assertEquals(Set.of("star", "heart", "moon"), casts);
  }

  private List<String> undone() {
    List<String> undone = new ArrayList<>();
    look().path("undone").forEach(task -> undone.add(task.asText()));
    return undone;
  }

  private JsonNode look() {
    return check("GET /api/evening", host.get("/api/evening")).json();
  }

  private Answer check(String operation, Answer answer) {
    return OpenApiDocument.servedAt(box.origin()).check(operation, answer);
  }

  private Answer scan(Guest guest, int number) {
    String body = "{\"scanId\":\"%032x\",\"text\":\"%s\"}".formatted(number, guest.token().bare());
    return check("POST /api/scans", kiosk.post("/api/scans", body));
  }

  private Http paired(Role role) {
    return Http.paired(box.origin(), role, box.pairingCode(role));
  }
}
