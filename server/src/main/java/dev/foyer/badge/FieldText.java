package dev.foyer.badge;

import dev.foyer.badge.BadgeRenderer.Warning;
import dev.foyer.badge.BadgeTemplate.Align;
import dev.foyer.badge.BadgeTemplate.Box;
import dev.foyer.badge.BadgeTemplate.Field;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Draws a guest's words into a field's box at one resolution. Thread-safe.
final class FieldText {
  /// A letter of each bundled font.
  static final String SCRIPTS = "Aя श्री 🎉 محمد שָׁ ปิ่น கா";

  private static final int EDGE = 2;

  private final double scale;

  /// A line and where its baseline starts, in dots.
  record PlacedLine(TextLayout layout, double x, double y) {
    /// What is black.
    Rectangle2D ink() {
      Rectangle2D ink = layout.getBounds();
      return new Rectangle2D.Double(
          ink.getX() + x, ink.getY() + y, ink.getWidth(), ink.getHeight());
    }
  }

  /// @param scale dots a millimetre
  FieldText(double scale) {
    this.scale = scale;
  }

  /// Draws what the fonts can show of a text, after the field's prefix, and returns what is said of
  /// the rest to staff: it is never drawn as boxes. Nothing is drawn if nothing of the text itself
  /// can be shown.
  ///
  /// @param text something that can be seen
  Optional<Warning> draw(Graphics2D graphics, Field field, String text) {
    TypedText typed = TypedText.of(field.prefix() + text, field.weight());
    TypedText own =
        typed.loss() == Loss.NOTHING || field.prefix().isEmpty()
            ? typed
            : TypedText.of(text, field.weight());
    if (Clusters.isVisible(own.text())) {
      drawLines(graphics, field, place(field, typed));
    }
    return Legibility.warning(field.name(), own.loss() == Loss.LETTERS ? own : typed);
  }

  private void drawLines(Graphics2D graphics, Field field, List<PlacedLine> lines) {
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    Shape clip = graphics.getClip();
    graphics.clip(dots(field.box()));
    for (PlacedLine line : lines) {
      line.layout().draw(graphics, (float) line.x(), (float) line.y());
    }
    graphics.setClip(clip);
  }

  private Rectangle2D dots(Box box) {
    return new Rectangle2D.Double(
        box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale);
  }

  /// A box without its outermost dots, which glyphs may reach when they are fitted to whole dots.
  private static Rectangle2D inner(Rectangle2D box) {
    return new Rectangle2D.Double(
        box.getX() + EDGE,
        box.getY() + EDGE,
        box.getWidth() - 2 * EDGE,
        box.getHeight() - 2 * EDGE);
  }

  /// The lines of a text that is not empty, within the field's box. They are aligned as the
  /// template says, whatever their direction, so that badges look alike; only within a block at the
  /// left, lines that are read from the right begin below each other.
  List<PlacedLine> place(Field field, TypedText text) {
    Rectangle2D box = inner(dots(field.box()));
    SetLines set = new TextFit(field, scale, box).fit(text);
    double first = box.getY() + set.firstBaseline(box.getHeight());
    boolean fromTheRight = field.align() == Align.LEFT && !text.isLeftToRight();
    Align align = fromTheRight ? Align.RIGHT : field.align();
    double room = fromTheRight ? set.width() : box.getWidth();
    return IntStream.range(0, set.lines().size())
        .mapToObj(
            i -> {
              TextLayout line = set.lines().get(i);
              double left = box.getX() + indent(align, room - line.getVisibleAdvance());
              return new PlacedLine(line, within(box, line, left), first + set.baselines().get(i));
            })
        .toList();
  }

  private static double indent(Align align, double free) {
    return switch (align) {
      case LEFT -> 0;
      case CENTER -> free / 2;
      case RIGHT -> free;
    };
  }

  /// Where a line starts so that its ink is within the box.
  private static double within(Rectangle2D box, TextLayout line, double left) {
    Rectangle2D ink = line.getBounds();
    double least = box.getX() - ink.getMinX();
    return Math.clamp(left, least, Math.max(least, box.getMaxX() - ink.getMaxX()));
  }
}
