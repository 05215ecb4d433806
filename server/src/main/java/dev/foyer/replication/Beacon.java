package dev.foyer.replication;

import dev.foyer.domain.FactBody.DoorAddressed;
import dev.foyer.projection.Replica;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;

/// Tells the local network where this door is reached, and hears where others are: multicast DNS
/// (RFC 6762) and the service `_foyer._tcp` (RFC 6763). What is heard is believed only if a trusted
/// replica has signed it.
public final class Beacon implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("foyer.replication");
  private static final String TYPE = "_foyer._tcp.local.";

  private final Replica replica;
  private final Consumer<DoorAddressed> found;
  private final JmDNS dns;

  private Beacon(Replica replica, Consumer<DoorAddressed> found, JmDNS dns) {
    this.replica = replica;
    this.found = found;
    this.dns = dns;
  }

  /// Begins to tell and to hear on the network of this address.
  ///
  /// @param found hears of each trusted door that is found, more than once perhaps; quick
  /// @throws IOException if this network carries no multicast
  public static Beacon on(
      InetAddress network, Replica replica, DoorAddressed own, Consumer<DoorAddressed> found)
      throws IOException {
    Beacon beacon = new Beacon(replica, found, JmDNS.create(network));
    beacon.dns.addServiceListener(TYPE, beacon.new Ears());
    Map<String, String> plate =
        Doorplate.of(replica, own).attributes(replica.membership().community());
    int port = URI.create(own.uri()).getPort();
    beacon.dns.registerService(
        ServiceInfo.create(TYPE, "foyer-" + own.box().hex(), Math.max(0, port), 0, 0, plate));
    return beacon;
  }

  private void heard(ServiceInfo info) {
    Map<String, String> attributes = new HashMap<>();
    for (String name : List.of("community", "box", "uri", "print", "signature")) {
      String value = info.getPropertyString(name);
      if (value != null) {
        attributes.put(name, value);
      }
    }
    Doorplate.read(replica, attributes)
        .filter(door -> !door.box().equals(replica.id()))
        .ifPresent(found);
  }

  @Override
  public void close() {
    try {
      dns.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the beacon could not be closed", e);
    }
  }

  private final class Ears implements ServiceListener {
    @Override
    public void serviceAdded(ServiceEvent event) {
      dns.requestServiceInfo(event.getType(), event.getName());
    }

    @Override
    public void serviceRemoved(ServiceEvent event) {
      // A door that is gone is noticed by its silence.
    }

    @Override
    public void serviceResolved(ServiceEvent event) {
      heard(event.getInfo());
    }
  }
}
