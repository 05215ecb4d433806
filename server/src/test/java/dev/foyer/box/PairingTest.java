package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.domain.Role;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairingTest {
  @TempDir Path data;
  private Box box;

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(data, 0));
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void aStrangerIsToldToPair() {
    Answer answer = Http.stranger(box.origin()).get("/api/devices/me");
    assertEquals(401, answer.status());
    assertEquals("/problems/not-paired", answer.text("type"));
  }

  @Test
  void aPairedDeviceIsKnownAfterARestart() {
    String code = box.pairingCode(Role.STATION);
    Http station = Http.paired(box.origin(), Role.STATION, code);
    int port = box.port();
    box.close();
    box = Box.start(BoxConfig.alone(data, port));
    assertEquals("station", station.get("/api/devices/me").text("role"));
  }

  @Test
  void aCodePairsOneDeviceOnly() {
    String code = box.pairingCode(Role.HOST);
    Http.paired(box.origin(), Role.HOST, code);
    Answer second =
        Http.stranger(box.origin()).post("/api/devices/pair", "{\"code\":\"" + code + "\"}");
    assertEquals(410, second.status());
  }

  @Test
  void aStationMayNotDoWhatAnOrganiserDoes() {
    Http station = Http.paired(box.origin(), Role.STATION, box.pairingCode(Role.STATION));
    assertEquals(403, station.get("/api/devices").status());
  }

  @Test
  void aRevokedDeviceIsAStrangerAgain() {
    Http organiser = Http.paired(box.origin(), Role.ORGANISER, box.pairingCode(Role.ORGANISER));
    Http station = Http.paired(box.origin(), Role.STATION, box.pairingCode(Role.STATION));
    String id = station.get("/api/devices/me").text("device");
    assertEquals(204, organiser.post("/api/devices/" + id + "/revoke", "{}").status());
    assertEquals(401, station.get("/api/devices/me").status());
    assertTrue(organiser.get("/api/devices").json().path("devices").size() == 2);
  }

  private String pair(String code, String name) {
    return Http.stranger(box.origin())
        .post("/api/devices/pair", "{\"code\":\"" + code + "\"" + name + "}")
        .text("name");
  }

  @Test
  void devicesAreCalledByTheNameOfTheirCodeOrOfTheirPairingOrByANumber() {
    Http organiser = Http.paired(box.origin(), Role.ORGANISER, box.pairingCode(Role.ORGANISER));
    assertEquals("Kiosk 1", pair(box.pairingCode(Role.STATION), ""));
    assertEquals("Kiosk 2", pair(box.pairingCode(Role.STATION), ""));
    assertEquals("Host tablet 1", pair(box.pairingCode(Role.HOST), ""));
    String wanted = "{\"role\":\"station\",\"name\":\"Front door\"}";
    String code = organiser.post("/api/devices/codes", wanted).text("code");
    assertEquals("Front door", pair(code, ""));
    code = organiser.post("/api/devices/codes", wanted).text("code");
    assertEquals("Back door", pair(code, ",\"name\":\"Back door\""));
    code = organiser.post("/api/devices/codes", wanted).text("code");
    assertEquals("Front door 2", pair(code, ""));
  }

  @Test
  void theNameOfARevokedDeviceIsFree() {
    Http organiser = Http.paired(box.origin(), Role.ORGANISER, box.pairingCode(Role.ORGANISER));
    Answer first =
        Http.stranger(box.origin())
            .post("/api/devices/pair", "{\"code\":\"" + box.pairingCode(Role.STATION) + "\"}");
    organiser.post("/api/devices/" + first.text("device") + "/revoke", "{}");
    assertEquals("Kiosk 1", pair(box.pairingCode(Role.STATION), ""));
  }
}
