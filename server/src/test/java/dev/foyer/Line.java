package dev.foyer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A line between a program and its database, which can fail.
public final class Line implements AutoCloseable {
  private final int port;
  private final ServerSocket socket;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private volatile Fault fault = Fault.NONE;

  /// What is wrong with the line.
  public enum Fault {
    NONE,
    /// Nobody gets through, and whoever was connected is not any more.
    DOWN,
    /// It breaks just before the server hears of a commit.
    BEFORE_COMMIT,
    /// It breaks when the server has committed, before it says so.
    AFTER_COMMIT
  }

  /// @param port where the database listens on this machine
  public Line(int port) throws IOException {
    this.port = port;
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return socket.getLocalPort();
  }

  public void has(Fault fault) {
    this.fault = fault;
    if (fault == Fault.DOWN) {
      open.forEach(Line::cut);
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        if (fault == Fault.DOWN) {
          client.close();
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        open.add(client);
        open.add(server);
        Thread.ofVirtual().start(() -> carry(client, server, Direction.UP));
        Thread.ofVirtual().start(() -> carry(server, client, Direction.DOWN));
      } catch (IOException e) {
        return;
      }
    }
  }

  private enum Direction {
    UP,
    DOWN
  }

  private void carry(Socket from, Socket to, Direction direction) {
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        boolean commit = direction == Direction.UP && isCommit(buffer, read);
        if (commit && fault == Fault.BEFORE_COMMIT) {
          break;
        }
        if (commit && fault == Fault.AFTER_COMMIT) {
          cutWhenAnswered(from, to, buffer, read);
          return;
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // The line is cut.
    }
    cut(from);
    cut(to);
  }

  /// The server commits, and the client's side is gone before it can hear of it.
  private static void cutWhenAnswered(Socket client, Socket server, byte[] bytes, int length)
      throws IOException {
    cut(client);
    server.getOutputStream().write(bytes, 0, length);
    server.getOutputStream().flush();
    server.shutdownOutput();
  }

  private static boolean isCommit(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains("COMMIT");
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
    socket.close();
    open.forEach(Line::cut);
  }
}
