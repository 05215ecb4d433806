package dev.foyer.badge;

import dev.foyer.badge.BadgeTemplate.Weight;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedString;
import java.text.Bidi;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A text with a font for each of its clusters. Clusters of one font that follow each other are
/// laid out together, so that shaping and direction (UAX #9, the paragraph's by its first strong
/// character) hold across them.
///
/// @param runs the text in pieces of one font, without gaps
/// @param boundaries where its clusters end, in chars, rising
/// @param missing what no font can show, for staff; empty if all can be shown
/// @param loss what that makes of the text
record TypedText(String text, List<Run> runs, List<Integer> boundaries, String missing, Loss loss) {
  private static final int MOST_REPORTED = 20;

  /// Chars `start` to `end` in one font.
  record Run(int start, int end, Face face) {}

  TypedText {
    runs = List.copyOf(runs);
    boundaries = List.copyOf(boundaries);
  }

  static TypedText of(String text, Weight weight) {
    return of(text, BadgeFonts.of(weight));
  }

  static TypedText of(String text, BadgeFonts fonts) {
    Builder builder = new Builder(fonts);
    Clusters.of(text).forEach(builder::add);
    return builder.build();
  }

  /// Chars `start` to `end` as a line in type of this size.
  TextLayout line(int start, int end, double size) {
    AttributedString line =
        new AttributedString(
            text.substring(start, end), Map.of(TextAttribute.RUN_DIRECTION, direction()));
    for (Run run : runs) {
      int from = Math.max(run.start, start);
      int to = Math.min(run.end, end);
      if (from < to) {
        line.addAttribute(TextAttribute.FONT, run.face.font(size), from - start, to - start);
      }
    }
    return new TextLayout(line.getIterator(), Face.CONTEXT);
  }

  /// Whether it is read from the left, by its first strong character.
  boolean isLeftToRight() {
    return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
  }

  private Boolean direction() {
    return isLeftToRight() ? TextAttribute.RUN_DIRECTION_LTR : TextAttribute.RUN_DIRECTION_RTL;
  }

  private static final class Builder {
    private final BadgeFonts fonts;
    private final List<String> clusters = new ArrayList<>();
    private final List<Face> faces = new ArrayList<>();
    private final Set<String> missing = new LinkedHashSet<>();

    Builder(BadgeFonts fonts) {
      this.fonts = fonts;
    }

    void add(String cluster) {
      boolean doubleSpace = cluster.equals(" ") && (clusters.isEmpty() || last().equals(" "));
      if (!doubleSpace && !tryAdd(cluster) && !tryAdd(Normalizer.normalize(cluster, Form.NFKC))) {
        missing.add(cluster);
      }
    }

    private String last() {
      return clusters.getLast();
    }

    private boolean tryAdd(String cluster) {
      @Nullable Face before = faces.isEmpty() ? null : faces.getLast();
      Optional<Face> face = fonts.showing(cluster, before).filter(found -> joins(found, cluster));
      face.ifPresent(
          found -> {
            clusters.add(cluster);
            faces.add(found);
          });
      return face.isPresent();
    }

    /// A font may have each character and yet no shape for them together.
    private static boolean joins(Face face, String cluster) {
      return !Clusters.isComposite(cluster) || face.shapes(cluster);
    }

    TypedText build() {
      if (!missing.isEmpty() && clusters.equals(List.of(Clusters.ELLIPSIS))) {
        clusters.clear();
        faces.clear();
      }
      while (!clusters.isEmpty() && last().equals(" ")) {
        clusters.removeLast();
        faces.removeLast();
      }
      StringBuilder text = new StringBuilder();
      List<Run> runs = new ArrayList<>();
      List<Integer> boundaries = new ArrayList<>();
      for (int i = 0; i < clusters.size(); i++) {
        int start = text.length();
        text.append(clusters.get(i));
        boundaries.add(text.length());
        extend(runs, start, text.length(), faces.get(i));
      }
      return new TypedText(text.toString(), runs, boundaries, report(), loss(text.toString()));
    }

    private static void extend(List<Run> runs, int start, int end, Face face) {
      if (!runs.isEmpty() && runs.getLast().face == face) {
        runs.set(runs.size() - 1, new Run(runs.getLast().start, end, face));
      } else {
        runs.add(new Run(start, end, face));
      }
    }

    private Loss loss(String left) {
      if (missing.isEmpty()) {
        return Loss.NOTHING;
      }
      boolean signs = missing.stream().allMatch(Clusters::isSign);
      return signs && Clusters.isVisible(left) ? Loss.SIGNS : Loss.LETTERS;
    }

    private String report() {
      return missing.stream()
          .limit(MOST_REPORTED)
          .map(Clusters::legible)
          .collect(Collectors.joining());
    }
  }
}
