package dev.foyer.box.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.box.Box;
import dev.foyer.box.Evening.Guest;
import dev.foyer.box.VenueClock;
import dev.foyer.domain.Admission;
import dev.foyer.domain.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two doors that do not hear each other, and one invitation that is shown at both, eleven minutes
/// apart.
class ElevenMinutesTest {
  private static final Duration ELEVEN_MINUTES = Duration.ofMinutes(11);

  /// What a test takes of real time between two moments that it compares.
  private static final Duration A_WHILE = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void theFirstArrivalCountsAtItsTrueTimeAndBothHostsSeeBothDoorsAndTimes() {
    VenueClock clock = VenueClock.behind(ELEVEN_MINUTES);
    try (TwoDoors doors = new TwoDoors(folder, 2, List.of("north", "south"), clock)) {
      doors.central.close();
      doors.cables.forEach(cable -> cable.is(Cable.State.PULLED));
      Guest guest = doors.guests.getFirst();
      Instant first = clock.now();
      assertTrue(TwoDoors.admitted(doors.scan(0, guest)));
      clock.isSet();
      Instant second = clock.now();
      assertTrue(TwoDoors.admitted(doors.scan(1, guest)));
      doors.cables.forEach(cable -> cable.is(Cable.State.CARRIES));
      List<Http> hosts = doors.boxes.stream().map(ElevenMinutesTest::host).toList();
      for (Http host : hosts) {
        TwoDoors.await(() -> doubles(host).size() == 1);
        JsonNode entrances = doubles(host).at("/0/entrances");
        assertEquals(2, entrances.size());
        assertEntrance(entrances.get(0), "north", first);
        assertEntrance(entrances.get(1), "south", second);
        assertTrue(entrances.at("/0/counts").asBoolean());
        assertFalse(entrances.at("/1/counts").asBoolean());
        assertEquals(1, host.get("/api/host").json().at("/counts/arrived").asInt());
      }
      for (int door = 0; door < 2; door++) {
        Answer third = doors.scan(door, guest);
        assertEquals("already-admitted", third.text("decision"));
        assertSoonAfter(first, Instant.parse(third.text("when")));
        assertEquals(
            doors.boxes.get(0).replica().id(),
            counting(doors.boxes.get(door), guest).id().replica());
      }
    }
  }

  private static Admission counting(Box box, Guest guest) {
    return box.replica()
        .memory()
        .read(state -> state.guests().find(guest.invitation()).orElseThrow().effective(0))
        .orElseThrow();
  }

  private static void assertEntrance(JsonNode entrance, String door, Instant at) {
    assertEquals(door, entrance.path("door").asText());
    assertSoonAfter(at, Instant.parse(entrance.path("at").asText()));
  }

  private static void assertSoonAfter(Instant expected, Instant actual) {
    assertFalse(actual.isBefore(expected.minusMillis(1)), actual + " is not before " + expected);
    assertTrue(actual.isBefore(expected.plus(A_WHILE)), actual + " is soon after " + expected);
  }

  private static Http host(Box box) {
    return Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
  }

  private static JsonNode doubles(Http host) {
    return host.get("/api/doors").json().at("/trouble/doubles");
  }
}
