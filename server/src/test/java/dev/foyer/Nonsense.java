package dev.foyer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.Http.Answer;
import java.util.List;

/// Requests that no program can serve, and what it has to say to each: a problem with a fitting
/// status and no trace of the program.
public final class Nonsense {
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

  private Nonsense() {}

  /// Sends all of it to an operation such as `POST /api/scans`.
  public static void send(Http device, String operation) {
    String path = operation.substring("POST ".length());
    String address = path.replaceAll("\\{[a-z]+}", "ffffffffffffffff");
    for (String body : BODIES) {
      check(device.post(address, body), path);
    }
    check(device.post(address, "text/weird", new byte[] {1, 2, 3}), path);
    check(device.post(address, "", new byte[0]), path);
    check(device.post(address, "x".repeat(400_000)), path);
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
}
