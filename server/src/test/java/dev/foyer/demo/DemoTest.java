package dev.foyer.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.Http;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Role;
import dev.foyer.platform.HttpServer.PortInUse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  private static final String EVENT = "f0e7f0e7f0e7f0e7";

  @TempDir Path folder;

  @Test
  void aSecondStartLeavesWhatTheOrganiserHasChanged() {
    String invitation;
    try (Demo demo = Demo.start(new Demo.Setup(folder, 0, 0, 0))) {
      Http planner =
          Http.paired(demo.central().origin(), Role.ORGANISER, demo.central().pairingCode());
      JsonNode guest = guest(planner, "Ana Quintero");
      invitation = guest.path("invitation").asText();
      byte[] edit =
          ("Name,E-mail,Organisation\nAna Quintero,"
                  + guest.path("email").asText()
                  + ",Hand made\n")
              .getBytes(StandardCharsets.UTF_8);
      planner.post("/api/events/" + EVENT + "/guest-list", "text/csv", edit);
      Http box =
          Http.paired(demo.box().origin(), Role.ORGANISER, demo.box().pairingCode(Role.ORGANISER));
      assertEquals(Optional.of(new EventId(EVENT)), open(demo));
      box.post("/api/doors/close", "{}");
    }
    try (Demo demo = Demo.start(new Demo.Setup(folder, 0, 0, 0))) {
      Http planner =
          Http.paired(demo.central().origin(), Role.ORGANISER, demo.central().pairingCode());
      JsonNode guest = guest(planner, "Ana Quintero");
      assertEquals(invitation, guest.path("invitation").asText());
      assertEquals("Hand made", guest.path("organisation").asText());
      assertEquals(Optional.of(new EventId(EVENT)), open(demo));
    }
  }

  @Test
  void aPortInUseIsToldBeforeAnythingIsMade() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Path state = folder.resolve("state");
      Demo.Setup setup = new Demo.Setup(state, 0, 0, other.getLocalPort());
      PortInUse told = assertThrows(PortInUse.class, () -> Demo.start(setup));
      assertTrue(String.valueOf(told.getMessage()).contains("Port " + other.getLocalPort()));
      assertFalse(Files.exists(state));
    }
  }

  @Test
  void whatStartsWhileTheDemoIsStoppedIsStoppedToo() {
    Demo.Parts parts = new Demo.Parts();
    parts.close();
    boolean[] closed = {false};
    assertThrows(IllegalStateException.class, () -> parts.started(() -> closed[0] = true));
    assertTrue(closed[0]);
  }

  private static JsonNode guest(Http planner, String name) {
    String query = name.replace(" ", "%20");
    return planner.get("/api/events/" + EVENT + "/guests?q=" + query).json().path("guests").path(0);
  }

  private static Optional<EventId> open(Demo demo) {
    return demo.box()
        .replica()
        .memory()
        .read(state -> state.guests().openAt(demo.box().replica().id()));
  }
}
