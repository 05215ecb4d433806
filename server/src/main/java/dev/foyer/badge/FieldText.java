package dev.foyer.badge;

import dev.foyer.badge.BadgeTemplate.Field;
import dev.foyer.badge.TextFit.Fitted;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.util.function.IntPredicate;

/// Draws a guest's words into a field's box at one resolution. Thread-safe.
final class FieldText {
  private final double scale;

  /// @param scale dots a millimetre
  FieldText(double scale) {
    this.scale = scale;
  }

  /// Draws what the fonts can show of a text, and returns the rest: it is never drawn as boxes.
  String draw(Graphics2D graphics, Field field, String text) {
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    Font font = BadgeFonts.of(field.weight(), 10);
    String missing = only(text, c -> !font.canDisplay(c));
    String shown = missing.isEmpty() ? text : only(text, font::canDisplay);
    if (!shown.isBlank()) {
      drawLines(graphics, field, new TextFit(field, scale).fit(shown));
    }
    return missing;
  }

  private static String only(String text, IntPredicate wanted) {
    StringBuilder kept = new StringBuilder();
    text.codePoints().filter(wanted).forEach(kept::appendCodePoint);
    return kept.toString().replaceAll("\\s+", " ").strip();
  }

  private void drawLines(Graphics2D graphics, Field field, Fitted fitted) {
    double top = field.box().y() * scale;
    double free = field.box().height() * scale - fitted.lines().size() * fitted.lineHeight();
    double baseline = top + Math.max(0, free / 2) + fitted.size() * 0.86;
    Shape clip = graphics.getClip();
    graphics.clip(
        new Rectangle2D.Double(
            field.box().x() * scale,
            top,
            field.box().width() * scale,
            field.box().height() * scale));
    for (TextLayout line : fitted.lines()) {
      line.draw(graphics, (float) left(field, line), (float) baseline);
      baseline += fitted.lineHeight();
    }
    graphics.setClip(clip);
  }

  private double left(Field field, TextLayout line) {
    double start = field.box().x() * scale;
    double free = field.box().width() * scale - line.getAdvance();
    Rectangle2D ink = line.getBounds();
    double overhang = Math.max(0, -ink.getX());
    return switch (field.align()) {
      case LEFT -> start + overhang;
      case CENTER -> start + free / 2;
      case RIGHT -> start + free;
    };
  }
}
