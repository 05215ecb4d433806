package dev.foyer.insights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import dev.foyer.box.VenueClock;
import dev.foyer.domain.AnswerFact.ConsentSaid;
import dev.foyer.domain.AnswerFact.Purpose;
import dev.foyer.domain.AnswerFact.Said;
import dev.foyer.domain.Role;
import dev.foyer.domain.TieFact.PeopleMet;
import dev.foyer.domain.WelcomeFact.Part;
import dev.foyer.domain.WelcomeFact.PartTaken;
import dev.foyer.domain.WelcomeFact.Taking;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Measures, frozen reports, the picture, the morning after and tests, over HTTP on a real box.
class InsightsTest {
  private static final String EVENT = "/api/events/" + Evening.SUPPER.hex();
  private static final String REPORTS = "/api/insights/reports";

  @TempDir Path data;
  private final VenueClock clock = VenueClock.behind(Duration.ZERO);
  private Box box;
  private HeldSupper supper;
  private Http organiser;
  private Http host;

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(data, 0), clock);
    supper = HeldSupper.at(box.replica());
    organiser = Http.paired(box.origin(), Role.ORGANISER, box.pairingCode(Role.ORGANISER));
    host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void thereAreNoFiguresBeforeAnEveningIsOver() {
    assertTrue(insights().path("report").isNull());
    assertEquals("no-season", problem(freeze("Spring")));
    assertEquals("not-over", problem(organiser.get(EVENT + "/picture.svg")));
    assertEquals("not-over", problem(organiser.get(EVENT + "/morning-after")));
    assertEquals(404, organiser.get("/api/events/ffffffffffffffff/picture.csv").status());
  }

  @Test
  void theMeasuresAreShownWithIntervalsAndWithoutWhatIsOfTooFew() {
    organiser.post(
        "/api/community/sheet",
        """
        {"targets":[{"measure":"show-up","aim":"80 %"},{"measure":"laughter","aim":"much"}]}
        """);
    later();
    JsonNode insights = insights();
    JsonNode showUp = share(insights, "SHOW_UP");
    assertEquals("EXACT", showUp.path("openness").asText());
    assertEquals(HeldSupper.CAME - HeldSupper.WALK_INS, showUp.path("hits").asInt());
    assertEquals(HeldSupper.CAME, showUp.path("of").asInt());
    assertTrue(showUp.path("low").asDouble() < showUp.path("value").asDouble());
    assertEquals(0.8, showUp.path("target").asDouble());
    assertEquals("much", insights.at("/targets/1/aim").asText());
    assertTrue(insights.at("/targets/1/share").isNull());
    JsonNode met = share(insights, "NEEDS_MET");
    assertEquals("WITHHELD", met.path("openness").asText());
    assertTrue(met.path("hits").isNull() && met.path("value").isNull());
    assertEquals(HeldSupper.GREETED, share(insights, "WELCOMED").path("hits").asInt());
    JsonNode came = insights.at("/report/evenings/0/came");
    assertEquals(HeldSupper.FIRST_TIMERS, came.path("firstTimers").asInt());
    assertFalse(insights.toString().contains("Guest "), "nobody is named");
  }

  @Test
  void aFrozenReportIsTheSameForEverWhateverHappensAfterwards() {
    later();
    String id = "0123456789abcdef0123456789abcdef";
    String body = "{\"report\":\"%s\",\"title\":\"Spring\"}".formatted(id);
    assertEquals(id, check("POST " + REPORTS, organiser.post(REPORTS, body)).text("report"));
    byte[] pdf = paper(id, "pdf");
    byte[] json = paper(id, "json");
    assertEquals("%PDF", new String(pdf, 0, 4, StandardCharsets.US_ASCII));
    organiser.post("/api/community", "{\"name\":\"Another name\"}");
    box.replica()
        .ledger()
        .record(
            List.of(
                new PeopleMet(
                    Evening.SUPPER,
                    supper.guests.get(0).person(),
                    supper.guests.get(35).person())));
    assertEquals(200, organiser.post(REPORTS, body.replace("Spring", "Twice")).status());
    JsonNode reports = check("GET " + REPORTS, organiser.get(REPORTS)).json().path("reports");
    assertEquals(1, reports.size());
    assertEquals("Spring", reports.at("/0/title").asText());
    box.close();
    box = Box.start(BoxConfig.alone(data, 0), clock);
    organiser = Http.bearing(box.origin(), organiser.token());
    assertArrayEquals(pdf, paper(id, "pdf"));
    assertArrayEquals(json, paper(id, "json"));
    assertFalse(new String(json, StandardCharsets.UTF_8).contains("Guest "));
    assertEquals(404, organiser.get(REPORTS + "/" + "0".repeat(32) + ".pdf").status());
  }

  @Test
  void thePictureNamesThoseWhoAgreeAndNobodyWhoAgreesNoMore() {
    later();
    String svg = picture("svg");
    assertTrue(svg.startsWith("<svg") && svg.contains(">Guest 8<"), svg);
    assertFalse(svg.contains("Guest 7<"));
    assertTrue(picture("csv").contains("Guest 8"));
    box.replica()
        .ledger()
        .record(List.of(new ConsentSaid(supper.guests.get(8).person(), Purpose.NAMED, 2, Said.NO)));
    assertFalse(picture("svg").contains("Guest 8<"));
    assertFalse(picture("csv").contains("Guest 8,"));
  }

  @Test
  void theMorningAfterSaysWhomToWriteToAndWhoCould() {
    later();
    JsonNode without = morning();
    assertTrue(without.path("builder").isNull());
    box.replica()
        .ledger()
        .record(
            List.of(
                new PartTaken(
                    supper.guests.get(5).person(), Evening.SUPPER, Part.BUILDER, 1, Taking.TAKEN)));
    JsonNode morning = morning();
    assertEquals("Guest 5", morning.path("builder").asText());
    assertEquals(
        "{\"whom\":\"Guest 1\",\"reason\":\"first-timer-without-tie\",\"need\":null,"
            + "\"by\":\"Guest 0\",\"because\":\"invited-them\"}",
        morning.at("/lines/0").toString());
    assertEquals(
        "{\"whom\":\"Guest 1\",\"reason\":\"need-unmet\",\"need\":\"a venue for 40\","
            + "\"by\":\"Guest 30\",\"because\":\"offers-it\"}",
        morning.at("/lines/1").toString());
    List<String> reasons = morning.path("lines").findValuesAsText("reason");
    assertEquals(6, reasons.stream().filter("missed"::equals).count());
  }

  @Test
  void aTestIsRegisteredBeforeItsEventAndReadAfterItsEnd() {
    Instant now = clock.now();
    String past = trial(now.minusSeconds(60), now.plusSeconds(60), "round");
    assertEquals("from", organiser.post("/api/trials", past).text("field"));
    String rounds = trial(now.plusSeconds(60), now.plusSeconds(90), "round");
    String unfit = rounds.replace("no-new-tie", "mutual-ties");
    assertEquals("unit", organiser.post("/api/trials", unfit).text("field"));
    Answer registered = check("POST /api/trials", organiser.post("/api/trials", rounds));
    assertEquals(200, registered.status(), registered.body());
    assertEquals(24, registered.json().path("arms").size());
    String path = "/api/trials/" + registered.text("trial");
    assertEquals("too-early", problem(check("GET /api/trials/{trial}", organiser.get(path))));
    later();
    Answer read = check("GET /api/trials/{trial}", organiser.get(path));
    assertEquals("too-few", read.text("of"));
    String again = rounds.replace("{", "{\"trial\":\"" + registered.text("trial") + "\",");
    assertEquals(registered.json(), organiser.post("/api/trials", again).json());
    assertEquals(
        registered.json(),
        check("GET /api/trials", organiser.get("/api/trials")).json().at("/trials/0"));
  }

  @Test
  void figuresAreForOrganisersOnly() {
    later();
    for (String path :
        List.of(
            "/api/insights",
            REPORTS,
            EVENT + "/picture.svg",
            EVENT + "/picture.csv",
            EVENT + "/morning-after",
            "/api/trials")) {
      assertEquals(403, host.get(path).status(), path);
    }
    assertEquals(403, host.post(REPORTS, "{\"title\":\"Spring\"}").status());
  }

  private void later() {
    clock.later(Duration.ofHours(5));
  }

  private static String trial(Instant from, Instant until, String unit) {
    return """
    {"title":"Mixed or free","outcome":"no-new-tie","unit":"%s","from":"%s","until":"%s"}
    """
        .formatted(unit, from, until);
  }

  private JsonNode insights() {
    return check("GET /api/insights", organiser.get("/api/insights")).json();
  }

  private JsonNode morning() {
    Answer answer = organiser.get(EVENT + "/morning-after");
    return check("GET /api/events/{event}/morning-after", answer).json();
  }

  private static JsonNode share(JsonNode insights, String kind) {
    return StreamSupport.stream(insights.at("/report/shares").spliterator(), false)
        .filter(line -> line.path("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private Answer freeze(String title) {
    return organiser.post(REPORTS, "{\"title\":\"" + title + "\"}");
  }

  private byte[] paper(String id, String type) {
    Answer answer = organiser.get(REPORTS + "/" + id + "." + type);
    return check("GET " + REPORTS + "/{report}." + type, answer).raw().body();
  }

  private String picture(String type) {
    Answer answer = organiser.get(EVENT + "/picture." + type);
    return check("GET /api/events/{event}/picture." + type, answer).body();
  }

  private static String problem(Answer answer) {
    return answer.text("type").replace("/problems/", "");
  }

  private Answer check(String operation, Answer answer) {
    return OpenApiDocument.servedAt(box.origin()).check(operation, answer);
  }
}
