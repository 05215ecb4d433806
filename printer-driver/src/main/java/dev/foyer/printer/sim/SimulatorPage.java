package dev.foyer.printer.sim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// The simulated printer's front panel and output tray on a web page, on loopback: labels newest
/// first, and a button for each fault.
///
/// - `GET /` the page; `GET /labels.json` counts, faults and labels; `GET /labels/7.png` a label
/// - `POST /faults/paper-out` something goes wrong, `DELETE` the same puts it right
/// - `POST /paper/5` the roll ends after five more labels; `POST /power` off and on again
public final class SimulatorPage implements AutoCloseable {
  private static final int MOST_LISTED = 100;

  private final SimulatedPrinter printer;
  private final HttpServer server;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  private SimulatorPage(SimulatedPrinter printer, int port) throws IOException {
    this.printer = printer;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::handle);
    server.setExecutor(workers);
    server.start();
  }

  /// Serves the page of a printer.
  ///
  /// @param port 0 for any
  public static SimulatorPage serve(SimulatedPrinter printer, int port) {
    try {
      return new SimulatorPage(printer, port);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Port " + port + " is in use: choose another for the printed labels.", e);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /// Where the page is.
  public URI address() {
    return URI.create("http://127.0.0.1:" + port() + "/");
  }

  @Override
  public void close() {
    server.stop(0);
    workers.close();
  }

  private record Reply(int status, String type, byte[] body) {
    static Reply text(int status, String type, String body) {
      return new Reply(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    static final Reply NOT_FOUND = text(404, "text/plain", "There is no such page.\n");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Reply reply =
          switch (exchange.getRequestMethod()) {
            case "GET" -> page(path);
            case "POST", "DELETE" ->
                isForeign(exchange)
                    ? Reply.text(403, "text/plain", "Only this page has these buttons.\n")
                    : press(exchange.getRequestMethod(), path);
            default -> Reply.text(405, "text/plain", "GET, POST or DELETE.\n");
          };
      exchange.getResponseHeaders().set("Content-Type", reply.type());
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(reply.status(), reply.body().length);
      exchange.getResponseBody().write(reply.body());
    }
  }

  /// Whether another site's page sent this.
  private static boolean isForeign(HttpExchange exchange) {
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    return origin != null
        && !origin.equals("http://" + exchange.getRequestHeaders().getFirst("Host"));
  }

  private Reply page(String path) throws IOException {
    if (path.equals("/")) {
      try (InputStream html = SimulatorPage.class.getResourceAsStream("labels.html")) {
        return html == null
            ? Reply.NOT_FOUND
            : new Reply(200, "text/html; charset=utf-8", html.readAllBytes());
      }
    }
    if (path.equals("/labels.json")) {
      return Reply.text(200, "application/json", json());
    }
    return path.matches("/labels/\\d{1,9}\\.png")
        ? picture(printer.label(Long.parseLong(path.replaceAll("\\D", ""))))
        : Reply.NOT_FOUND;
  }

  private static Reply picture(Path file) throws IOException {
    return Files.exists(file)
        ? new Reply(200, "image/png", Files.readAllBytes(file))
        : Reply.NOT_FOUND;
  }

  private String json() {
    long count = printer.count();
    String labels =
        LongStream.iterate(count, n -> n > 0 && n > count - MOST_LISTED, n -> n - 1)
            .mapToObj(n -> "{\"label\":%d,\"printed\":\"%s\"}".formatted(n, time(n)))
            .collect(Collectors.joining(","));
    String faults =
        printer.faults().stream()
            .map(fault -> '"' + word(fault) + '"')
            .collect(Collectors.joining(","));
    return "{\"printed\":%d,\"waiting\":%d,\"received\":%d,\"dropped\":%d,\"faults\":[%s],\"labels\":[%s]}"
        .formatted(count, printer.waiting(), printer.received(), printer.dropped(), faults, labels);
  }

  private String time(long number) {
    try {
      return Files.getLastModifiedTime(printer.label(number)).toInstant().toString();
    } catch (IOException e) {
      // Somebody tidied the folder: the count stays, the picture is gone.
      return "";
    }
  }

  private Reply press(String method, String path) {
    String[] parts = path.split("/", -1);
    String what = parts.length > 1 ? parts[1] : "";
    String value = parts.length > 2 ? parts[2] : "";
    if (what.equals("power")) {
      printer.powerCycle();
    } else if (what.equals("paper") && value.matches("\\d{1,6}")) {
      printer.paperLeft(Integer.parseInt(value));
    } else if (what.equals("faults") && fault(value).isPresent()) {
      if (method.equals("POST")) {
        printer.fail(fault(value).get());
      } else {
        printer.mend(fault(value).get());
      }
    } else {
      return Reply.NOT_FOUND;
    }
    return Reply.text(200, "application/json", json());
  }

  private static Optional<Fault> fault(String word) {
    return Arrays.stream(Fault.values()).filter(fault -> word(fault).equals(word)).findFirst();
  }

  private static String word(Fault fault) {
    return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
