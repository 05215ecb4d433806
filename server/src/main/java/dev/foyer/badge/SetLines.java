package dev.foyer.badge;

import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// Lines of type of one size, one below the other, so far apart that their ink does not touch.
///
/// @param size the type's size in dots
/// @param baselines each line's, in dots below the first one's
/// @param ink what is black, relative to the start of the first baseline
record SetLines(List<TextLayout> lines, double size, List<Double> baselines, Rectangle2D ink) {
  /// From one baseline to the next, and the height of a line of usual letters, in sizes.
  static final double LEADING = 1.08;

  /// From the top of such a line to its baseline.
  private static final double ASCENT = 0.86;

  /// The least that is left white between lines.
  private static final double GAP = 0.04;

  SetLines {
    lines = List.copyOf(lines);
    baselines = List.copyOf(baselines);
  }

  static SetLines of(List<TextLayout> lines, double size) {
    List<Double> baselines = new ArrayList<>();
    Rectangle2D ink = new Rectangle2D.Double();
    double baseline = 0;
    double lowest = Double.NEGATIVE_INFINITY;
    for (TextLayout line : lines) {
      Rectangle2D own = line.getBounds();
      if (!baselines.isEmpty()) {
        baseline = Math.max(baseline + size * LEADING, lowest + size * GAP - own.getMinY());
      }
      baselines.add(baseline);
      lowest = baseline + own.getMaxY();
      Rectangle2D placed =
          new Rectangle2D.Double(
              own.getX(), own.getY() + baseline, own.getWidth(), own.getHeight());
      ink = baselines.size() == 1 ? placed : ink.createUnion(placed);
    }
    return new SetLines(lines, size, baselines, ink);
  }

  /// The longest line's advance.
  double width() {
    return lines.stream().mapToDouble(TextLayout::getVisibleAdvance).max().orElse(0);
  }

  /// How much of a box's width and height they need, whichever is more; over 1 they do not fit.
  double share(double width, double height) {
    double black = lines.stream().mapToDouble(line -> line.getBounds().getWidth()).max().orElse(0);
    return Math.max(Math.max(width(), black) / width, ink.getHeight() / height);
  }

  /// The first baseline, below the top of a box that they fit: where lines of usual letters are in
  /// the middle, moved if marks or tails would stick out.
  double firstBaseline(double height) {
    double block = size * LEADING + baselines.getLast();
    double usual = (height - block) / 2 + size * ASCENT;
    return Math.clamp(usual, -ink.getMinY(), Math.max(-ink.getMinY(), height - ink.getMaxY()));
  }
}
