package dev.foyer.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.domain.EventId;
import dev.foyer.domain.InvitationToken;
import dev.foyer.platform.SystemClock;
import dev.foyer.projection.Replica;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// A dinner that has just begun, and its guests by the number.
final class Invited {
  static final EventId EVENT = new EventId("0e".repeat(8));

  /// The event in the API.
  static final String PATH = "/api/events/" + EVENT.hex();

  private static final int A_LIST = 4_000;

  private Invited() {}

  /// Founds the community, plans the dinner and invites so many.
  static void by(Http organiser, int guests) {
    organiser.post("/api/community", "{\"name\":\"Hearth\",\"vision\":\"\"}");
    Instant now = Instant.now();
    organiser.post(
        "/api/events",
        """
        {"event":"%s","name":"Dinner","place":"Hall","startsAt":"%s","endsAt":"%s",
         "timeZone":"UTC"}\
        """
            .formatted(EVENT.hex(), now.minusSeconds(600), now.plusSeconds(36_000)));
    for (int from = 0; from < guests; from += A_LIST) {
      list(organiser, from, Math.min(guests, from + A_LIST));
    }
  }

  private static void list(Http organiser, int from, int to) {
    StringBuilder csv = new StringBuilder("Name,E-mail\n");
    for (int i = from; i < to; i++) {
      csv.append("Guest %d,guest%d@example.org\n".formatted(i, i));
    }
    byte[] list = csv.toString().getBytes(StandardCharsets.UTF_8);
    Answer taken = organiser.post(PATH + "/guest-list", "text/csv", list);
    assertEquals(to - from, taken.json().path("added").asInt(), taken.body());
  }

  /// What the guests carry.
  ///
  /// @param data the folder where the community lives; nobody runs on it
  static List<InvitationToken> tokens(Path data) {
    try (Replica replica = Replica.settled(data, new SystemClock())) {
      var key = replica.communityKeys().orElseThrow().issuing();
      return replica.memory().read(state -> List.copyOf(state.guests().of(EVENT))).stream()
          .map(id -> InvitationToken.issue(key, EVENT, id, null))
          .toList();
    }
  }
}
