package dev.foyer.platform;

import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// `/openapi`: what this program's addresses take and answer, as an OpenAPI 3.1 document in JSON.
public final class OpenApi implements Handler {
  private static final String RESOURCE = "openapi.json";

  private final byte[] document = load();

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
