package dev.foyer.box;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.Http;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A page that follows a stream of events.
public final class Listening implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;
  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();

  /// An event as it came.
  public record Event(String name, JsonNode data) {}

  private Listening(HttpRequest request) throws IOException, InterruptedException {
    var body = client.send(request, BodyHandlers.ofInputStream()).body();
    Thread.ofVirtual()
        .start(
            () -> {
              try (var lines =
                  new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                read(lines);
              } catch (IOException e) {
                events.add(new Event("closed", Http.JSON.nullNode()));
              }
            });
  }

  /// Opens the stream at this path; returns once the stream has begun.
  public static Listening to(Http device, String path) {
    try {
      Listening listening = new Listening(device.request(path).build());
      listening.await("ping", data -> true);
      return listening;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("no stream at " + path, e);
    }
  }

  /// The data of the next event of this name that is as wanted; others are let go.
  public JsonNode await(String name, Predicate<JsonNode> wanted) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (true) {
        Event event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (event == null) {
          throw new AssertionError("no event \"" + name + "\" came");
        }
        if (event.name().equals(name) && wanted.test(event.data())) {
          return event.data();
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private void read(BufferedReader lines) throws IOException {
    String name = "message";
    @Nullable String line = lines.readLine();
    while (line != null) {
      if (line.startsWith("event:")) {
        name = line.substring(6).strip();
      } else if (line.startsWith("data:")) {
        events.add(new Event(name, Http.JSON.readTree(line.substring(5))));
      }
      line = lines.readLine();
    }
  }
}
