package dev.foyer.box.badges;

import dev.foyer.domain.CommunityState;
import dev.foyer.domain.Device;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.Role;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A station of this box and the printer that its badges come out of.
///
/// @param printer null for any
record StationRoute(String station, String name, @Nullable String printer) {
  /// By name.
  static List<StationRoute> all(CommunityState state, ReplicaId box) {
    return state.devices().all().stream()
        .filter(device -> !device.revoked() && isStation(device, box))
        .map(
            device ->
                new StationRoute(
                    device.id().hex(),
                    device.enrolled().name(),
                    state.printers().route(device.id()).orElse(null)))
        .sorted(Comparator.comparing(StationRoute::name).thenComparing(StationRoute::station))
        .toList();
  }

  private static boolean isStation(Device device, ReplicaId box) {
    return device.enrolled().role() == Role.STATION && device.enrolled().program().equals(box);
  }
}
