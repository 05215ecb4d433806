package dev.foyer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The line between a box and a local central, which carries each HTTP request and its answer until
/// it is given a fault. A fault befalls every request until the line is mended, but for a
/// [Refusal], which meets one batch.
public final class BadLine implements AutoCloseable {
  private static final long DELAY_NANOS = 300_000_000;

  private final ServerSocket door;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Set<Socket> swallowed = ConcurrentHashMap.newKeySet();
  private final AtomicInteger befallen = new AtomicInteger();
  private final AtomicReference<@Nullable Refusal> refusal = new AtomicReference<>();
  private volatile Fault fault = Fault.NONE;
  private volatile int target;

  /// What is wrong with the line.
  public enum Fault {
    NONE,
    /// Request and answer are late by 300 ms each.
    DELAYS,
    /// It breaks when half of the request's body is through.
    CUTS_REQUESTS,
    /// It breaks when half of the answer's body is through.
    CUTS_ANSWERS,
    /// It breaks when the other end has done what it was asked and before a word of its answer is
    /// through.
    LOSES_ANSWERS,
    /// Each request arrives twice; the first and the second answer come back by turns.
    DOUBLES,
    /// Whatever is sent is accepted, and nothing comes back; when it is mended, nobody remembers
    /// the connections of before.
    SWALLOWS,
    /// A captive portal: 200 and a page, or 302 and the way to one, whatever was asked.
    SHOWS_A_PORTAL
  }

  /// What one batch that is offered is answered by somebody on the way.
  ///
  /// @param type of the answer's body, which is a problem as Foyer's own (RFC 9457) or a page
  public record Refusal(int status, String type) {
    /// As central itself would say it.
    public static Refusal ofCentral(int status) {
      return new Refusal(status, "application/problem+json");
    }

    /// As a proxy before central would say it.
    public static Refusal ofProxy(int status) {
      return new Refusal(status, "text/html");
    }

    private HttpMessage message() {
      String body =
          type.equals("text/html")
              ? "<!doctype html><title>Welcome to the guest network</title><h1>Sign in</h1>"
              : "{\"type\":\"/problems/of-the-line\",\"title\":\"Not now.\",\"status\":"
                  + status
                  + "}";
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      return new HttpMessage(
          List.of(
              "HTTP/1.1 " + status + " Said by the line",
              "Content-Type: " + type,
              "Content-Length: " + bytes.length),
          bytes);
    }
  }

  /// A line that leads nowhere yet.
  public BadLine() throws IOException {
    door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public String origin() {
    return "http://localhost:" + door.getLocalPort();
  }

  /// From now on connections lead to this port of this machine.
  public void leadsTo(int port) {
    target = port;
  }

  public void has(Fault now) {
    befallen.set(0);
    fault = now;
  }

  /// The next batch that is offered is refused.
  public void refusesOne(Refusal with) {
    befallen.set(0);
    refusal.set(with);
  }

  /// How many requests have met the last fault.
  public int befallen() {
    return befallen.get();
  }

  public void mend() {
    fault = Fault.NONE;
    refusal.set(null);
    swallowed.forEach(BadLine::cut);
    swallowed.clear();
  }

  private void accept() {
    try {
      while (true) {
        Socket near = door.accept();
        sockets.add(near);
        Thread.ofVirtual().start(() -> serve(near));
      }
    } catch (IOException e) {
      sockets.forEach(BadLine::cut);
    }
  }

  private void serve(Socket near) {
    try (near;
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target)) {
      boolean holds = true;
      while (holds) {
        Optional<HttpMessage> request = HttpMessage.read(near.getInputStream());
        holds = request.isPresent() && carry(request.get(), near, far);
      }
    } catch (IOException e) {
      // One end is gone: so is the other.
    } finally {
      sockets.remove(near);
    }
  }

  /// Carries one request and its answer; false if the connection breaks by it.
  private boolean carry(HttpMessage request, Socket near, Socket far) throws IOException {
    boolean batch = request.asks("POST", "/replication/offer");
    Refusal no = batch ? refusal.getAndSet(null) : null;
    if (no != null) {
      befallen.incrementAndGet();
      no.message().writeTo(near.getOutputStream());
      return true;
    }
    Fault now = fault;
    if (now != Fault.NONE) {
      befallen.incrementAndGet();
    }
    return switch (now) {
      case NONE -> answer(ask(request, far), near);
      case DELAYS -> {
        LockSupport.parkNanos(DELAY_NANOS);
        HttpMessage late = ask(request, far);
        LockSupport.parkNanos(DELAY_NANOS);
        yield answer(late, near);
      }
      case CUTS_REQUESTS -> {
        request.writeHalfTo(far.getOutputStream());
        yield false;
      }
      case CUTS_ANSWERS -> {
        ask(request, far).writeHalfTo(near.getOutputStream());
        yield false;
      }
      case LOSES_ANSWERS -> {
        ask(request, far);
        yield false;
      }
      case DOUBLES -> {
        HttpMessage first = ask(request, far);
        HttpMessage second = askBeside(request);
        yield answer(befallen.get() % 2 == 0 ? first : second, near);
      }
      case SWALLOWS -> {
        swallowed.add(near);
        near.getInputStream().transferTo(OutputStream.nullOutputStream());
        yield false;
      }
      case SHOWS_A_PORTAL ->
          answer(Refusal.ofProxy(befallen.get() % 2 == 0 ? 302 : 200).message(), near);
    };
  }

  private static HttpMessage ask(HttpMessage request, Socket far) throws IOException {
    request.writeTo(far.getOutputStream());
    return HttpMessage.read(far.getInputStream())
        .orElseThrow(() -> new IOException("no answer came"));
  }

  private HttpMessage askBeside(HttpMessage request) throws IOException {
    try (Socket beside = new Socket(InetAddress.getLoopbackAddress(), target)) {
      return ask(request, beside);
    }
  }

  private static boolean answer(HttpMessage answer, Socket near) throws IOException {
    answer.writeTo(near.getOutputStream());
    return true;
  }

  private static void cut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    sockets.forEach(BadLine::cut);
  }
}
