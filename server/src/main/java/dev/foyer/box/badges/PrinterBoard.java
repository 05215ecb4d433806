package dev.foyer.box.badges;

import dev.foyer.printer.PrinterStatus;
import dev.foyer.printer.PrinterStatus.State;
import dev.foyer.printer.StateReason;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What is known of a printer, for the screens.
///
/// @param state in IPP's words, or `offline`, `mute`, or `unknown` before it was asked
/// @param reasons in IPP's words; of one that does not answer also `asks-host` and `write-by-hand`
/// @param labels what the printer's own counter says
public record PrinterBoard(
    String name, String state, List<String> reasons, int queued, @Nullable Long labels) {
  static PrinterBoard of(String name, PrinterStatus status, OptionalLong labels) {
    return new PrinterBoard(
        name,
        word(status.state()),
        status.reasons().stream().map(StateReason::keyword).sorted().toList(),
        0,
        labels.isPresent() ? Long.valueOf(labels.getAsLong()) : null);
  }

  /// A printer that was not asked yet.
  static PrinterBoard notAsked(String name) {
    return new PrinterBoard(name, "unknown", List.of(), 0, null);
  }

  boolean isNotAsked() {
    return state.equals("unknown");
  }

  /// The same printer, held up by something that it does not know of itself.
  PrinterBoard held(String reason) {
    return new PrinterBoard(name, state, List.of(reason), queued, labels);
  }

  static PrinterBoard pausedByHost(PrinterBoard board) {
    return new PrinterBoard(
        board.name(), "stopped", List.of("paused"), board.queued(), board.labels());
  }

  PrinterBoard withQueued(int waiting) {
    return new PrinterBoard(name, state, reasons, waiting, labels);
  }

  private static String word(State state) {
    return switch (state) {
      case IDLE, PROCESSING, STOPPED, OFFLINE -> state.name().toLowerCase(Locale.ROOT);
      case MUTE -> "mute";
    };
  }
}
