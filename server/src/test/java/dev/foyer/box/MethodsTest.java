package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.domain.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a request with an unexpected method hears.
class MethodsTest {
  @TempDir Path data;
  private Box box;
  private Http host;

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(data, 0));
    host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
  }

  @AfterEach
  void stop() {
    box.close();
  }

  private Answer send(String method, String path) {
    return Http.send(
        host.request(path)
            .header("Foyer-Role", "host")
            .method(method, BodyPublishers.ofString("")));
  }

  @Test
  void aWrongMethodIsToldWhichAreRight() {
    assertWrong("GET", "/api/scans", "POST");
    assertWrong("PUT", "/api/guests", "GET");
    assertWrong("DELETE", "/api/requests/0123456789abcdef0123456789abcdef/close", "POST");
    assertWrong("POST", "/health", "GET");
  }

  private void assertWrong(String method, String path, String allowed) {
    Answer answer = send(method, path);
    assertEquals(405, answer.status(), method + " " + path);
    assertEquals("/problems/wrong-method", answer.text("type"));
    assertEquals(allowed, answer.raw().headers().firstValue("allow").orElse(""));
  }

  @Test
  void anAddressThatIsNotThereIsNotThereForAnyMethod() {
    for (String method : new String[] {"GET", "POST", "DELETE"}) {
      assertEquals(404, send(method, "/api/nowhere").status());
      assertEquals(404, send(method, "/nowhere").status());
    }
  }

  @Test
  void aHeadOfAPageOrOfTheHealthIsAnswered() {
    for (String path : new String[] {"/health", "/", "/openapi"}) {
      Answer answer = send("HEAD", path);
      assertEquals(200, answer.status(), path);
      assertEquals("", answer.body());
    }
  }
}
