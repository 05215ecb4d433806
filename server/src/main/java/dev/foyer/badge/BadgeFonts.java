package dev.foyer.badge;

import dev.foyer.badge.BadgeTemplate.Weight;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// The type that badges are set in, bundled: Noto Sans (Latin with Vietnamese, Greek, Cyrillic).
/// Works on machines without libfontconfig and without any font of their own.
final class BadgeFonts {
  private static final Map<Weight, Font> FONTS = load();

  private BadgeFonts() {}

  /// The font in this weight, `size` dots high.
  static Font of(Weight weight, double size) {
    return Objects.requireNonNull(FONTS.get(weight)).deriveFont((float) size);
  }

  private static Map<Weight, Font> load() {
    bringFontConfiguration();
    Map<Weight, Font> fonts = new EnumMap<>(Weight.class);
    fonts.put(Weight.MEDIUM, load("NotoSans-Medium"));
    fonts.put(Weight.BOLD, load("NotoSans-Bold"));
    return fonts;
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
