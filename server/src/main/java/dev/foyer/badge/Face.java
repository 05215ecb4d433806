package dev.foyer.badge;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.TextAttribute;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One font in the order of fallback, loaded when it is first asked about a script that it may
/// have. Thread-safe.
final class Face {
  /// Whole dots are left to the printer's bitmap: advances are fractions, so that a line scales.
  static final FontRenderContext CONTEXT = new FontRenderContext(null, false, true);

  private static final String NO_REGION = "\uD83C\uDDFF\uD83C\uDDFF";

  /// Glyphs from here on are the JDK's marks for "nothing is drawn".
  private static final int INVISIBLE_GLYPHS = 0xfffe;

  private static final Map<TextAttribute, Object> SETTING =
      Map.of(
          TextAttribute.KERNING,
          TextAttribute.KERNING_ON,
          TextAttribute.LIGATURES,
          TextAttribute.LIGATURES_ON);

  private final Set<UnicodeScript> scripts;
  private final Supplier<Font> source;
  private @Nullable Font font;

  /// @param scripts what it is for; empty if anything may be in it
  Face(Set<UnicodeScript> scripts, Supplier<Font> source) {
    this.scripts = Set.copyOf(scripts);
    this.source = source;
  }

  /// The font, `size` dots high, with kerning and ligatures.
  Font font(double size) {
    return loaded().deriveFont((float) size);
  }

  private synchronized Font loaded() {
    Font known = font;
    if (known == null) {
      known = source.get().deriveFont(10f).deriveFont(SETTING);
      font = known;
    }
    return known;
  }

  /// Whether it has all of a cluster. Parts of an emoji sequence that the font does not know as one
  /// picture are drawn side by side, which is legible: that counts as shown.
  boolean shows(String cluster) {
    return mayShow(cluster)
        && cluster.codePoints().allMatch(c -> Clusters.isIgnorable(c) || loaded().canDisplay(c));
  }

  private boolean mayShow(String cluster) {
    return scripts.isEmpty() || scripts(cluster).allMatch(scripts::contains);
  }

  /// Whether a cluster belongs to a script, other than digits, punctuation, signs and emoji.
  static boolean hasScript(String cluster) {
    return scripts(cluster).findAny().isPresent();
  }

  private static Stream<UnicodeScript> scripts(String cluster) {
    return cluster
        .codePoints()
        .mapToObj(UnicodeScript::of)
        .filter(s -> s != UnicodeScript.COMMON && s != UnicodeScript.INHERITED);
  }

  /// Whether a text of its own clusters comes out of shaping without the box for a missing glyph,
  /// and, if it is a flag, as the flag of a region.
  boolean shapes(String text) {
    if (Clusters.isFlag(text) && !isRegion(text)) {
      return false;
    }
    int missing = loaded().getMissingGlyphCode();
    for (int glyph : glyphs(text, Font.LAYOUT_LEFT_TO_RIGHT)) {
      if (glyph == missing) {
        return false;
      }
    }
    return true;
  }

  /// A flag of no region is drawn as its two letters, or with the picture that the font has for
  /// whatever it does not know, which "ZZ" is in any case: the code of the unknown territory (UTS
  /// #35, unicode_region_subtag).
  private boolean isRegion(String flag) {
    int[] drawn = glyphs(flag, Font.LAYOUT_LEFT_TO_RIGHT);
    return drawn.length == 1 && !Arrays.equals(drawn, glyphs(NO_REGION, Font.LAYOUT_LEFT_TO_RIGHT));
  }

  /// The glyphs that are drawn for a text of one direction, from left to right.
  ///
  /// @param direction [Font#LAYOUT_LEFT_TO_RIGHT] or [Font#LAYOUT_RIGHT_TO_LEFT]
  int[] glyphs(String text, int direction) {
    char[] chars = text.toCharArray();
    GlyphVector shaped = loaded().layoutGlyphVector(CONTEXT, chars, 0, chars.length, direction);
    return IntStream.range(0, shaped.getNumGlyphs())
        .map(shaped::getGlyphCode)
        .filter(glyph -> glyph < INVISIBLE_GLYPHS)
        .toArray();
  }
}
