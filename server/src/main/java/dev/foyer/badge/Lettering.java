package dev.foyer.badge;

import dev.foyer.badge.BadgeTemplate.Weight;
import java.awt.Shape;
import java.awt.geom.Path2D;

/// A line of text in the badges' type, as outlines: for whatever is drawn without fonts of its own.
/// What no font can show is left out.
public final class Lettering {
  private Lettering() {}

  /// @param size the type's
  /// @return its outline, the baseline at 0, downwards; empty if nothing can be shown
  public static Shape outline(String text, Weight weight, double size) {
    TypedText typed = TypedText.of(text, weight);
    int end = typed.text().length();
    return end == 0 ? new Path2D.Double() : typed.line(0, end, size).getOutline(null);
  }

  /// How far the next text would begin to the right of it.
  public static double advance(String text, Weight weight, double size) {
    TypedText typed = TypedText.of(text, weight);
    int end = typed.text().length();
    return end == 0 ? 0 : typed.line(0, end, size).getAdvance();
  }
}
