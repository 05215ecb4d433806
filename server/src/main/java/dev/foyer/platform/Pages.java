package dev.foyer.platform;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The screens, from the `web/` folder of the class path. Files below `/assets` carry a hash in
/// their names and are kept by browsers for ever; pages are asked for anew each time.
public final class Pages implements HttpService {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "json", "application/json",
          "wasm", "application/wasm",
          "woff2", "font/woff2");

  private final Map<String, String> pages;
  private final Map<String, Optional<byte[]>> cache = new ConcurrentHashMap<>();

  /// @param pages from path to file, such as `/kiosk` to `kiosk.html`
  public Pages(Map<String, String> pages) {
    this.pages = pages;
  }

  @Override
  public void routing(HttpRules rules) {
    pages.forEach((path, file) -> rules.get(path, (request, response) -> page(file, response)));
    rules.get("/assets/{+file}", this::asset);
    rules.get("/favicon.svg", (request, response) -> file("favicon.svg", response));
  }

  /// The address of a file below `/assets` that has no hash in its name: one that changes with the
  /// content, since browsers keep it for ever.
  static String versioned(String name) {
    int version = load("assets/" + name).map(Arrays::hashCode).orElse(0);
    return "/assets/" + name + "?v=" + Integer.toHexString(version);
  }

  private void page(String file, ServerResponse response) {
    response.header("Cache-Control", "no-cache");
    file(file, response);
  }

  private void asset(ServerRequest request, ServerResponse response) {
    String file = request.path().pathParameters().get("file");
    response.header("Cache-Control", "public, max-age=31536000, immutable");
    file("assets/" + file, response);
  }

  private void file(String file, ServerResponse response) {
    Optional<byte[]> content =
        file.contains("..") ? Optional.empty() : cache.computeIfAbsent(file, Pages::load);
    if (content.isEmpty()) {
      cache.remove(file);
      response.header("Cache-Control", "no-store");
      Problems.send(response, Problem.of(404, "not-found", "There is no such page here."));
      return;
    }
    String ending = file.substring(file.lastIndexOf('.') + 1);
    response
        .status(Status.OK_200)
        .header("Content-Type", TYPES.getOrDefault(ending, "application/octet-stream"))
        .send(content.get());
  }

  private static Optional<byte[]> load(String file) {
    try (InputStream in = Pages.class.getClassLoader().getResourceAsStream("web/" + file)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the page " + file + " cannot be read", e);
    }
  }
}
