package dev.foyer.printer;

import java.util.EnumSet;
import java.util.Set;

/// What a printer says of itself.
///
/// @param reasons why it stands still; empty if nothing holds it up
public record PrinterStatus(State state, Set<StateReason> reasons) {
  /// IPP's `printer-state` (RFC 8011, 5.4.11), and two states of the link.
  public enum State {
    IDLE,
    PROCESSING,
    STOPPED,
    /// The link works, as far as one can tell, and nothing answers.
    MUTE,
    /// There is no link.
    OFFLINE
  }

  public static final PrinterStatus MUTE = new PrinterStatus(State.MUTE, Set.of());
  public static final PrinterStatus OFFLINE =
      new PrinterStatus(State.OFFLINE, Set.of(StateReason.OFFLINE));

  /// Something talks without being asked and does not understand: as a rule the wrong port.
  public static final PrinterStatus BABBLING =
      new PrinterStatus(State.STOPPED, Set.of(StateReason.OTHER));

  public PrinterStatus {
    reasons = reasons.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(reasons));
  }

  /// Whether a label sent now can be expected to come out.
  public boolean ready() {
    return switch (state) {
      case IDLE, PROCESSING -> true;
      case STOPPED, MUTE, OFFLINE -> false;
    };
  }
}
