package dev.foyer.badge;

import dev.foyer.badge.BadgeTemplate.Weight;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.File;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Fonts that somebody put into a folder, for scripts that are not bundled (CJK above all): `.ttf`,
/// `.otf` and `.ttc`, asked after the bundled ones, in the order of their file names. Where two
/// have the same Han character, the first one's form is drawn. A file that is no font is set aside
/// with a warning in the log.
record FontPack(List<Path> files) {
  /// The property that names the folder; `bin/foyer` sets it.
  static final String FOLDER = "foyer.fonts";

  private static final System.Logger LOG = System.getLogger("foyer.badges");
  private static final int MOST_FILES = 32;

  FontPack {
    files = List.copyOf(files);
  }

  /// The pack in the folder that [#FOLDER] names; empty if there is none.
  static FontPack installed() {
    String folder = System.getProperty(FOLDER, "");
    return folder.isBlank() ? new FontPack(List.of()) : in(Path.of(folder));
  }

  static FontPack in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return new FontPack(List.of());
    }
    try (Stream<Path> files = Files.list(folder)) {
      return new FontPack(files.filter(FontPack::isFont).sorted().limit(MOST_FILES).toList());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the folder of fonts cannot be listed: " + folder, e);
      return new FontPack(List.of());
    }
  }

  private static boolean isFont(Path file) {
    String name = name(file);
    return name.endsWith(".ttf") || name.endsWith(".otf") || name.endsWith(".ttc");
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }

  /// The pack's fonts, those whose file names say this weight first.
  List<Face> faces(Weight weight) {
    Comparator<Path> suitable =
        Comparator.comparing(file -> isBold(file) != (weight == Weight.BOLD));
    List<Face> faces = new ArrayList<>();
    for (Path file :
        files.stream().sorted(suitable.thenComparing(Comparator.naturalOrder())).toList()) {
      for (Font font : fonts(file.toFile())) {
        faces.add(new Face(Set.of(), () -> font));
      }
    }
    return List.copyOf(faces);
  }

  private static boolean isBold(Path file) {
    return name(file).contains("bold");
  }

  private static List<Font> fonts(File file) {
    try {
      return List.of(Font.createFonts(file));
    } catch (IOException | FontFormatException e) {
      LOG.log(Level.WARNING, "this is no font that can be used: " + file, e);
      return List.of();
    }
  }
}
