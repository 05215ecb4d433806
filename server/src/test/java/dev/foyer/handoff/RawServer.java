package dev.foyer.handoff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;

/// A web server on this machine that keeps every byte it receives, one connection at a time.
final class RawServer implements AutoCloseable {
  private final ServerSocket socket;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final Queue<String> answers = new ArrayDeque<>();

  /// @param answers status line, headers and body of each answer, in turn
  RawServer(List<String> answers) throws IOException {
    socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    this.answers.addAll(answers);
    Thread.ofVirtual().start(this::serve);
  }

  static String answer(String status, String headers, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return "HTTP/1.1 "
        + status
        + "\r\n"
        + headers
        + "Content-Length: "
        + length
        + "\r\n\r\n"
        + body;
  }

  String origin() {
    return "http://localhost:" + socket.getLocalPort();
  }

  byte[] received() {
    synchronized (received) {
      return received.toByteArray();
    }
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        while (request(client.getInputStream())) {
          String answer = answers.isEmpty() ? answer("200 OK", "", "{}") : answers.remove();
          client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
          client.getOutputStream().flush();
        }
      } catch (IOException e) {
        // The client or the test has closed it.
      }
    }
  }

  private boolean request(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int b = in.read();
      if (b < 0) {
        return false;
      }
      head.append((char) b);
    }
    int length =
        head.toString()
            .lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring("content-length:".length()).strip()))
            .findFirst()
            .orElse(0);
    byte[] body = in.readNBytes(length);
    synchronized (received) {
      received.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
      received.writeBytes(body);
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
