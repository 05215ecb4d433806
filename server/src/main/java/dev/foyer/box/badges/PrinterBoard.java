package dev.foyer.box.badges;

import dev.foyer.domain.FactBody.PrinterOrder;
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
/// @param queued the badges of this box that wait for a printer
/// @param labels what the printer's own counter says
/// @param order what a host has told it to do: `print`, `pause` or `by-hand`
/// @param left about how many badges are left on its roll; null if nobody said how full it was
public record PrinterBoard(
    String name,
    String state,
    List<String> reasons,
    int queued,
    @Nullable Long labels,
    String order,
    @Nullable Long left) {
  /// Badges are written by hand.
  static final String BY_HAND = "write-by-hand";

  static PrinterBoard of(String name, PrinterStatus status, OptionalLong labels) {
    return new PrinterBoard(
        name,
        word(status.state()),
        status.reasons().stream().map(StateReason::keyword).sorted().toList(),
        0,
        labels.isPresent() ? Long.valueOf(labels.getAsLong()) : null,
        word(PrinterOrder.PRINT),
        null);
  }

  /// A printer that was not asked yet.
  static PrinterBoard notAsked(String name) {
    return new PrinterBoard(name, "unknown", List.of(), 0, null, word(PrinterOrder.PRINT), null);
  }

  boolean isNotAsked() {
    return state.equals("unknown");
  }

  boolean isMute() {
    return state.equals("mute");
  }

  /// Whether nothing can come out until somebody puts it right.
  boolean standsStill() {
    return state.equals("stopped") || state.equals("offline");
  }

  /// Whether a badge sent now can be expected to come out.
  boolean isReady() {
    return reasons.isEmpty();
  }

  /// The same printer, held up by something that it does not know of itself.
  PrinterBoard held(String reason) {
    return new PrinterBoard(name, state, List.of(reason), queued, labels, order, left);
  }

  /// The same printer under a host's order.
  PrinterBoard ordered(PrinterOrder told) {
    String word = word(told);
    return switch (told) {
      case PRINT -> new PrinterBoard(name, state, reasons, queued, labels, word, left);
      case PAUSE ->
          new PrinterBoard(name, "stopped", List.of("paused"), queued, labels, word, left);
      case BY_HAND -> new PrinterBoard(name, state, List.of(BY_HAND), queued, labels, word, left);
    };
  }

  PrinterBoard with(int waiting, @Nullable Long onRoll) {
    return new PrinterBoard(name, state, reasons, waiting, labels, order, onRoll);
  }

  /// The word for an order on the wire.
  static String word(PrinterOrder order) {
    return order.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String word(State state) {
    return switch (state) {
      case IDLE, PROCESSING, STOPPED, OFFLINE -> state.name().toLowerCase(Locale.ROOT);
      case MUTE -> "mute";
    };
  }
}
