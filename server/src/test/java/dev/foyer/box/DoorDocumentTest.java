package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.OpenApiDocument;
import dev.foyer.box.Evening.Guest;
import dev.foyer.box.Evening.Wish;
import dev.foyer.domain.Role;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The door's answers, each held against the OpenAPI document.
class DoorDocumentTest {
  private static final AtomicInteger IDS = new AtomicInteger();
  @TempDir Path data;
  private Box box;
  private Evening evening;
  private OpenApiDocument document;
  private Http kiosk;
  private Http host;
  private final Set<String> decisions = new HashSet<>();

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(data, 0));
    evening = Evening.at(box.replica());
    document = OpenApiDocument.servedAt(box.origin());
    kiosk = Http.paired(box.origin(), Role.STATION, box.pairingCode(Role.STATION));
    host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void everyKindOfAnswerIsAsDocumented() {
    Guest jonas = evening.invite(Wish.named("Jonas Berg").people(3));
    Guest ana = evening.invite(Wish.named("Ana Quintero").by(jonas).firstTimer());
    scan(ana.token().bare());
    scan(jonas.token().bare());
    scan("what is this?");
    scan("ABCDE-FGHJK");
    String request = scan(evening.stranger(Evening.SUPPER).token().bare()).text("request");
    String other = scan(evening.stranger(Evening.PICNIC).token().bare()).text("request");
    scan(evening.stranger(Evening.SUPPER).token().bare());
    post(host, "/api/scans", "/api/scans", id().put("text", ana.token().bare()));
    assertEquals(
        Set.of("admitted", "how-many", "already-admitted", "needs-host", "refused"), decisions);

    get(kiosk, "/api/station");
    get(host, "/api/host");
    get(host, "/api/guests");
    get(host, "/api/guests?filter=wrong");
    ObjectNode letIn = id().put("reason", "known").put("name", "Mai");
    post(host, "/api/requests/{request}/let-in", "/api/requests/" + request + "/let-in", letIn);
    post(
        host,
        "/api/requests/{request}/let-in",
        "/api/requests/" + request + "/let-in",
        letIn.deepCopy().put("scanId", mint()));
    ObjectNode merge = id().put("invitation", jonas.invitation().hex()).put("people", 1);
    post(host, "/api/requests/{request}/merge", "/api/requests/" + other + "/merge", merge);
    String help = mint();
    ObjectNode ring = Http.JSON.createObjectNode().put("request", help);
    post(kiosk, "/api/help", "/api/help", ring);
    get(host, "/api/host");
    ObjectNode nothing = Http.JSON.createObjectNode();
    post(host, "/api/requests/{request}/coming", "/api/requests/" + help + "/coming", nothing);
    post(host, "/api/requests/{request}/close", "/api/requests/" + help + "/close", nothing);
    String guest = "/api/guests/" + jonas.invitation().hex();
    post(host, "/api/guests/{invitation}/check-in", guest + "/check-in", id());
    post(host, "/api/guests/{invitation}/let-in", guest + "/let-in", id().put("reason", "x"));
    post(host, "/api/walk-ins", "/api/walk-ins", id().put("name", "Siri"));
    post(host, "/api/greetings/{invitation}", "/api/greetings/" + ana.invitation().hex(), nothing);
    Answer overview = get(host, "/api/host");
    ObjectNode undo = Http.JSON.createObjectNode();
    undo.putArray("admissions").add(overview.json().at("/arrivals/0/admission").asText());
    post(host, "/api/admissions/undo", "/api/admissions/undo", undo);
    get(host, "/api/host");
    get(host, "/api/guests?q=ana");
  }

  private Answer scan(String text) {
    return post(kiosk, "/api/scans", "/api/scans", id().put("text", text));
  }

  private Answer get(Http device, String path) {
    return document.check("GET " + path.split("\\?", 2)[0], device.get(path));
  }

  private Answer post(Http device, String operation, String path, ObjectNode body) {
    Answer answer = document.check("POST " + operation, device.post(path, body.toString()));
    if (answer.json().has("decision")) {
      decisions.add(answer.text("decision"));
    }
    return answer;
  }

  private static ObjectNode id() {
    return Http.JSON.createObjectNode().put("scanId", mint());
  }

  private static String mint() {
    return "%032x".formatted(IDS.incrementAndGet());
  }
}
