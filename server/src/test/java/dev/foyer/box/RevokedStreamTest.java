package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.Http;
import dev.foyer.domain.Role;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevokedStreamTest {
  @TempDir Path data;

  @Test
  void aRevokedHostsOpenPageHearsNothingMore() throws Exception {
    try (Box box = Box.start(BoxConfig.alone(data, 0));
        HttpClient client = HttpClient.newHttpClient()) {
      Http organiser = Http.paired(box.origin(), Role.ORGANISER, box.pairingCode(Role.ORGANISER));
      Http host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
      HttpResponse<InputStream> stream =
          client.send(host.request("/api/host/events").build(), BodyHandlers.ofInputStream());
      try (BufferedReader events =
          new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
        assertEquals("event:ping", events.readLine());
        String device = host.get("/api/devices/me").text("device");
        assertEquals(204, organiser.post("/api/devices/" + device + "/revoke", "{}").status());
        while (events.readLine() != null) {
          Thread.onSpinWait();
        }
        assertEquals(401, host.get("/api/host").status());
      }
    }
  }
}
