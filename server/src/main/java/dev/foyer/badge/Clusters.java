package dev.foyer.badge;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A text cut into what people take for characters: extended grapheme clusters (UAX #29) in
/// normalisation form C, so that a letter is the same however it was typed. Bounded, whatever is
/// typed: [#MOST] clusters, [#LONGEST] code points in one, [#MOST_MARKS] marks on one letter.
final class Clusters {
  static final int MOST = 200;
  static final int LONGEST = 16;
  static final int MOST_MARKS = 4;
  private static final int MOST_CHARS = 4_000;
  static final String ELLIPSIS = "…";

  private Clusters() {}

  /// The clusters of a text, the last one an ellipsis if the text was longer than the bounds.
  static List<String> of(String text) {
    boolean cut = text.length() > MOST_CHARS;
    String composed = Normalizer.normalize(cut ? start(text) : text, Form.NFC);
    BreakIterator graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
    graphemes.setText(composed);
    List<String> clusters = new ArrayList<>();
    int from = 0;
    for (int to = graphemes.next(); to != BreakIterator.DONE; to = graphemes.next()) {
      if (clusters.size() == MOST) {
        cut = true;
        break;
      }
      String cluster = composed.substring(from, to);
      String kept = bounded(cluster);
      cut |= isFull(kept) && kept.length() < cluster.length();
      clusters.add(kept);
      from = to;
    }
    if (cut) {
      clusters.add(ELLIPSIS);
    }
    return List.copyOf(clusters);
  }

  private static String start(String text) {
    boolean withinPair = Character.isHighSurrogate(text.charAt(MOST_CHARS - 1));
    return text.substring(0, withinPair ? MOST_CHARS - 1 : MOST_CHARS);
  }

  private static String bounded(String cluster) {
    if (cluster.length() <= MOST_MARKS) {
      return cluster;
    }
    StringBuilder kept = new StringBuilder();
    int marks = 0;
    int length = 0;
    for (int c : cluster.codePoints().toArray()) {
      marks = isMark(c) ? marks + 1 : 0;
      if (length < LONGEST && marks <= MOST_MARKS) {
        kept.appendCodePoint(c);
        length++;
      }
    }
    return kept.toString();
  }

  private static boolean isFull(String cluster) {
    return cluster.codePointCount(0, cluster.length()) == LONGEST;
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK)
        && !isIgnorable(codePoint);
  }

  /// Whether there is anything to be seen in a text but spaces.
  static boolean isVisible(String text) {
    return text.codePoints().anyMatch(c -> !isIgnorable(c) && !isBlank(c));
  }

  /// Whether a cluster is more than one code point.
  static boolean isComposite(String cluster) {
    return cluster.codePointCount(0, cluster.length()) > 1;
  }

  /// Whether a cluster is a picture or a sign rather than something that a name is spelt with: an
  /// emoji, also one that only a later Unicode assigns (Extended_Pictographic of UTS #51 reserves
  /// room for them), a flag, or a symbol that no script claims as its own.
  static boolean isSign(String cluster) {
    return cluster.codePoints().allMatch(c -> isIgnorable(c) || isPicture(c) || isSymbol(c));
  }

  private static boolean isPicture(int codePoint) {
    return Character.isExtendedPictographic(codePoint)
        || Character.isEmojiModifier(codePoint)
        || isRegionalIndicator(codePoint);
  }

  private static boolean isSymbol(int codePoint) {
    return !Face.hasScript(Character.toString(codePoint))
        && switch (Character.getType(codePoint)) {
          case Character.OTHER_SYMBOL,
              Character.MATH_SYMBOL,
              Character.CURRENCY_SYMBOL,
              Character.MODIFIER_SYMBOL ->
              true;
          default -> false;
        };
  }

  /// Whether a cluster is a flag, by two regional indicators: of a region, or of none.
  static boolean isFlag(String cluster) {
    return cluster.codePointCount(0, cluster.length()) == 2
        && cluster.codePoints().allMatch(Clusters::isRegionalIndicator);
  }

  private static boolean isRegionalIndicator(int codePoint) {
    return within(codePoint, 0x1f1e6, 0x1f1ff);
  }

  /// A cluster as staff can read it on a screen: by its numbers if it has no character there. An
  /// emoji stays one: their tablet's fonts are newer than those of badges.
  static String legible(String cluster) {
    StringBuilder words = new StringBuilder();
    cluster.codePoints().forEach(c -> words.append(legible(c)));
    return words.toString();
  }

  private static String legible(int codePoint) {
    if (isPicture(codePoint)) {
      return Character.toString(codePoint);
    }
    return switch (Character.getType(codePoint)) {
      case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE, Character.CONTROL ->
          number(codePoint);
      default -> Character.toString(codePoint);
    };
  }

  /// A code point by its number.
  static String number(int codePoint) {
    return String.format(Locale.ROOT, "[U+%04X]", codePoint);
  }

  /// Whether a code point is a tag, such as those that a flag of a region's part is spelt with.
  static boolean isTag(int codePoint) {
    return within(codePoint, 0xe0020, 0xe007f);
  }

  private static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || codePoint == 0x2800;
  }

  /// Whether a code point has no shape of its own and is never missed: the property
  /// Default_Ignorable_Code_Point of Unicode 16 (joiners, variation selectors, tags, fillers).
  static boolean isIgnorable(int codePoint) {
    return switch (codePoint) {
      case 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x3164, 0xfeff, 0xffa0 -> true;
      default ->
          within(codePoint, 0x180b, 0x180f)
              || within(codePoint, 0x200b, 0x200f)
              || within(codePoint, 0x202a, 0x202e)
              || within(codePoint, 0x2060, 0x206f)
              || within(codePoint, 0xfe00, 0xfe0f)
              || within(codePoint, 0xfff0, 0xfff8)
              || within(codePoint, 0x1bca0, 0x1bca3)
              || within(codePoint, 0x1d173, 0x1d17a)
              || within(codePoint, 0xe0000, 0xe0fff);
    };
  }

  private static boolean within(int codePoint, int first, int last) {
    return codePoint >= first && codePoint <= last;
  }
}
