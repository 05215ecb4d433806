package dev.foyer.badge;

import dev.foyer.badge.BadgeTemplate.Box;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.w3c.dom.Element;

/// The size of a template, which has to be drawn in millimetres.
final class Millimetres {
  private static final double AN_INCH = 25.4;

  private Millimetres() {}

  /// The label that a template is for.
  ///
  /// @throws BadgeException unless `width` and `height` are in mm or in, and the `viewBox` is the
  ///   same in millimetres: fields and art are placed by it
  static Box label(Element root) {
    Box label = new Box(0, 0, size(root, "width"), size(root, "height"));
    String[] box = root.getAttribute("viewBox").strip().split("[\\s,]+", -1);
    double[] wanted = {0, 0, label.width(), label.height()};
    boolean same = box.length == wanted.length;
    for (int i = 0; same && i < wanted.length; i++) {
      same = Math.abs(number(box[i]) - wanted[i]) <= 0.05;
    }
    if (!same) {
      throw new BadgeException(
          "The template's unit has to be the millimetre: give it viewBox=\"0 0 %s %s\"."
              .formatted(trimmed(label.width()), trimmed(label.height())));
    }
    return label;
  }

  private static double size(Element root, String name) {
    String size = root.getAttribute(name).strip();
    boolean inches = size.endsWith("in");
    boolean known = inches || size.endsWith("mm");
    double value =
        known ? number(size.substring(0, size.length() - 2)) * (inches ? AN_INCH : 1) : Double.NaN;
    if (value >= 10 && value <= 300) {
      return value;
    }
    throw new BadgeException(
        "The template's " + name + " has to be in mm or in, from 10 to 300 mm.");
  }

  /// A finite number; NaN for what is none.
  static double number(String text) {
    try {
      double number = Double.parseDouble(text.strip());
      return Double.isFinite(number) ? number : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static String trimmed(double number) {
    return new BigDecimal(number)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
