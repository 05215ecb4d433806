package dev.foyer.printer.languages;

import dev.foyer.printer.LoadingLanguage.Progress;
import dev.foyer.printer.PrinterStatus;
import dev.foyer.printer.PrinterStatus.State;
import dev.foyer.printer.StateReason;
import dev.foyer.printer.languages.BrotherRoll.Ink;
import dev.foyer.printer.languages.BrotherRoll.Media;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The 32 bytes in which a Brother printer tells how it is ("Status information request").
///
/// @param bytes a character for each
record BrotherStatus(String bytes) {
  private static final int SIZE = 32;

  /// "Print head mark", "Size" and a reserved byte, which are fixed.
  private static final String HEAD = "\u0080 B";

  private static final int REPLY = 0;
  private static final int COMPLETED = 1;
  private static final int ERROR = 2;
  private static final int TURNED_OFF = 4;
  private static final int NOTIFICATION = 5;
  private static final int PHASE = 6;
  private static final int COOLING_STARTED = 3;
  private static final int COOLING_FINISHED = 4;

  /// The colour of what is printed, in a byte that the manual calls reserved, as a QL-800 with a
  /// DK-22251 sends it.
  private static final int BLACK_AND_RED = 0x81;

  /// "(1) Error information 1" is byte 8, "(2) Error information 2" is byte 9.
  private static final List<Bits> ERRORS =
      List.of(
          new Bits(8, 0x01 | 0x02, StateReason.MEDIA_EMPTY),
          new Bits(8, 0x04, StateReason.MEDIA_JAM),
          // "Printer in use": somebody works at its own keys.
          new Bits(8, 0x10, StateReason.PAUSED),
          new Bits(8, 0x20, StateReason.OFFLINE),
          new Bits(8, 0x08 | 0x40 | 0x80, StateReason.OTHER),
          new Bits(9, 0x01, StateReason.MEDIA_NEEDED),
          new Bits(9, 0x02 | 0x04 | 0x08, StateReason.TRANSFER_DAMAGED),
          new Bits(9, 0x10, StateReason.COVER_OPEN),
          new Bits(9, 0x40, StateReason.MEDIA_JAM),
          new Bits(9, 0x20 | 0x80, StateReason.OTHER));

  private record Bits(int at, int mask, StateReason reason) {}

  /// All that are whole, in their order; what is cut at the beginning is left out.
  static List<BrotherStatus> all(String heard) {
    List<BrotherStatus> all = new ArrayList<>();
    int at = heard.indexOf(HEAD);
    while (at >= 0 && at + SIZE <= heard.length()) {
      all.add(new BrotherStatus(heard.substring(at, at + SIZE)));
      at = heard.indexOf(HEAD, at + SIZE);
    }
    return all;
  }

  /// The last that answers a question; a printer that stands may answer with its error.
  static Optional<BrotherStatus> reply(String answer) {
    return all(answer).reversed().stream()
        .filter(status -> status.type() == REPLY || status.type() == ERROR)
        .findFirst();
  }

  /// How it is; whoever prints on `expected` cannot print on another roll.
  PrinterStatus status(Media expected) {
    Set<StateReason> reasons = reasons();
    if (reasons.isEmpty() && !media().equals(expected)) {
      reasons.add(media().width() == 0 ? StateReason.MEDIA_EMPTY : StateReason.MEDIA_NEEDED);
    }
    State state = !reasons.isEmpty() ? State.STOPPED : printing() ? State.PROCESSING : State.IDLE;
    return new PrinterStatus(state, reasons);
  }

  /// Whether a label begins to be printed.
  boolean begins() {
    return type() == PHASE && printing();
  }

  /// Whether the printer is through with a label.
  boolean completes() {
    return type() == COMPLETED;
  }

  /// What it tells of the label that is under way on `expected`; empty if nothing.
  Optional<Progress> progress(Media expected) {
    return switch (type()) {
      case COMPLETED -> Optional.of(completed(expected));
      case ERROR -> Optional.of(new Progress.Failed(reasons()));
      case TURNED_OFF -> Optional.of(new Progress.Failed(Set.of(StateReason.OFFLINE)));
      case NOTIFICATION -> notification();
      case PHASE -> begins() ? Optional.of(new Progress.Printing()) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /// A label on another roll was refused, whatever is said (seen on a QL-820NWB); no roll any more
  /// means that this was its last.
  private Progress completed(Media expected) {
    boolean refused = media().width() != 0 && !media().equals(expected);
    return refused ? new Progress.Failed(Set.of(StateReason.MEDIA_NEEDED)) : new Progress.Done();
  }

  private Optional<Progress> notification() {
    return switch (at(22)) {
      case COOLING_STARTED -> Optional.of(new Progress.Held());
      case COOLING_FINISHED -> Optional.of(new Progress.Printing());
      default -> Optional.empty();
    };
  }

  /// "(3) Media width and media length", "(4) Media type".
  Media media() {
    Ink ink = at(25) == BLACK_AND_RED ? Ink.BLACK_AND_RED : Ink.BLACK;
    return new Media(at(10), at(17), ink);
  }

  private Set<StateReason> reasons() {
    Set<StateReason> reasons = EnumSet.noneOf(StateReason.class);
    for (Bits bits : ERRORS) {
      if ((at(bits.at()) & bits.mask()) != 0) {
        reasons.add(bits.reason());
      }
    }
    if (reasons.isEmpty() && type() == ERROR) {
      reasons.add(StateReason.OTHER);
    }
    return reasons;
  }

  /// "(5) Status type".
  private int type() {
    return at(18);
  }

  /// "(6) Phase type and phase number".
  private boolean printing() {
    return at(19) == 1;
  }

  private int at(int index) {
    return bytes.charAt(index);
  }
}
