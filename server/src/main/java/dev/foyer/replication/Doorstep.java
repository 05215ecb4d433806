package dev.foyer.replication;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpConnectTimeoutException;

/// Whether anything listens at central's address: one TCP connection, no word said. It tells when a
/// link has come up, so that nobody waits for the rest of a long pause. Not thread-safe.
final class Doorstep {
  private static final int PATIENCE_MILLIS = 1_500;

  private final PeerAddress central;
  private boolean open = true;

  Doorstep(PeerAddress central) {
    this.central = central;
  }

  /// A request has failed: it knows best whether anything listens.
  void failed(IOException failure) {
    open = !(failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException);
  }

  /// Whether it has come up since the last look.
  boolean hasComeUp() {
    boolean before = open;
    open = answers();
    return open && !before;
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      String host = central.uri().getHost();
      socket.connect(new InetSocketAddress(host, central.port()), PATIENCE_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
