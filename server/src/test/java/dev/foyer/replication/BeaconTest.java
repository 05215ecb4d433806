package dev.foyer.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.FactBody.DoorAddressed;
import dev.foyer.projection.Replica;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Doors that find each other on the local network, by real multicast.
class BeaconTest {
  @TempDir Path folder;

  @Test
  void twoDoorsOnOneNetworkFindEachOtherWithoutCentral() throws Exception {
    Optional<InetAddress> network = multicast();
    Assumptions.assumeTrue(
        network.isPresent(), "this machine has no network that carries multicast");
    try (Community community = new Community(folder).with("north", "south")) {
      Replica north = community.open("north");
      Replica south = community.open("south");
      Map<String, DoorAddressed> heard = new ConcurrentHashMap<>();
      try (Beacon one =
              Beacon.on(network.get(), north, at(north, 7301), door -> heard.put("north", door));
          Beacon other =
              Beacon.on(network.get(), south, at(south, 7302), door -> heard.put("south", door))) {
        long until = System.nanoTime() + 30_000_000_000L;
        while (heard.size() < 2 && System.nanoTime() < until) {
          Thread.sleep(20);
        }
        assertEquals(Map.of("north", at(south, 7302), "south", at(north, 7301)), heard);
        assertTrue(one != other);
      }
    }
  }

  @Test
  void aPlateThatItsDoorDidNotSignOrThatNamesAnotherAddressIsNotBelieved() {
    try (Community community = new Community(folder).with("north", "south")) {
      Replica north = community.open("north");
      Replica south = community.open("south");
      Map<String, String> plate =
          Doorplate.of(north, at(north, 7301)).attributes(north.membership().community());
      assertEquals(Optional.of(at(north, 7301)), Doorplate.read(south, plate));
      Map<String, String> moved = new HashMap<>(plate);
      moved.put("uri", "https://192.0.2.66:7301");
      assertEquals(Optional.empty(), Doorplate.read(south, moved));
      Map<String, String> stolen = new HashMap<>(plate);
      stolen.put("box", south.id().hex());
      assertEquals(Optional.empty(), Doorplate.read(south, stolen));
      assertEquals(Optional.empty(), Doorplate.read(south, Map.of("box", "nonsense")));
    }
  }

  private static DoorAddressed at(Replica box, int port) {
    return new DoorAddressed(box.id(), 0, "https://192.0.2.1:" + port, "5B:0C");
  }

  private static Optional<InetAddress> multicast() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .filter(BeaconTest::carries)
        .flatMap(NetworkInterface::inetAddresses)
        .filter(java.net.Inet4Address.class::isInstance)
        .findFirst();
  }

  private static boolean carries(NetworkInterface network) {
    try {
      return network.isUp() && network.supportsMulticast() && !network.isLoopback();
    } catch (SocketException e) {
      return false;
    }
  }
}
