package dev.foyer.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.http.NotFoundException;
import io.helidon.http.PathMatcher;
import io.helidon.http.PathMatchers;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// `/openapi`: what this program's addresses take and answer, as an OpenAPI 3.1 document in JSON;
/// and what is answered to a request that no route takes.
public final class OpenApi implements Handler {
  private static final String RESOURCE = "openapi.json";

  private final byte[] document = load();
  private final List<Address> addresses;

  /// An address of this program.
  ///
  /// @param methods what it takes, such as `GET`
  private record Address(PathMatcher path, Set<String> methods) {}

  /// @param program `box` or `central`, as the document calls it
  public OpenApi(String program) {
    try {
      JsonNode paths = new ObjectMapper().readTree(document).path("paths");
      addresses =
          paths.properties().stream()
              .map(path -> new Address(PathMatchers.create(path.getKey()), of(program, path)))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }

  private static Set<String> of(String program, Map.Entry<String, JsonNode> path) {
    Set<String> methods = new TreeSet<>();
    for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
      for (JsonNode served : operation.getValue().path("x-programs")) {
        if (served.asText().equals(program)) {
          methods.add(operation.getKey().toUpperCase(Locale.ROOT));
        }
      }
    }
    return methods;
  }

  /// Tells a wrong method (405, with those that are right) from an address that is not there (404).
  public void noRoute(ServerRequest request, ServerResponse response, NotFoundException e) {
    Set<String> methods = new TreeSet<>();
    addresses.stream()
        .filter(address -> address.path().match(request.prologue().uriPath()).accepted())
        .forEach(address -> methods.addAll(address.methods()));
    if (!methods.isEmpty()) {
      response.header("Allow", String.join(", ", methods));
    }
    Problems.send(response, Problems.of(methods.isEmpty() ? 404 : 405));
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    response.header("Content-Type", "application/vnd.oai.openapi+json;version=3.1").send(document);
  }

  private static byte[] load() {
    try (InputStream in = OpenApi.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + RESOURCE);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }
}
