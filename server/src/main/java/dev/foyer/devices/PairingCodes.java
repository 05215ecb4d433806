package dev.foyer.devices;

import dev.foyer.domain.Role;
import dev.foyer.platform.SingleUseCodes;
import dev.foyer.platform.WallClock;
import java.time.Duration;

/// The single-use codes that pair a device. Thread-safe.
public final class PairingCodes {
  private final SingleUseCodes<Role> codes;

  public PairingCodes(WallClock clock) {
    codes = new SingleUseCodes<>(clock);
  }

  /// A fresh code for a device of this role, good once and for this long.
  public String issue(Role role, Duration validity) {
    return codes.issue(role, validity);
  }

  /// Uses a code up and says which role it pairs.
  ///
  /// @throws dev.foyer.platform.Problem as [SingleUseCodes#redeem] says
  public Role redeem(String typed) {
    return codes.redeem(typed);
  }
}
