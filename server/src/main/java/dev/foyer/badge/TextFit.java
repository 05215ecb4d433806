package dev.foyer.badge;

import dev.foyer.badge.BadgeTemplate.Field;
import dev.foyer.badge.Pieces.Line;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Fits a text into a field's box: one line, shrunk; more lines of about one length, as many as the
/// field allows, where that makes type larger by a good deal; then middle names as initials; then
/// words broken that are wider than a line; at last an ellipsis on a cluster's boundary. Type is
/// hardly smaller than a fifth of the field's largest, nor than 2.4 mm.
final class TextFit {
  /// How much larger type has to become for a line more.
  private static final double WORTH_A_LINE = 1.15;

  private static final double LEAST = 0.2;
  private static final double LEAST_MILLIMETRES = 2.4;

  /// Pieces are measured apart, so that a line may come out a little wider than their sum.
  private static final double CORRECTION = 0.99;

  private static final int CORRECTIONS = 12;
  private static final double CORRECTED_LEAST = 0.8;
  private static final Set<String> NAMES = Set.of("name", "first-name");

  private final Field field;
  private final double width;
  private final double height;
  private final double max;
  private final double least;

  /// @param scale dots a millimetre
  /// @param room what the text has to lie within, in dots
  TextFit(Field field, double scale, Rectangle2D room) {
    this.field = field;
    this.width = room.getWidth();
    this.height = room.getHeight();
    this.max = field.max() * scale;
    this.least = Math.max(LEAST_MILLIMETRES * scale, max * LEAST);
  }

  /// @param text not empty
  SetLines fit(TypedText text) {
    return set(text, Pieces.words(text))
        .or(() -> withInitials(text))
        .or(() -> setBroken(text))
        .orElseGet(() -> shortened(text));
  }

  private Optional<SetLines> withInitials(TypedText text) {
    String shorter = ShortName.of(text.text());
    if (!NAMES.contains(field.name()) || shorter.equals(text.text())) {
      return Optional.empty();
    }
    TypedText typed = typed(shorter);
    return set(typed, Pieces.words(typed));
  }

  private TypedText typed(String text) {
    return TypedText.of(text, field.weight());
  }

  /// The text in the lines that let it be largest; empty if that is too small to read.
  private Optional<SetLines> set(TypedText text, Pieces pieces) {
    List<Line> largest = pieces.narrowest(1);
    for (int lines = 2; lines <= field.lines(); lines++) {
      List<Line> more = pieces.narrowest(lines);
      largest = size(more) > size(largest) * WORTH_A_LINE ? more : largest;
    }
    return size(largest) < least ? Optional.empty() : checked(text, largest);
  }

  private double size(List<Line> lines) {
    double widest = lines.stream().mapToDouble(Line::width).max().orElse(0);
    return Math.min(Math.min(max, height / (lines.size() * SetLines.LEADING)), width / widest);
  }

  /// Lines as they are, made a little smaller until really all of them is within the box.
  private Optional<SetLines> checked(TypedText text, List<Line> lines) {
    double size = size(lines);
    SetLines set = layOut(text, lines, size);
    for (int i = 0; i < CORRECTIONS && set.share(width, height) > 1; i++) {
      size *= CORRECTION / set.share(width, height);
      set = layOut(text, lines, size);
    }
    return set.share(width, height) <= 1 && size >= least * CORRECTED_LEAST
        ? Optional.of(set)
        : Optional.empty();
  }

  private static SetLines layOut(TypedText text, List<Line> lines, double size) {
    List<TextLayout> layouts =
        lines.stream().map(line -> text.line(line.start(), line.end(), size)).toList();
    return SetLines.of(layouts, size);
  }

  /// Words that are too wide for a line are broken.
  private Optional<SetLines> setBroken(TypedText text) {
    return set(text, Pieces.broken(text, width / least));
  }

  /// As much of the text as can be read, and an ellipsis; the ellipsis alone if nothing can.
  private SetLines shortened(TypedText text) {
    int lines = Math.clamp((int) (height / (least * SetLines.LEADING)), 1, field.lines());
    double reserve = Pieces.letters(typed(Clusters.ELLIPSIS)).all().getFirst().ink();
    Pieces letters = Pieces.letters(text);
    int most = letters.filling(width / least, lines, reserve);
    return letters.starts(text, most).reversed().stream()
        .map(start -> typed(start + Clusters.ELLIPSIS))
        .flatMap(cut -> setBroken(cut).stream())
        .findFirst()
        .orElseGet(() -> SetLines.of(List.of(typed(Clusters.ELLIPSIS).line(0, 1, least)), least));
  }
}
