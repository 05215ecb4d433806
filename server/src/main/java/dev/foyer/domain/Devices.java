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
  private final Map<DeviceId, First<DeviceEnrolled>> enrolments = new HashMap<>();
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

  /// A device is enrolled once; should two facts say so, the earlier one holds.
  void enrol(Fact fact, DeviceEnrolled body) {
    First<DeviceEnrolled> first =
        enrolments.computeIfAbsent(body.device(), device -> new First<>());
    DeviceEnrolled before = first.value();
    first.offer(body, fact);
    DeviceEnrolled after = first.value();
    Stamp since = first.stamp();
    if (before != null) {
      byToken.remove(before.token());
    }
    if (after != null && since != null) {
      byToken.put(after.token(), after.device());
      devices.put(after.device(), new Device(after, since, revoked.contains(after.device())));
    }
  }

  void revoke(DeviceId id) {
    revoked.add(id);
    devices.computeIfPresent(
        id, (key, device) -> new Device(device.enrolled(), device.since(), true));
  }
}
