package dev.foyer.badge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.badge.BadgeTemplate.Weight;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With two fonts of ten Han and kana characters, cut from Noto Sans JP.
class FontPackTest {
  @TempDir private Path folder;

  @Test
  void aFontInTheFolderShowsWhatNoBundledOneHas() throws IOException {
    assertEquals("王小明", TypedText.of("王小明", Weight.BOLD).missing());
    add("TenHan-Bold.ttf");
    TypedText text = TypedText.of("Ana 王小明", fonts(Weight.BOLD));
    assertEquals("", text.missing());
    assertEquals(2, text.runs().size());
    assertTrue(text.runs().getLast().face().shapes("王小明"));
    assertTrue(text.line(0, text.text().length(), 40).getBounds().getWidth() > 160);
  }

  @Test
  void aLineOfHanMayBreakBetweenAnyTwo() throws IOException {
    add("TenHan-Bold.ttf");
    TypedText text = TypedText.of("王小明さくら", fonts(Weight.BOLD));
    assertEquals(6, Pieces.words(text).all().size());
  }

  @Test
  void whatThePackLacksIsStillReported() throws IOException {
    add("TenHan-Bold.ttf");
    assertEquals("龍", TypedText.of("王龍", fonts(Weight.BOLD)).missing());
  }

  @Test
  void theFileWhoseNameSaysTheWeightComesFirst() throws IOException {
    add("TenHan-Bold.ttf");
    add("TenHan-Medium.ttf");
    assertTrue(name(Weight.BOLD).endsWith("Bold"), name(Weight.BOLD));
    assertTrue(name(Weight.MEDIUM).endsWith("Medium"), name(Weight.MEDIUM));
    assertNotEquals(name(Weight.BOLD), name(Weight.MEDIUM));
  }

  @Test
  void oneWeightServesForBoth() throws IOException {
    add("TenHan-Medium.ttf");
    assertEquals("", TypedText.of("王", fonts(Weight.BOLD)).missing());
  }

  @Test
  void aFileThatIsNoFontIsSetAside() throws IOException {
    Files.writeString(folder.resolve("a-first.ttf"), "no font");
    Files.write(folder.resolve("b-empty.otf"), new byte[0]);
    Files.writeString(folder.resolve("README"), "how the fonts came here");
    add("TenHan-Bold.ttf");
    assertEquals("", TypedText.of("王", fonts(Weight.BOLD)).missing());
  }

  @Test
  void aFolderThatIsNotThereAddsNothing() {
    assertEquals(List.of(), FontPack.in(folder.resolve("fonts")).faces(Weight.BOLD));
  }

  private String name(Weight weight) {
    return TypedText.of("王", fonts(weight))
        .runs()
        .getFirst()
        .face()
        .font(10)
        .getFontName(Locale.ROOT);
  }

  private BadgeFonts fonts(Weight weight) {
    return new BadgeFonts(weight, FontPack.in(folder));
  }

  private void add(String font) throws IOException {
    try (InputStream in = FontPackTest.class.getResourceAsStream("/fonts/" + font)) {
      Files.copy(Objects.requireNonNull(in), folder.resolve(font));
    }
  }
}
