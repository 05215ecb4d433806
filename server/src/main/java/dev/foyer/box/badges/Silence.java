package dev.foyer.box.badges;

import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.BoxBadges;
import dev.foyer.domain.FactBody.Ruling;

/// What a host has said of the silence of a printer that takes badges and says nothing: it is asked
/// about once, and a host's word on one badge counts for those that follow, until it speaks again.
enum Silence {
  /// Nothing: one badge is sent, and then the host is asked.
  ASK,
  /// The question stands.
  ASKED,
  /// The badges come out.
  TRUST,
  /// The badges are written by hand.
  BY_HAND;

  static Silence of(BoxBadges badges, String printer) {
    return badges.unfinished().stream().anyMatch(job -> job.asksAbout(printer))
        ? ASKED
        : badges.lastWordOn(printer).map(Silence::meaning).orElse(ASK);
  }

  private static Silence meaning(Ruling ruling) {
    return switch (ruling) {
      case CAME_OUT -> TRUST;
      case HANDWRITTEN -> BY_HAND;
      case DID_NOT_COME_OUT, RELEASED, WITHDRAWN -> ASK;
    };
  }

  boolean admits(BadgeJob job) {
    return switch (this) {
      case ASK, TRUST -> true;
      case ASKED -> false;
      case BY_HAND -> job.released();
    };
  }

  /// On the board of a printer that says nothing: what its badges wait for.
  PrinterBoard onBoard(PrinterBoard mute) {
    return switch (this) {
      case ASK, TRUST -> mute;
      case ASKED -> mute.held("asks-host");
      case BY_HAND -> mute.held(PrinterBoard.BY_HAND);
    };
  }
}
