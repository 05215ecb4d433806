package dev.foyer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.domain.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A device as the tests play it: HTTP with its token.
public final class Http {
  public static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final String origin;
  private final String token;

  private Http(String origin, String token) {
    this.origin = origin;
    this.token = token;
  }

  /// An answer: its status and its JSON (null if there is none).
  public record Answer(int status, JsonNode json, HttpResponse<byte[]> raw) {
    public String text(String field) {
      return json.path(field).asText();
    }

    public String body() {
      return new String(raw.body(), StandardCharsets.UTF_8);
    }
  }

  /// Somebody without a token.
  public static Http stranger(String origin) {
    return new Http(origin, "");
  }

  /// Somebody who shows a token.
  public static Http bearing(String origin, String token) {
    return new Http(origin, token);
  }

  /// Pairs a device with a code.
  public static Http paired(String origin, Role role, String code) {
    Answer answer =
        stranger(origin)
            .post("/api/devices/pair", "{\"code\":\"" + code + "\",\"name\":\"a " + role + "\"}");
    if (answer.status() != 200) {
      throw new AssertionError("pairing failed: " + answer.body());
    }
    return new Http(origin, answer.text("token"));
  }

  public String token() {
    return token;
  }

  public String origin() {
    return origin;
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  public Answer put(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }

  public Answer post(String path, String contentType, byte[] body) {
    return send(
        request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
  }

  /// A request to this address with the device's token, to be completed.
  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(origin + path)).timeout(Duration.ofSeconds(30));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  public static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      boolean json =
          response.headers().firstValue("content-type").orElse("").contains("json")
              && response.body().length > 0;
      return new Answer(
          response.statusCode(),
          json ? JSON.readTree(response.body()) : JSON.createObjectNode(),
          response);
    } catch (IOException e) {
      throw new AssertionError("no answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
