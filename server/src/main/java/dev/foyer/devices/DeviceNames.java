package dev.foyer.devices;

import dev.foyer.domain.Role;
import java.util.Set;

/// What devices are called when nobody has named them: `Kiosk 1`, `Host tablet 2`.
final class DeviceNames {
  private DeviceNames() {}

  /// The wanted name, or with a number the first like it that no standing device has; a number for
  /// its role if none is wanted.
  static String free(Role role, String wanted, Set<String> taken) {
    if (!wanted.isEmpty() && !taken.contains(wanted)) {
      return wanted;
    }
    int number = wanted.isEmpty() ? 1 : 2;
    String word = wanted.isEmpty() ? word(role) : wanted;
    while (taken.contains(word + " " + number)) {
      number++;
    }
    return word + " " + number;
  }

  private static String word(Role role) {
    return switch (role) {
      case STATION -> "Kiosk";
      case HOST -> "Host tablet";
      case ORGANISER -> "Organiser";
    };
  }
}
