package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.domain.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedBoxTest {
  @TempDir Path data;

  @Test
  void aDamagedJournalIsSaidOnEveryScreenAndTheDoorGoesOn() throws IOException {
    Evening.Guest ana;
    try (Box box = Box.start(BoxConfig.alone(data, 0))) {
      ana = Evening.at(box.replica()).invite("Ana Quintero");
    }
    Path segment = data.resolve("journal").resolve("0000000001.log");
    byte[] bytes = Files.readAllBytes(segment);
    bytes[2] ^= 1;
    Files.write(segment, bytes);
    try (Box box = Box.start(BoxConfig.alone(data, 0))) {
      Http host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
      Http kiosk = Http.paired(box.origin(), Role.STATION, box.pairingCode(Role.STATION));
      Http organiser = Http.paired(box.origin(), Role.ORGANISER, box.pairingCode(Role.ORGANISER));
      Answer health = host.get("/health");
      assertEquals(200, health.status());
      assertEquals("up", health.text("status"));
      assertEquals("damaged", health.text("storage"));
      assertEquals(0, health.json().path("parked").asInt(-1));
      assertEquals("damaged", host.get("/api/host").json().at("/storage/state").asText());
      assertEquals("damaged", organiser.get("/api/organiser").text("storage"));
      String scan =
          Http.JSON
              .createObjectNode()
              .put("scanId", "0".repeat(32))
              .put("text", ana.token().bare())
              .toString();
      assertEquals("admitted", kiosk.post("/api/scans", scan).text("decision"));
    }
  }
}
