package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.domain.Role;
import dev.foyer.journal.JournalStopped;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppedBoxTest {
  @TempDir Path data;

  @Test
  void aBoxThatCannotSaveSaysSoOnEveryScreenAndNeverYes() {
    Box box = Box.start(BoxConfig.alone(data, 0));
    try {
      Evening evening = Evening.at(box.replica());
      Http kiosk = Http.paired(box.origin(), Role.STATION, box.pairingCode(Role.STATION));
      Http host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
      Evening.Guest ana = evening.invite("Ana Quintero");
      try (Listening screen = Listening.to(kiosk, "/api/station/events");
          Listening page = Listening.to(host, "/api/host/events")) {
        assertEquals("ok", kiosk.get("/api/station").text("storage"));
        box.replica().ledger().journal().close();
        Answer answer = kiosk.post("/api/scans", scan(ana.token().bare()));
        assertEquals(503, answer.status());
        assertEquals("/problems/storage-stopped", answer.text("type"));
        assertFalse(answer.body().contains("Exception"));
        assertEquals(503, kiosk.post("/api/scans", scan("no invitation")).status());
        screen.await("notice", data -> data.path("kind").asText().equals("storage-stopped"));
        page.await("storage", data -> data.path("state").asText().equals("stopped"));
        assertEquals("stopped", kiosk.get("/api/station").text("storage"));
        assertEquals("stopped", host.get("/api/host").json().at("/storage/state").asText());
      }
    } finally {
      closeTwice(box);
    }
  }

  private static String scan(String text) {
    return Http.JSON.createObjectNode().put("scanId", "0".repeat(32)).put("text", text).toString();
  }

  /// The journal is closed already, and says so.
  private static void closeTwice(Box box) {
    try {
      box.close();
    } catch (JournalStopped e) {
      assertFalse(e.toString().isEmpty());
    }
  }
}
