package dev.foyer.platform;

import io.helidon.common.tls.Tls;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The web server with its limits: Helidon sets none by itself.
public final class HttpServer implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 1_024;
  private static final int MAX_REQUESTS = 512;
  private static final long MAX_PAYLOAD = 10L << 20;
  private static final int MAX_HEADERS = 16 * 1024;

  /// How long a client may keep silent before a request, in the middle of one, or between two.
  private static final Duration SILENCE = Duration.ofSeconds(20);

  /// What a page may do: everything from here, nothing from elsewhere; the QR reader is WebAssembly
  /// and runs in a worker.
  private static final String CONTENT_POLICY =
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:;"
          + " img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self';"
          + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final Map<HeaderName, String> HEADERS =
      Map.of(
          HeaderNames.create("Content-Security-Policy"), CONTENT_POLICY,
          HeaderNames.create("X-Content-Type-Options"), "nosniff",
          HeaderNames.create("Referrer-Policy"), "no-referrer",
          HeaderNames.create("Cross-Origin-Opener-Policy"), "same-origin",
          HeaderNames.create("Permissions-Policy"), "camera=(self), microphone=(), geolocation=()");

  private final WebServer server;

  private final Patience patience;

  private HttpServer(WebServer server, Patience patience) {
    this.server = server;
    this.patience = patience;
  }

  /// Where to listen.
  ///
  /// @param port 0 for any free one
  public record Address(String host, int port, Optional<Tls> tls) {
    /// This machine only, over HTTP.
    public static Address loopback(int port) {
      return new Address("127.0.0.1", port, Optional.empty());
    }

    /// Every network of this machine, over HTTPS.
    public static Address lan(int port, Certificate certificate) {
      return new Address("0.0.0.0", port, Optional.of(certificate.tls()));
    }
  }

  /// Starts a server with these routes.
  ///
  /// @throws PortInUse if something else listens there
  public static HttpServer start(Address address, Consumer<HttpRouting.Builder> routes) {
    return start(address, SILENCE, routes);
  }

  static HttpServer start(Address address, Duration silence, Consumer<HttpRouting.Builder> routes) {
    checkFree(address);
    Patience patience = new Patience(silence);
    HttpRouting.Builder routing = HttpRouting.builder();
    routing.addFilter(HttpServer::around);
    Problems.register(routing);
    routes.accept(routing);
    var builder =
        WebServer.builder()
            .host(address.host())
            .port(address.port())
            .maxPayloadSize(MAX_PAYLOAD)
            .maxTcpConnections(MAX_CONNECTIONS)
            .maxConcurrentRequests(MAX_REQUESTS)
            .connectionOptions(socket -> socket.tcpNoDelay(true))
            .idleConnectionTimeout(silence)
            .idleConnectionPeriod(silence.dividedBy(4))
            .shutdownGracePeriod(Duration.ofMillis(200))
            .shutdownHook(false)
            .featuresDiscoverServices(false)
            // With one protocol alone Helidon need not wait for the bytes that tell which it is: a
            // client that sends none is a connection like any other, which the silence ends.
            .protocolsDiscoverServices(false)
            .directHandlers(Problems.belowTheRouting(HEADERS))
            .addProtocol(
                Http1Config.builder()
                    .maxHeadersSize(MAX_HEADERS)
                    .maxPrologueLength(8_192)
                    .addReceiveListener(patience)
                    .build())
            .routing(routing);
    address.tls().ifPresent(builder::tls);
    return new HttpServer(builder.build().start(), patience.started());
  }

  public int port() {
    return server.port();
  }

  /// What is done around each request, whatever answers it.
  private static void around(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    HEADERS.forEach((name, value) -> response.headers().set(name, value));
    if (asksForAHead(request)) {
      request.prologue(asGet(request.prologue()));
      response.streamFilter(Headless::new);
    }
    try {
      chain.proceed();
    } catch (Problem problem) {
      Problems.send(response, problem);
    }
    Bodies.finish(request);
  }

  @Override
  public void close() {
    server.stop();
    patience.close();
  }

  /// Looks whether these ports of this machine are free; 0 is.
  ///
  /// @throws PortInUse if something listens on one of them
  public static void requireFree(int... ports) {
    for (int port : ports) {
      checkFree(Address.loopback(port));
    }
  }

  /// Whether only the headers of a page, or of a look at the program's health, are wanted. What is
  /// under `/api` has no use for that, and its streams have no end.
  private static boolean asksForAHead(RoutingRequest request) {
    HttpPrologue prologue = request.prologue();
    return prologue.method().equals(Method.HEAD) && !prologue.uriPath().path().startsWith("/api");
  }

  private static HttpPrologue asGet(HttpPrologue head) {
    return HttpPrologue.create(
        head.rawProtocol(),
        head.protocol(),
        head.protocolVersion(),
        Method.GET,
        head.uriPath(),
        head.query(),
        head.fragment());
  }

  /// An answer's body that stays here.
  private static final class Headless extends FilterOutputStream {
    Headless(OutputStream answer) {
      super(answer);
    }

    @Override
    public void write(int b) {}

    @Override
    public void write(byte[] bytes, int offset, int length) {}
  }

  /// Helidon only logs that it cannot listen.
  private static void checkFree(Address address) {
    InetSocketAddress wanted = new InetSocketAddress(address.host(), address.port());
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(wanted);
    } catch (IOException e) {
      throw new PortInUse(address.port(), e);
    }
  }

  /// Something else listens on the port.
  public static final class PortInUse extends RuntimeException {
    private static final long serialVersionUID = 1;

    PortInUse(int port, Throwable cause) {
      super(
          "Port "
              + port
              + " is in use: stop the program that listens there, or choose another port.",
          cause);
    }
  }
}
