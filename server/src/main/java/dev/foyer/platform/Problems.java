package dev.foyer.platform;

import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;

/// The one place where failures become `application/problem+json` (RFC 9457) and are logged, once
/// and without their request.
public final class Problems {
  private static final System.Logger LOG = System.getLogger("foyer.http");

  private static final String TYPE = "application/problem+json";

  private Problems() {}

  static void register(HttpRouting.Builder routing) {
    routing.error(Problem.class, (request, response, problem) -> send(response, problem));
    routing.error(
        HttpException.class, (request, response, e) -> send(response, of(e.status().code())));
    routing.error(RequestException.class, (request, response, e) -> send(response, of(400)));
    routing.error(
        Throwable.class,
        (request, response, failure) -> {
          if (failure instanceof CloseConnectionException close) {
            throw close;
          }
          if (failure instanceof UncheckedIOException io) {
            throw io;
          }
          LOG.log(Level.ERROR, "a request failed", failure);
          send(response, failure instanceof Problem.Source source ? source.problem() : of(500));
        });
  }

  /// What Helidon says itself, before any route is asked: the same words and headers as elsewhere.
  static DirectHandlers belowTheRouting(Map<HeaderName, String> headers) {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      handlers.addHandler(
          type, (request, event, status, set, message) -> direct(of(status.code()), set, headers));
    }
    return handlers.build();
  }

  private static TransportResponse direct(
      Problem problem, ServerResponseHeaders set, Map<HeaderName, String> headers) {
    headers.forEach((name, value) -> set.set(name, value));
    set.set(HeaderNames.CONTENT_TYPE, TYPE);
    if (problem.retryAfter() > 0) {
      set.set(HeaderNames.RETRY_AFTER, Integer.toString(problem.retryAfter()));
    }
    return TransportResponse.builder()
        .status(Status.create(problem.status()))
        .headers(set)
        .keepAlive(false)
        .entity(Json.bytes(body(problem)))
        .build();
  }

  /// Answers with a problem.
  public static void send(ServerResponse response, Problem problem) {
    if (problem.retryAfter() > 0) {
      response.header("Retry-After", Integer.toString(problem.retryAfter()));
    }
    response
        .status(Status.create(problem.status()))
        .header("Content-Type", TYPE)
        .send(Json.bytes(body(problem)));
  }

  private static Map<String, Object> body(Problem problem) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "/problems/" + problem.slug());
    body.put("title", problem.title());
    body.put("status", problem.status());
    String field = problem.field();
    if (field != null) {
      body.put("field", field);
    }
    return body;
  }

  static Problem of(int status) {
    return switch (status) {
      case 404 -> Problem.of(404, "not-found", "There is nothing at this address.");
      case 405 -> Problem.of(405, "wrong-method", "This address does not take such a request.");
      case 413 -> Problem.of(413, "too-large", "The request is too large.");
      case 414 -> Problem.of(414, "address-too-long", "The address is too long.");
      case 503 -> Problem.of(503, "busy", "Foyer is busy. Try again in a moment.").retryAfter(1);
      case 500 ->
          Problem.of(500, "internal", "Something went wrong here. Try again, or call a host.");
      default -> Problem.of(status, "bad-request", "The request could not be understood.");
    };
  }
}
