package dev.foyer.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.platform.ServerTrust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// A device that works through the public API, as a page does.
public final class Caller {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Line line;
  private final String token;
  private final String device;

  private Caller(Line line, String token, String device) {
    this.line = line;
    this.token = token;
    this.device = device;
  }

  /// A box or central to speak to.
  ///
  /// @param fingerprint of its certificate, where no authority vouches for it
  public record Server(String origin, Optional<String> fingerprint) {}

  /// A server and the client that speaks to it.
  private record Line(Server server, ServerTrust trust, HttpClient client) {
    static Line to(Server server) {
      ServerTrust trust = ServerTrust.of(server.fingerprint());
      HttpClient client =
          HttpClient.newBuilder()
              .connectTimeout(Duration.ofSeconds(5))
              .sslContext(trust.context())
              .build();
      return new Line(server, trust, client);
    }
  }

  /// Nobody answered, or the answer was of something else; the message says what to do.
  public static final class NoAnswer extends IllegalStateException {
    private static final long serialVersionUID = 1;

    NoAnswer(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /// The server answered "no"; the message is its reason in words.
  public static final class Refused extends IllegalStateException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  /// Pairs with a code.
  ///
  /// @throws Refused if the code is
  public static Caller paired(String origin, String code) {
    return paired(new Server(origin, Optional.empty()), code);
  }

  /// Pairs with a code.
  ///
  /// @throws Refused if the code is
  public static Caller paired(Server server, String code) {
    Line line = Line.to(server);
    JsonNode answer =
        json(
            new Caller(line, "", "")
                .post("/api/devices/pair", Map.of("code", code, "name", "rehearsal")));
    return new Caller(line, answer.path("token").asText(), answer.path("device").asText());
  }

  /// Another device of the same server.
  Caller beside(String code) {
    return paired(line.server(), code);
  }

  /// Takes a device's token away; only an organiser may.
  void revoke(Caller other) {
    post("/api/devices/" + other.device + "/revoke", Map.of());
  }

  public JsonNode get(String path) {
    return json(raw(path));
  }

  public byte[] raw(String path) {
    return send(request(path).GET());
  }

  public byte[] post(String path, Map<String, ?> fields) {
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
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(line.server().origin() + path)).timeout(PATIENCE);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private byte[] send(HttpRequest.Builder request) {
    String origin = line.server().origin();
    try {
      HttpResponse<byte[]> response =
          line.client().send(request.build(), BodyHandlers.ofByteArray());
      if (response.statusCode() >= 300) {
        throw new Refused(origin + " refused: " + title(response));
      }
      return response.body();
    } catch (SSLException e) {
      throw new NoAnswer(
          line.trust()
              .complaint("What answers at " + origin)
              .orElse("What answers at " + origin + " does not speak HTTPS."),
          e);
    } catch (IOException e) {
      throw new NoAnswer(
          "There is no answer at " + origin + ": check the address, and whether it runs.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswer("interrupted while waiting for an answer", e);
    }
  }

  /// What went wrong, in the words of the problem that was sent.
  private static String title(HttpResponse<byte[]> response) {
    try {
      String title = JSON.readTree(response.body()).path("title").asText();
      return title.isEmpty() ? "status " + response.statusCode() + "." : title;
    } catch (IOException e) {
      return "status " + response.statusCode() + ".";
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
