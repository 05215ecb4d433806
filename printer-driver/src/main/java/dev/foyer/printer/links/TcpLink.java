package dev.foyer.printer.links;

import dev.foyer.printer.Link;
import dev.foyer.printer.PrinterException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A printer's raw port, as a rule 9100.
public final class TcpLink implements Link {
  private static final int CONNECT_MILLIS = 3_000;
  private final String host;
  private final int port;
  private @Nullable Socket socket;

  public TcpLink(String host, int port) {
    this.host = host;
    this.port = port;
  }

  static TcpLink of(URI uri) {
    if (uri.getHost() == null) {
      throw new PrinterException("\"" + uri + "\" names no host: write tcp://host:9100");
    }
    return new TcpLink(uri.getHost(), uri.getPort() < 0 ? 9100 : uri.getPort());
  }

  @Override
  public boolean open() {
    if (socket != null) {
      return false;
    }
    Socket fresh = new Socket();
    try {
      fresh.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      fresh.setTcpNoDelay(true);
      socket = fresh;
      return true;
    } catch (IOException e) {
      closeQuietly(fresh);
      throw new PrinterException(
          "The printer at "
              + host
              + ":"
              + port
              + " cannot be reached: check its network and power.",
          e);
    }
  }

  @Override
  public void write(byte[] bytes) {
    open();
    try {
      Socket used = socket;
      if (used == null) {
        throw new IOException("not connected");
      }
      Watchdog.guarded(
          Watchdog.GRACE,
          () -> closeQuietly(used),
          () -> {
            used.getOutputStream().write(bytes);
            return bytes;
          });
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public byte[] read(Duration patience) {
    open();
    byte[] buffer = new byte[1024];
    try {
      Socket used = socket;
      if (used == null) {
        throw new IOException("not connected");
      }
      used.setSoTimeout((int) Math.max(1, patience.toMillis()));
      int count = used.getInputStream().read(buffer);
      if (count < 0) {
        throw new IOException("closed by the printer");
      }
      return Arrays.copyOf(buffer, count);
    } catch (SocketTimeoutException e) {
      return new byte[0];
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public Duration travel(int bytes) {
    return Duration.ZERO;
  }

  @Override
  public byte[] drain() {
    try {
      Socket used = socket;
      return used == null
          ? new byte[0]
          : used.getInputStream().readNBytes(used.getInputStream().available());
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public void close() {
    Socket used = socket;
    socket = null;
    if (used != null) {
      closeQuietly(used);
    }
  }

  private PrinterException broken(IOException cause) {
    close();
    return new PrinterException(
        "The printer at " + host + ":" + port + " does not answer any more.", cause);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      System.getLogger(TcpLink.class.getName())
          .log(System.Logger.Level.DEBUG, "a socket could not be closed", e);
    }
  }
}
