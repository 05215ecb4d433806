package dev.foyer.box.badges;

import dev.foyer.badge.BadgeTemplate;
import dev.foyer.printer.PrinterException;
import dev.foyer.printer.address.PrinterAddress;

/// Whether a printer's head reaches all that a template says of a guest.
final class PrintWidth {
  private static final double MILLIMETRES_AN_INCH = 25.4;
  private static final double HAIR_MILLIMETRES = 0.1;

  /// Four modules beside a code of 57, more than badges have, and four on the other side.
  private static final double QUIET_SHARE = 4.0 / 65;

  private PrintWidth() {}

  /// A roll is a little wider than the head over it: margins and the edges of the art may lie
  /// beside the head, what is said of a guest may not.
  ///
  /// @throws PrinterException if a field lies beyond the head; the message names it
  static void check(Printers.Setup setup, PrinterAddress address) {
    double head = address.language().capabilities().widest() * MILLIMETRES_AN_INCH / address.dpi();
    double margin = Math.max(0, (setup.template().width() - head) / 2) - HAIR_MILLIMETRES;
    for (BadgeTemplate.Field field : setup.template().fields()) {
      double left = field.box().x();
      double right = setup.template().width() - left - field.box().width();
      if (Math.min(left, right) + quiet(field) < margin) {
        throw new PrinterException(
            ("Badges do not fit into the printer \"%s\": it prints %.1f mm across, and the template"
                    + " has its field \"%s\" beyond that. Take a narrower template, or name the"
                    + " printer's model and roll in its address.")
                .formatted(setup.name(), head, field.name()));
      }
    }
  }

  /// Millimetres at the edge of a field that are white in any case: a QR code's quiet zone.
  private static double quiet(BadgeTemplate.Field field) {
    return field.name().equals("qr") ? field.box().width() * QUIET_SHARE : 0;
  }
}
