package dev.foyer.domain;

import dev.foyer.domain.FactBody.DeviceEnrolled;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The devices that were ever enrolled.
public final class Devices {
  private final Map<DeviceId, Device> devices = new HashMap<>();
  private final Map<Bytes, DeviceId> byToken = new HashMap<>();
  private final Set<DeviceId> revoked = new HashSet<>();

  public Optional<Device> find(DeviceId id) {
    return Optional.ofNullable(devices.get(id));
  }

  /// The device that holds the token with this SHA-256, unless it was revoked.
  public Optional<Device> holderOf(Bytes tokenHash) {
    return Optional.ofNullable(byToken.get(tokenHash))
        .map(devices::get)
        .filter(device -> !device.revoked());
  }

  public Collection<Device> all() {
    return devices.values();
  }

  void enrol(Stamp stamp, DeviceEnrolled body) {
    devices.put(body.device(), new Device(body, stamp, revoked.contains(body.device())));
    byToken.put(body.token(), body.device());
  }

  void revoke(DeviceId id) {
    revoked.add(id);
    devices.computeIfPresent(
        id, (key, device) -> new Device(device.enrolled(), device.since(), true));
  }
}
