package dev.foyer.box.badges;

import dev.foyer.domain.BoxBadges;
import dev.foyer.domain.CommunityState;
import dev.foyer.domain.FactBody.RollLoaded;
import dev.foyer.domain.PrinterDesk;
import dev.foyer.domain.ReplicaId;
import org.jspecify.annotations.Nullable;

/// About how many badges are left on a printer's roll: by the printer's own counter, which knows of
/// test labels, too, or by the badges that are known to have come out.
final class Rolls {
  private Rolls() {}

  /// Null if nobody has said how full the roll was.
  static @Nullable Long left(CommunityState state, ReplicaId box, PrinterBoard board) {
    return state
        .printers()
        .roll(new PrinterDesk.Named(box, board.name()))
        .map(roll -> Math.max(0, roll.labels() - used(state.badges().at(box), roll, board)))
        .orElse(null);
  }

  private static long used(BoxBadges badges, RollLoaded roll, PrinterBoard board) {
    Long counter = board.labels();
    return counter != null && roll.counter() >= 0 && counter >= roll.counter()
        ? counter - roll.counter()
        : badges.printedBy(board.name()) - roll.printed();
  }
}
