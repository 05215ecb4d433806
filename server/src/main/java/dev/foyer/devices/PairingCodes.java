package dev.foyer.devices;

import dev.foyer.domain.Role;
import dev.foyer.platform.SingleUseCodes;
import dev.foyer.platform.WallClock;
import java.time.Duration;

/// The single-use codes that pair a device. Thread-safe.
public final class PairingCodes {
  private final SingleUseCodes<Grant> codes;

  /// What a code makes of a device.
  ///
  /// @param name what the device is called; empty to be numbered
  public record Grant(Role role, String name) {
    /// The role and the name behind it, as they are written down where codes outlive a process.
    public String words() {
      return role.name() + " " + name;
    }

    /// Reads what [#words] says.
    public static Grant of(String words) {
      int space = words.indexOf(' ');
      return new Grant(Role.valueOf(words.substring(0, space)), words.substring(space + 1));
    }
  }

  public PairingCodes(WallClock clock) {
    this(new SingleUseCodes<>(clock));
  }

  public PairingCodes(SingleUseCodes<Grant> codes) {
    this.codes = codes;
  }

  /// A fresh code for a device of this role, good once and for this long.
  public String issue(Role role, Duration validity) {
    return issue(new Grant(role, ""), validity);
  }

  /// A fresh code for such a device, good once and for this long.
  public String issue(Grant grant, Duration validity) {
    return codes.issue(grant, validity);
  }

  /// Uses a code up and says what it pairs.
  ///
  /// @throws dev.foyer.platform.Problem as [SingleUseCodes#redeem] says
  public Grant redeem(String typed) {
    return codes.redeem(typed);
  }
}
