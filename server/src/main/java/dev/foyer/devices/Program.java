package dev.foyer.devices;

import dev.foyer.domain.Role;
import java.util.Locale;

/// Which program a device is paired with. Each has cookies of its own, one a role: browsers share
/// cookies across the ports of a host.
public enum Program {
  BOX,
  CENTRAL;

  public String cookie(Role role) {
    return "foyer-" + word() + "-" + role.name().toLowerCase(Locale.ROOT);
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
