package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.domain.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is sent to whichever address that takes something: a problem with the right status, no
/// trace of the program, nothing journaled, and the box goes on.
class BadInputTest {
  private static final List<String> BODIES =
      List.of(
          "",
          "null",
          "[]",
          "7",
          "\"x\"",
          "{",
          "nonsense",
          "{\"unknown\":1}",
          "{}{}",
          "{\"a\":" + "[".repeat(5_000),
          "\u0000\u0001",
          "{\"scanId\":\"" + "f".repeat(100_000) + "\"}",
          "{\"scanId\":1,\"text\":{}}",
          "{\"name\":[],\"code\":{},\"event\":7}");

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

  @TestFactory
  Stream<DynamicTest> everyAddressThatTakesSomethingRefusesNonsense() throws IOException {
    Http device = Http.paired(box.origin(), Role.ORGANISER, box.pairingCode(Role.ORGANISER));
    Http host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
    Http station = Http.paired(box.origin(), Role.STATION, box.pairingCode(Role.STATION));
    return posts().stream()
        .map(
            path ->
                DynamicTest.dynamicTest(
                    path,
                    () -> {
                      for (Http who : List.of(device, host, station)) {
                        refusesNonsense(who, path);
                      }
                    }));
  }

  private void refusesNonsense(Http device, String path) {
    String address = path.replaceAll("\\{[a-z]+}", "ffffffffffffffff");
    long end = box.replica().ledger().journal().end();
    for (String body : BODIES) {
      check(device.post(address, body), path);
    }
    check(device.post(address, "text/weird", new byte[] {1, 2, 3}), path);
    check(device.post(address, "", new byte[0]), path);
    check(device.post(address, new String(new char[400_000]).replace('\0', 'x')), path);
    assertEquals(end, box.replica().ledger().journal().end(), path);
    assertEquals(200, device.get("/api/devices/me").status(), path);
  }

  private static void check(Answer answer, String path) {
    assertTrue(answer.status() >= 400 && answer.status() < 500, path + " " + answer.status());
    assertEquals(
        "application/problem+json",
        answer.raw().headers().firstValue("content-type").orElse(""),
        path + " " + answer.status());
    assertTrue(answer.text("type").startsWith("/problems/"), path);
    assertFalse(answer.text("title").isEmpty(), path);
    assertEquals(answer.status(), answer.json().path("status").asInt(), path);
    for (String trace : List.of("Exception", "dev.foyer", "java.", "\tat ")) {
      assertFalse(answer.body().contains(trace), path + " " + answer.body());
    }
  }

  private static List<String> posts() throws IOException {
    try (InputStream in = BadInputTest.class.getResourceAsStream("/openapi.json")) {
      var document = Http.JSON.readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return document.path("paths").properties().stream()
          .filter(path -> path.getValue().has("post"))
          .map(path -> path.getKey())
          .toList();
    }
  }
}
