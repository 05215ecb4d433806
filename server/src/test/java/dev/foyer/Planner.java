package dev.foyer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.Http.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// An organiser who plans, as central's tests need it.
public final class Planner {
  private Planner() {}

  /// An event of this evening, as it is planned.
  public static String event(String id) {
    Instant now = Instant.now();
    return """
    {"event":"%s","name":"Dinner","place":"Hall","startsAt":"%s","endsAt":"%s",
     "timeZone":"UTC"}\
    """
        .formatted(id, now.minusSeconds(600), now.plusSeconds(7_200));
  }

  /// Plans an event in a community that is called Hearth.
  public static void plan(Http organiser, String event) {
    organiser.post("/api/community", "{\"name\":\"Hearth\",\"vision\":\"\"}");
    Answer planned = organiser.post("/api/events", event(event));
    assertEquals(200, planned.status(), planned.body());
  }

  /// Uploads a guest list.
  ///
  /// @return how many guests it added
  public static int invite(Http organiser, String event, String csv) {
    Answer taken =
        organiser.post(
            "/api/events/" + event + "/guest-list",
            "text/csv",
            csv.getBytes(StandardCharsets.UTF_8));
    assertEquals(200, taken.status(), taken.body());
    return taken.json().path("added").asInt();
  }
}
