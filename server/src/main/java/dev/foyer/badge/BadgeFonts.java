package dev.foyer.badge;

import dev.foyer.badge.BadgeTemplate.Weight;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The type that badges are set in, one weight of it, in the order of fallback: Noto Sans (Latin
/// with Vietnamese, Greek, Cyrillic, Devanagari), emoji in one colour, Arabic, Hebrew, Thai and
/// Tamil, bundled; then what a [FontPack] adds. Works on machines without libfontconfig and without
/// any font of their own. Emoji come in one weight. Thread-safe.
final class BadgeFonts {
  private static final Map<Weight, BadgeFonts> INSTALLED = installed();
  private static final int EMOJI_SELECTOR = 0xfe0f;

  private final Face text;
  private final Face pictures;
  private final List<Face> scripts;
  private final FontPack pack;
  private final Weight weight;
  private @Nullable List<Face> packed;

  BadgeFonts(Weight weight, FontPack pack) {
    this.weight = weight;
    this.pack = pack;
    String suffix = weight == Weight.BOLD ? "-Bold" : "-Medium";
    this.text =
        face(
            "NotoSans" + suffix,
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.DEVANAGARI);
    this.pictures = face("NotoEmoji-Medium", UnicodeScript.COMMON);
    this.scripts =
        List.of(
            face("NotoSansArabic" + suffix, UnicodeScript.ARABIC),
            face("NotoSansHebrew" + suffix, UnicodeScript.HEBREW),
            face("NotoSansThai" + suffix, UnicodeScript.THAI),
            face("NotoSansTamil" + suffix, UnicodeScript.TAMIL));
  }

  /// The fonts in this weight, with the pack that is installed.
  static BadgeFonts of(Weight weight) {
    return Objects.requireNonNull(INSTALLED.get(weight));
  }

  /// The font of a cluster that follows one in `before`. Spaces and signs of no script stay in the
  /// font that they stand in, so that a line is not cut up and its spaces match its letters.
  Optional<Face> showing(String cluster, @Nullable Face before) {
    boolean stays = before != pictures && !wantsPicture(cluster) && !Face.hasScript(cluster);
    if (before != null && stays && before.shows(cluster)) {
      return Optional.of(before);
    }
    Optional<Face> bundled = order(cluster).filter(face -> face.shows(cluster)).findFirst();
    return bundled.isPresent()
        ? bundled
        : packed().stream().filter(face -> face.shows(cluster)).findFirst();
  }

  private Stream<Face> order(String cluster) {
    Stream<Face> first =
        wantsPicture(cluster) ? Stream.of(pictures, text) : Stream.of(text, pictures);
    return Stream.concat(first, scripts.stream());
  }

  private static boolean wantsPicture(String cluster) {
    return cluster.indexOf(EMOJI_SELECTOR) >= 0;
  }

  /// The pack, opened when a cluster first needs it.
  private synchronized List<Face> packed() {
    List<Face> known = packed;
    if (known == null) {
      known = pack.faces(weight);
      packed = known;
    }
    return known;
  }

  private static Map<Weight, BadgeFonts> installed() {
    bringFontConfiguration();
    FontPack pack = FontPack.installed();
    Map<Weight, BadgeFonts> fonts = new EnumMap<>(Weight.class);
    for (Weight weight : Weight.values()) {
      fonts.put(weight, new BadgeFonts(weight, pack));
    }
    return fonts;
  }

  private static Face face(String name, UnicodeScript... scripts) {
    return new Face(Set.of(scripts), () -> load(name));
  }

  /// Java2D asks libfontconfig for its logical fonts; a file of two lines stands in for it.
  private static void bringFontConfiguration() {
    if (System.getProperty("sun.awt.fontconfig") != null) {
      return;
    }
    try {
      Path file = Files.createTempFile("foyer-fontconfig", ".properties");
      file.toFile().deleteOnExit();
      Files.writeString(file, "version=1\nsequence.allfonts=default\n");
      System.setProperty("sun.awt.fontconfig", file.toString());
    } catch (IOException e) {
      throw new BadgeException(
          "The fonts cannot be set up: the temporary folder is not usable.", e);
    }
  }

  private static Font load(String name) {
    try (InputStream in = BadgeFonts.class.getResourceAsStream("/fonts/" + name + ".ttf")) {
      if (in == null) {
        throw new IllegalStateException("the font " + name + " is missing");
      }
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("the font " + name + " cannot be read", e);
    }
  }
}
