package dev.foyer.box.claims;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A network cable to a local port, which can be pulled, plugged in again, and made to swallow what
/// goes through it.
final class Cable implements AutoCloseable {
  /// What happens to what is sent.
  enum State {
    CARRIES,
    /// Connections are refused, those that stand are cut.
    PULLED,
    /// Everything is accepted and nothing goes on: a dead switch.
    SWALLOWS
  }

  private final ServerSocket door;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile State state = State.CARRIES;

  private Cable(ServerSocket door, int target) {
    this.door = door;
    this.target = target;
  }

  static Cable to(int target) {
    try {
      Cable cable = new Cable(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), target);
      Thread.ofVirtual().start(cable::accept);
      return cable;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String uri() {
    return "http://localhost:" + door.getLocalPort();
  }

  void is(State now) {
    state = now;
    if (now == State.PULLED) {
      sockets.forEach(Cable::shut);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket near = door.accept();
        sockets.add(near);
        if (state == State.PULLED) {
          shut(near);
        } else {
          Thread.ofVirtual().start(() -> join(near));
        }
      }
    } catch (IOException e) {
      sockets.forEach(Cable::shut);
    }
  }

  private void join(Socket near) {
    try (Socket far = new Socket(InetAddress.getLoopbackAddress(), target)) {
      sockets.add(far);
      Thread back = Thread.ofVirtual().start(() -> pump(far, near));
      pump(near, far);
      back.join();
    } catch (IOException e) {
      shut(near);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[8_192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (state != State.SWALLOWS) {
          out.write(buffer, 0, count);
          out.flush();
        }
      }
    } catch (IOException e) {
      // The other end is gone: so is this one.
    }
    shut(from);
    shut(to);
  }

  private static void shut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      door.close();
      sockets.forEach(Cable::shut);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
