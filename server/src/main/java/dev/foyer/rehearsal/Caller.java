package dev.foyer.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A device that works through the public API, as a page does.
public final class Caller {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String origin;
  private final String token;

  private Caller(String origin, String token) {
    this.origin = origin;
    this.token = token;
  }

  /// Pairs with a code.
  ///
  /// @throws IllegalStateException if it is refused
  public static Caller paired(String origin, String code) {
    byte[] answer =
        new Caller(origin, "").post("/api/devices/pair", Map.of("code", code, "name", "rehearsal"));
    return new Caller(origin, json(answer).path("token").asText());
  }

  public JsonNode get(String path) {
    return json(raw(path));
  }

  public byte[] raw(String path) {
    return send(request(path).GET());
  }

  public byte[] post(String path, Map<String, String> fields) {
    try {
      return post(path, "application/json", JSON.writeValueAsBytes(fields));
    } catch (IOException e) {
      throw new IllegalStateException("a map of texts can always be written", e);
    }
  }

  public byte[] post(String path, String type, byte[] body) {
    return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static byte[] send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(
            "The request was refused: " + new String(response.body(), StandardCharsets.UTF_8));
      }
      return response.body();
    } catch (IOException e) {
      throw new IllegalStateException("There is no answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer", e);
    }
  }

  /// An answer as JSON.
  public static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new IllegalStateException("an answer is no JSON", e);
    }
  }
}
