package dev.foyer.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.Http;
import dev.foyer.box.Box;
import dev.foyer.box.BoxConfig;
import dev.foyer.domain.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a rehearsal leaves behind at a lone box: nothing that anybody sees.
class RehearsalTest {
  private static final String DINNER = "0e".repeat(8);

  @TempDir Path folder;
  private Box box;
  private Http organiser;

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(folder, 0));
    organiser = Http.paired(box.origin(), Role.ORGANISER, box.pairingCode(Role.ORGANISER));
    Instant later = Instant.now().plusSeconds(86_400);
    organiser.post(
        "/api/events",
        """
        {"event":"%s","name":"Dinner","place":"Hall","startsAt":"%s","endsAt":"%s",
         "timeZone":"Europe/Oslo"}\
        """
            .formatted(DINNER, later, later.plusSeconds(7_200)));
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void doorsThatWereClosedAreClosedAgainItsDevicesAreGoneAndNobodySeesItsEvent() throws Exception {
    try (Troupe troupe = troupe()) {
      new Rehearsal(troupe, new Rehearsal.Plan(3, 6_000)).play();
    }
    assertTrue(open().isEmpty());
    assertEquals(1, organiser.get("/api/organiser").json().path("events").size());
    assertEquals(2, organiser.get("/api/organiser?rehearsals=yes").json().path("events").size());
    for (JsonNode device : organiser.get("/api/devices").json().path("devices")) {
      assertEquals(
          device.path("name").asText().startsWith("rehearsal"), device.path("revoked").asBoolean());
    }
  }

  @Test
  void aRehearsalThatIsBrokenOffOpensTheDoorsForWhatTheyWereOpenFor() throws Exception {
    organiser.post("/api/events/" + DINNER + "/open", "{}");
    try (Troupe troupe = troupe()) {
      Rehearsal rehearsal = new Rehearsal(troupe, new Rehearsal.Plan(500, 60));
      CompletableFuture<Void> playing =
          CompletableFuture.runAsync(
              () -> {
                try {
                  rehearsal.play();
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              });
      while (open().equals(Optional.of(DINNER))) {
        Thread.sleep(10);
      }
      rehearsal.close();
      assertEquals(Optional.of(DINNER), open());
      playing.get();
      assertEquals(Optional.of(DINNER), open());
    }
  }

  @Test
  void whoeverRehearsedIsNoReasonToTakeMembersForFirstTimers() throws Exception {
    try (Troupe troupe = troupe()) {
      new Rehearsal(troupe, new Rehearsal.Plan(2, 6_000)).play();
    }
    byte[] list =
        "Name,Organisation\nAna Quintero,Ateneo\nRehearsal Guest 1,House 1\n"
            .getBytes(StandardCharsets.UTF_8);
    organiser.post("/api/events/" + DINNER + "/guest-list", "text/csv", list);
    for (JsonNode guest :
        organiser.get("/api/events/" + DINNER + "/guests").json().path("guests")) {
      assertFalse(guest.path("firstTimer").asBoolean(), guest.toString());
    }
  }

  private Troupe troupe() {
    Troupe troupe =
        Troupe.at(
            new Caller.Server(box.origin(), Optional.empty()), box.pairingCode(Role.ORGANISER));
    troupe.stations(2);
    return troupe;
  }

  private Optional<String> open() {
    return box.replica()
        .memory()
        .read(state -> state.guests().openAt(box.replica().id()))
        .map(Object::toString);
  }
}
