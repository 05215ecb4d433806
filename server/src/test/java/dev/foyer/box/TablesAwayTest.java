package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.domain.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tables can be missing at any moment: the door does not notice.
class TablesAwayTest {
  @TempDir Path data;

  @Test
  void withoutTablesGuestsAreScannedAndFoundAndTheAttendanceSaysThatItIsBeingMade()
      throws IOException {
    Files.writeString(data.resolve("projection"), "no folder, so no tables");
    try (Box box = Box.start(BoxConfig.alone(data, 0))) {
      Evening evening = Evening.at(box.replica());
      Evening.Guest ana = evening.invite("Ana Quintero");
      Http kiosk = Http.paired(box.origin(), Role.STATION, box.pairingCode(Role.STATION));
      Http host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
      Http organiser = Http.paired(box.origin(), Role.ORGANISER, box.pairingCode(Role.ORGANISER));
      String scan =
          "{\"scanId\":\"%s\",\"text\":\"%s\"}".formatted("0".repeat(32), ana.token().bare());
      assertEquals("admitted", kiosk.post("/api/scans", scan).text("decision"));
      assertEquals(
          "Ana Quintero", host.get("/api/guests?q=qui").json().at("/guests/0/name").asText());

      Answer attendance = organiser.get("/api/events/" + Evening.SUPPER.hex() + "/attendance.csv");
      assertEquals(503, attendance.status());
      assertTrue(attendance.text("title").contains("try again soon"), attendance.body());
    }
  }
}
