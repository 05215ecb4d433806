package dev.foyer.erasure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.BoxProcess;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.Traces;
import dev.foyer.central.Central;
import dev.foyer.central.CentralConfig;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A guest who came, got a badge and is erased: no byte that a box and central keep says who it
/// was. The box is a process of its own, so that its log is sought through, too; its printer is a
/// file beside it.
class NoByteStaysTest {
  private static final String EVENT = "0e".repeat(8);
  private static final String NAME = "Zyxquine Ombrevald";

  @TempDir Path folder;
  private Central central;
  private BoxProcess box;
  private Http planner;
  private Http organiser = Http.stranger("");
  private String person = "";
  private Traces traces = new Traces("Zyxquine", "Ombrevald", "Quorvaxis");

  @BeforeEach
  void aGuestComes() throws IOException {
    central = Central.start(CentralConfig.local(folder.resolve("central"), 0));
    planner = Http.paired(central.origin(), Role.ORGANISER, central.pairingCode());
    planner.post("/api/community", "{\"name\":\"Hearth\",\"vision\":\"\"}");
    Instant now = Instant.now();
    planner.post(
        "/api/events",
        """
        {"event":"%s","name":"Dinner","place":"Hall","startsAt":"%s","endsAt":"%s",
         "timeZone":"Europe/Oslo"}\
        """
            .formatted(EVENT, now.minusSeconds(600), now.plusSeconds(7200)));
    String list =
        "Name,Organisation,E-mail\n%s,Quorvaxis,z@quorvaxis.example\nJonas Berg,,\n"
            .formatted(NAME);
    planner.post(
        "/api/events/" + EVENT + "/guest-list", "text/csv", list.getBytes(StandardCharsets.UTF_8));
    Files.createDirectories(venue());
    Files.createFile(venue().resolve("spool"));
    box = start("--central", central.origin(), "--enrol", central.enrolmentCode());
    checkIn();
    JsonNode guest = planner.get(guests("zyx")).json().at("/guests/0");
    person = guest.path("person").asText();
    byte[] key =
        central.replica().ledger().keys().find(new PersonId(person)).orElseThrow().getEncoded();
    traces = traces.andKey(key);
    Traces.await(() -> traces.in(data()).size() > 1, "the guest is known to the box");
    Traces.await(() -> traces.in(central()).size() > 1, "the guest is known to central");
  }

  @AfterEach
  void stop() throws InterruptedException {
    box.stop();
    central.close();
  }

  @Test
  void noByteOfBoxOrCentralSaysWhoWasErased() throws IOException, InterruptedException {
    box.stop();
    copy(data(), folder.resolve("image"));
    assertFalse(traces.in(folder.resolve("image")).isEmpty());
    box = start();
    Answer refused = planner.post("/api/people/" + person + "/erase", "{}");
    assertEquals(400, refused.status());
    Answer erased = planner.post("/api/people/" + person + "/erase", "{\"confirm\":\"erase\"}");
    assertEquals(200, erased.status(), erased.body());
    assertFalse(erased.json().path("overdue").asBoolean());
    awaitEverybody();
    traces.assertNoneIn(venue(), central());
    assertEquals("[]", planner.get(guests("zyx")).json().path("guests").toString());
    Http host = box.paired(Role.HOST);
    assertEquals("", host.get("/api/host").json().at("/arrivals/0/name").asText());
    assertEquals(1, host.get("/api/host").json().at("/counts/arrived").asInt());

    box.stop();
    int port = central.port();
    central.close();
    traces.assertNoneIn(venue(), central());
    central = Central.start(CentralConfig.local(central(), port));
    box = start();
    traces.assertNoneIn(venue(), central());

    box.stop();
    restore(List.of());
    assertFalse(traces.in(venue()).isEmpty(), "an old image holds the guest");
    box = start();
    traces.awaitNoneIn(venue());

    box.stop();
    central.close();
    restore(List.of("tombstones"));
    assertFalse(traces.in(venue()).isEmpty(), "an old image holds the guest");
    box = start();
    traces.assertNoneIn(venue());
    assertEquals(
        "[]", box.paired(Role.HOST).get("/api/guests?q=zyx").json().path("guests").toString());
    central = Central.start(CentralConfig.local(central(), port));
  }

  @Test
  void aReplicaThatHasNotAcknowledgedIsListedAndTheBoxItselfErasesNobody()
      throws IOException, InterruptedException {
    Answer elsewhere =
        organiser.post("/api/people/" + person + "/erase", "{\"confirm\":\"erase\"}");
    assertEquals(409, elsewhere.status());
    assertTrue(elsewhere.text("title").contains("central"), elsewhere.body());
    box.stop();
    planner.post("/api/people/" + person + "/erase", "{\"confirm\":\"erase\"}");
    Traces.await(() -> waiting() == 1, "central has done it, the box has not");
    assertEquals(
        404,
        planner
            .post("/api/people/" + "ab".repeat(16) + "/erase", "{\"confirm\":\"erase\"}")
            .status());
    box = start();
    awaitEverybody();
    assertEquals(1, box.paired(Role.ORGANISER).get("/api/erasures").json().path("erasures").size());
  }

  private void awaitEverybody() {
    Traces.await(() -> waiting() == 0, "everybody has acknowledged");
  }

  private int waiting() {
    int waiting = 0;
    JsonNode replicas = planner.get("/api/erasures").json().at("/erasures/0/replicas");
    assertEquals(2, replicas.size());
    for (JsonNode replica : replicas) {
      waiting += replica.path("doneAt").isNull() ? 1 : 0;
    }
    return waiting;
  }

  private BoxProcess start(String... words) throws IOException {
    String printer = "front=file:" + venue().resolve("spool");
    String[] all =
        Stream.concat(Stream.of("--port", "0", "--printer", printer), Stream.of(words))
            .toArray(String[]::new);
    return BoxProcess.start(data(), "-Xmx256m", all);
  }

  private void checkIn() {
    organiser = box.paired(Role.ORGANISER);
    Traces.await(
        () -> organiser.get("/api/organiser").json().at("/events/0/invited").asInt() == 2,
        "the list comes");
    assertEquals(204, organiser.post("/api/events/" + EVENT + "/open", "{}").status());
    Http host = box.paired(Role.HOST);
    String guest = host.get("/api/guests?q=zyx").json().at("/guests/0/invitation").asText();
    String scan = "{\"scanId\":\"" + "5c".repeat(16) + "\"}";
    Answer answer = host.post("/api/guests/" + guest + "/check-in", scan);
    assertEquals("admitted", answer.text("decision"), answer.body());
    Traces.await(
        () -> !host.get("/api/host").json().at("/badges/0/state").asText().equals("queued"),
        "the badge is on its way");
  }

  private static String guests(String words) {
    return "/api/events/" + EVENT + "/guests?q=" + words;
  }

  private Path venue() {
    return folder.resolve("venue");
  }

  private Path data() {
    return venue().resolve("box");
  }

  private Path central() {
    return folder.resolve("central");
  }

  /// Brings the box back from the image, but for some files among its keys.
  private void restore(List<String> newest) throws IOException {
    Path keys = data().resolve("keys");
    Path aside = Files.createTempDirectory(folder, "aside");
    for (String name : newest) {
      Files.copy(keys.resolve(name), aside.resolve(name));
    }
    try (Stream<Path> files = Files.walk(data())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    copy(folder.resolve("image"), data());
    for (String name : newest) {
      Files.copy(aside.resolve(name), keys.resolve(name));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
