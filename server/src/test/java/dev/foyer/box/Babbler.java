package dev.foyer.box;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// A device where a printer should be: it talks without end and listens to nothing.
final class Babbler implements AutoCloseable {
  private static final byte[] WORDS =
      "+CME ERROR: 3\r\n\u0002030,0\u0003 no carrier\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final long BREATH_NANOS = 2_000_000;

  private final ServerSocket door;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Babbler(ServerSocket door) {
    this.door = door;
  }

  static Babbler start() throws IOException {
    Babbler babbler = new Babbler(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    babbler.threads.execute(babbler::receive);
    return babbler;
  }

  int port() {
    return door.getLocalPort();
  }

  private void receive() {
    while (!door.isClosed()) {
      try (Socket caller = door.accept()) {
        babble(caller.getOutputStream());
      } catch (IOException e) {
        // The caller has hung up, or the benchmark is over.
      }
    }
  }

  private void babble(OutputStream out) throws IOException {
    while (!door.isClosed()) {
      out.write(WORDS);
      out.flush();
      LockSupport.parkNanos(BREATH_NANOS);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.close();
  }
}
