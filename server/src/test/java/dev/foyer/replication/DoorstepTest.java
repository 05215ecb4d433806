package dev.foyer.replication;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoorstepTest {
  @Test
  void aLinkThatComesUpIsToldOnce() throws IOException {
    int port;
    try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      port = other.getLocalPort();
    }
    Doorstep doorstep = doorstep(port);
    doorstep.failed(new ConnectException("refused"));
    assertFalse(doorstep.hasComeUp());
    try (ServerSocket central = new ServerSocket(port, 5, InetAddress.getLoopbackAddress())) {
      assertTrue(doorstep.hasComeUp());
      assertFalse(doorstep.hasComeUp());
      assertTrue(central.isBound());
    }
    assertFalse(doorstep.hasComeUp());
  }

  @Test
  void whatAnswersInCentralsPlaceIsNoLinkThatComesUp() throws IOException {
    try (ServerSocket portal = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Doorstep doorstep = doorstep(portal.getLocalPort());
      doorstep.failed(new HttpPeer.Unrecognised("something else"));
      assertFalse(doorstep.hasComeUp());
    }
  }

  private static Doorstep doorstep(int port) {
    URI uri = URI.create("http://127.0.0.1:" + port);
    return new Doorstep(new PeerAddress(uri, Optional.empty()));
  }
}
