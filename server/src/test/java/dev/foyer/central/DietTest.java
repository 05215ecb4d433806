package dev.foyer.central;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.domain.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What guests eat stays at the venue.
class DietTest {
  private static final String EVENT = "0e".repeat(8);
  private static final String LIST = "Name;Diet;Team\nAna Quintero;nuts kill me;Harbour\n";

  @TempDir Path data;
  private Central central;
  private Http organiser;

  @BeforeEach
  void start() {
    central = Central.start(CentralConfig.local(data, 0));
    organiser = Http.paired(central.origin(), Role.ORGANISER, central.pairingCode());
    organiser.post(
        "/api/events",
        """
        {"event":"%s","name":"Dinner","startsAt":"2026-11-24T00:00:00Z",
         "endsAt":"2036-11-24T00:00:00Z","timeZone":"Europe/Oslo"}\
        """
            .formatted(EVENT));
  }

  @AfterEach
  void stop() {
    central.close();
  }

  @Test
  void centralLeavesTheColumnOutAndSaysSo() {
    JsonNode report = upload("").json();
    assertEquals(1, report.path("added").asInt(), report.toString());
    assertTrue(report.path("mapping").path("diet").isMissingNode());
    assertTrue(report.at("/remarks/0/reason").asText().contains("stays at the venue"));
    String person =
        central.replica().memory().read(state -> state.people().known()).iterator().next().hex();
    String path = "/api/people/" + person + "/answers";
    Answer answers = organiser.get(path);
    assertTrue(answers.json().path("diet").isNull());
    assertEquals("Harbour", answers.json().at("/bonds/0").asText());
    assertEquals("diet", organiser.put(path, "{\"diet\":\"nuts\"}").text("field"));
  }

  @Test
  void centralRefusesTheColumnToWhoeverChoosesIt() {
    String mapping =
        URLEncoder.encode("{\"name\":\"Name\",\"diet\":\"Diet\"}", StandardCharsets.UTF_8);
    Answer refused = upload("?mapping=" + mapping);
    assertEquals(400, refused.status());
    assertEquals("mapping", refused.text("field"));
    assertTrue(refused.text("title").contains("on the box there"), refused.body());
  }

  private Answer upload(String query) {
    return organiser.post(
        "/api/events/" + EVENT + "/guest-list" + query,
        "text/csv",
        LIST.getBytes(StandardCharsets.UTF_8));
  }
}
