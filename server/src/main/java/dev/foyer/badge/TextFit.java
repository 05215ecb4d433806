package dev.foyer.badge;

import dev.foyer.badge.BadgeTemplate.Field;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Fits a text into a field's box: one line, shrunk down to 60 per cent; then two lines and more,
/// as many as the field allows, shrunk further; then middle names as initials; at last an ellipsis
/// on a grapheme's boundary (UAX #29).
final class TextFit {
  private static final double STEP = 0.96;
  private static final double ONE_LINE_LEAST = 0.6;
  private static final double LEAST_MILLIMETRES = 2.4;
  private static final double LEADING = 1.08;
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, false, true);

  private final Field field;
  private final double width;
  private final double height;
  private final double dotsPerMillimetre;

  /// Lines that fit.
  ///
  /// @param size the type's size in dots
  record Fitted(List<TextLayout> lines, double size, double lineHeight) {}

  TextFit(Field field, double dotsPerMillimetre) {
    this.field = field;
    this.dotsPerMillimetre = dotsPerMillimetre;
    this.width = field.box().width() * dotsPerMillimetre;
    this.height = field.box().height() * dotsPerMillimetre;
  }

  Fitted fit(String text) {
    double max = field.max() * dotsPerMillimetre;
    double least = LEAST_MILLIMETRES * dotsPerMillimetre;
    for (String version : List.of(text, withInitials(text))) {
      Optional<Fitted> fitted = tryLines(version, max, least);
      if (fitted.isPresent()) {
        return fitted.get();
      }
    }
    return shortened(withInitials(text), least);
  }

  private Optional<Fitted> tryLines(String text, double max, double least) {
    double floor = field.lines() == 1 ? least : Math.max(least, max * ONE_LINE_LEAST);
    Optional<Fitted> one = shrink(text, 1, max, floor);
    if (one.isPresent()) {
      return one;
    }
    for (int lines = 2; lines <= field.lines(); lines++) {
      double start = Math.min(max, height / lines / LEADING);
      Optional<Fitted> more =
          shrink(text, lines, start, lines == field.lines() ? least : start * ONE_LINE_LEAST);
      if (more.isPresent()) {
        return more;
      }
    }
    return Optional.empty();
  }

  private Optional<Fitted> shrink(String text, int lines, double from, double to) {
    for (double size = from; size >= to; size *= STEP) {
      Optional<Fitted> fitted = set(text, lines, size);
      if (fitted.isPresent()) {
        return fitted;
      }
    }
    return Optional.empty();
  }

  /// The text in at most `most` lines at this size, if that fits the box.
  private Optional<Fitted> set(String text, int most, double size) {
    Font font = font(size);
    double lineHeight = size * LEADING;
    List<TextLayout> lines = new ArrayList<>();
    String rest = text;
    while (!rest.isEmpty()) {
      if (lines.size() == most || (lines.size() + 1) * lineHeight > height * 1.02) {
        return Optional.empty();
      }
      int end = fittingPrefix(rest, font);
      if (end == 0) {
        return Optional.empty();
      }
      lines.add(layout(rest.substring(0, end).strip(), font));
      rest = rest.substring(end).strip();
    }
    return Optional.of(new Fitted(lines, size, lineHeight));
  }

  /// How much of the text fits a line, ending where a line may be broken (UAX #14); 0 if nothing.
  private int fittingPrefix(String text, Font font) {
    if (fits(text, font)) {
      return text.length();
    }
    BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
    breaks.setText(text);
    int best = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      String prefix = text.substring(0, end).strip();
      if (prefix.isEmpty() || !fits(prefix, font)) {
        break;
      }
      best = end;
    }
    return best;
  }

  private boolean fits(String text, Font font) {
    TextLayout layout = layout(text, font);
    Rectangle2D ink = layout.getBounds();
    return Math.max(layout.getAdvance(), ink.getWidth()) <= width;
  }

  private Fitted shortened(String text, double size) {
    int lines = Math.max(1, Math.min(field.lines(), (int) (height / (size * LEADING))));
    BreakIterator graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
    graphemes.setText(text);
    int end = graphemes.last();
    while (end > 0) {
      String candidate = text.substring(0, end).strip() + "…";
      Optional<Fitted> fitted = set(candidate, lines, size);
      if (fitted.isPresent()) {
        return fitted.get();
      }
      Optional<Fitted> broken = lines > 1 ? Optional.empty() : set(candidate, 1, size);
      if (broken.isPresent()) {
        return broken.get();
      }
      end = graphemes.previous();
    }
    return new Fitted(List.of(layout("…", font(size))), size, size * LEADING);
  }

  /// Names between the first and the last by their initials.
  private static String withInitials(String text) {
    String[] words = text.split(" ", -1);
    if (words.length < 3) {
      return text;
    }
    StringBuilder shorter = new StringBuilder(words[0]);
    for (int i = 1; i < words.length - 1; i++) {
      int first = words[i].codePointAt(0);
      shorter.append(' ').appendCodePoint(first).append('.');
    }
    return shorter.append(' ').append(words[words.length - 1]).toString();
  }

  private Font font(double size) {
    return BadgeFonts.of(field.weight(), size)
        .deriveFont(Map.of(TextAttribute.KERNING, TextAttribute.KERNING_ON));
  }

  private static TextLayout layout(String text, Font font) {
    return new TextLayout(text, font, CONTEXT);
  }
}
