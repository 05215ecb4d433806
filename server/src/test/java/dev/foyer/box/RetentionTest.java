package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.Traces;
import dev.foyer.box.BoxConfig.Listening;
import dev.foyer.central.Central;
import dev.foyer.central.CentralConfig;
import dev.foyer.domain.Role;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A box forgets the guests of past events, and greets those who are kept as returning.
class RetentionTest {
  private static final String JUNE = "06".repeat(8);
  private static final String JULY = "07".repeat(8);
  private static final String LIST =
      "Name,Organisation,Consent\nJonas Berg,Fjord,\nZyxquine Ombrevald,Quorvaxis,no\n";

  @TempDir Path data;
  private int scans;

  @Test
  void aMemberIsGreetedAsReturningNextMonthAndWhoDidNotAgreeIsAGuestWithoutAName() {
    Traces traces = new Traces("Ombrevald", "Quorvaxis", "Wendelmoot");
    Traces jonas = new Traces("Jonas");
    try (Box box = Box.start(BoxConfig.alone(data, 0))) {
      Http organiser = organiser(box);
      Http host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
      plan(organiser, JUNE, Duration.ZERO);
      upload(organiser, JUNE, LIST);
      organiser.post("/api/events/" + JUNE + "/open", "{}");
      assertEquals("admitted", checkIn(host, "Jonas").text("decision"));
      assertEquals("admitted", checkIn(host, "Zyx").text("decision"));
      String walkIn = "{\"scanId\":\"%s\",\"name\":\"Wendelmoot Carrow\"}".formatted(scan());
      assertEquals("admitted", host.post("/api/walk-ins", walkIn).text("decision"));
      Traces.await(() -> traces.in(data).size() > 1, "the guests stand in the tables");

      assertEquals(0, box.retirement().look(), "the event is not over");
      plan(organiser, JUNE, Duration.ofDays(-8));
      assertEquals(2, organiser.get("/api/retention").json().path("due").asInt());
      assertEquals(2, box.retirement().look());
      assertEquals(0, box.retirement().look());

      JsonNode shown = organiser.get("/api/retention").json();
      assertEquals(7, shown.path("keepDays").asInt());
      assertEquals(0, shown.path("due").asInt());
      assertEquals(2, shown.at("/log/0/count").asInt());
      assertEquals(JUNE, shown.at("/log/0/events/0").asText());
      JsonNode arrivals = host.get("/api/host").json().path("arrivals");
      assertEquals(List.of("", "", "Jonas Berg"), arrivals.findValuesAsText("name").subList(0, 3));
      assertEquals(3, host.get("/api/host").json().at("/counts/arrived").asInt());
      String attendance = organiser.get("/api/events/" + JUNE + "/attendance.csv").body();
      assertTrue(attendance.contains("Jonas Berg"), attendance);
      assertEquals(4, attendance.lines().count());
      traces.assertNoneIn(data);
      Traces.await(() -> !jonas.in(data).isEmpty(), "who is kept stays in the tables");
    }
    traces.assertNoneIn(data);
    try (Box box = Box.start(BoxConfig.alone(data, 0))) {
      Http organiser = organiser(box);
      Http host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
      plan(organiser, JULY, Duration.ZERO);
      upload(organiser, JULY, LIST);
      organiser.post("/api/events/" + JULY + "/open", "{}");
      Answer jonasComes = checkIn(host, "Jonas");
      assertEquals("admitted", jonasComes.text("decision"), jonasComes.body());
      assertFalse(jonasComes.json().path("firstTimer").asBoolean(true), jonasComes.body());
      assertTrue(checkIn(host, "Zyx").json().path("firstTimer").asBoolean());
    }
  }

  @Test
  void aBoxForgetsNobodyBeforeCentralHasAllThatHappened() {
    int port;
    BoxConfig config;
    try (Central central = central(0)) {
      port = central.port();
      BoxConfig.Central address =
          new BoxConfig.Central(URI.create(central.origin()), Optional.of(central.enrolmentCode()));
      config =
          new BoxConfig(
              data.resolve("box"), "Box", 0, Listening.LOOPBACK, List.of(), Optional.of(address));
      Http planner = Http.paired(central.origin(), Role.ORGANISER, central.pairingCode());
      plan(planner, JUNE, Duration.ZERO);
      try (Box box = Box.start(config)) {
        Http organiser = organiser(box);
        Traces.await(
            () -> organiser.get("/api/organiser").json().path("events").size() == 1, "the plan");
      }
    }
    try (Box box = Box.start(config.keeping(Duration.ofDays(3)))) {
      Http organiser = organiser(box);
      assertEquals(3, organiser.get("/api/retention").json().path("keepDays").asInt());
      assertEquals("central", waitsFor(organiser));
      organiser.post("/api/events/" + JUNE + "/open", "{}");
      Http host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
      host.post("/api/walk-ins", "{\"scanId\":\"%s\",\"name\":\"Wendelmoot\"}".formatted(scan()));
      plan(organiser, JUNE, Duration.ofDays(-4));
      assertEquals(0, box.retirement().look());
      assertEquals(1, organiser.get("/api/retention").json().path("due").asInt());
      try (Central again = central(port)) {
        Traces.await(() -> waitsFor(organiser).isEmpty(), "central has it all");
        Traces.await(() -> forgets(box, organiser), "the walk-in is forgotten at the box");
        new Traces("Wendelmoot").awaitNoneIn(data.resolve("box"));
        assertEquals(1, again.replica().ledger().keys().people().size());
        Http planner = Http.paired(again.origin(), Role.ORGANISER, again.pairingCode());
        JsonNode listed = planner.get("/api/events/" + JUNE + "/guests").json();
        assertEquals("Wendelmoot", listed.at("/guests/0/name").asText());
      }
    }
  }

  private Central central(int port) {
    return Central.start(CentralConfig.local(data.resolve("central"), port));
  }

  /// Looks, unless the box has just looked by itself.
  private static boolean forgets(Box box, Http organiser) {
    box.retirement().look();
    return organiser.get("/api/retention").json().path("log").size() == 1;
  }

  private static String waitsFor(Http organiser) {
    JsonNode waits = organiser.get("/api/retention").json().path("waitsFor");
    return waits.isNull() ? "" : waits.asText();
  }

  private static Http organiser(Box box) {
    return Http.paired(box.origin(), Role.ORGANISER, box.pairingCode(Role.ORGANISER));
  }

  private static void plan(Http organiser, String event, Duration offset) {
    Instant now = Instant.now().plus(offset);
    Answer planned =
        organiser.post(
            "/api/events",
            """
            {"event":"%s","name":"Dinner","place":"Hall","startsAt":"%s","endsAt":"%s",
             "timeZone":"Europe/Oslo"}\
            """
                .formatted(event, now.minusSeconds(600), now.plusSeconds(7200)));
    assertEquals(200, planned.status(), planned.body());
  }

  private static void upload(Http organiser, String event, String list) {
    Answer taken =
        organiser.post(
            "/api/events/" + event + "/guest-list",
            "text/csv",
            list.getBytes(StandardCharsets.UTF_8));
    assertEquals(2, taken.json().path("added").asInt(), taken.body());
  }

  private Answer checkIn(Http host, String name) {
    JsonNode guest = host.get("/api/guests?q=" + name).json().at("/guests/0");
    return host.post(
        "/api/guests/" + guest.path("invitation").asText() + "/check-in",
        "{\"scanId\":\"" + scan() + "\"}");
  }

  private String scan() {
    scans++;
    return "%032x".formatted(scans);
  }
}
