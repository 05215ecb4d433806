package dev.foyer.printer.languages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.Label;
import dev.foyer.printer.Pictures;
import dev.foyer.printer.languages.Tiles.Box;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// A label in boxes is the label.
class TilesTest {
  private static final int OVERHEAD = 38;

  @Property(tries = 300)
  void allInkIsInSomeBoxAndNoneIsTooLarge(
      @ForAll @IntRange(min = 1, max = 900) int width,
      @ForAll @IntRange(min = 1, max = 120) int height,
      @ForAll @IntRange(min = 0, max = 400) int dots,
      @ForAll @IntRange(min = 1, max = 600) int most,
      @ForAll long seed) {
    Label label = sprinkled(width, height, dots, seed);
    Tiles tiles = new Tiles(label);
    List<Box> boxes = tiles.inked(OVERHEAD, most);
    assertEquals(label, drawn(label, tiles, boxes));
    assertTrue(boxes.stream().allMatch(box -> box.bytes() <= most));
  }

  @Property(tries = 300)
  void partsTogetherAreTheBoxAndHaveNoUnwantedPair(
      @ForAll @IntRange(min = 1, max = 90) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll long seed) {
    byte[] rows = new byte[(width + 7) / 8 * height];
    Random random = new Random(seed);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (byte) (random.nextInt(3) == 0 ? 0x1b : random.nextBoolean() ? 0x21 : 0x40);
    }
    Label label = Label.of(width, height, 203, rows);
    Tiles tiles = new Tiles(label);
    Box whole = new Box(0, 0, label.stride(), height);
    List<Box> parts = tiles.parted(whole, new Escapes());
    assertEquals(label, drawn(label, tiles, parts));
    assertEquals(whole.bytes(), parts.stream().mapToInt(Box::bytes).sum());
    for (Box part : parts) {
      byte[] dots = tiles.dots(part);
      assertFalse(Arrays.toString(dots).contains("27, 33"), part.toString());
      assertTrue(dots.length == 1 || dots[dots.length - 1] != 0x40, part.toString());
    }
  }

  private static final class Escapes implements Tiles.Pairs {
    @Override
    public boolean unwanted(int first, int second) {
      return first == 0x1b && second == 0x21;
    }

    @Override
    public boolean last(int value) {
      return value == 0x40;
    }
  }

  @Test
  void aWhiteLabelHasNoBox() {
    assertEquals(List.of(), new Tiles(Label.blank(812, 609, 203)).inked(OVERHEAD, 1_024));
  }

  @Test
  void aFrameIsFourThinBoxesAndNotThePaperInIt() {
    byte[] rows = new byte[100 * 600];
    for (int y = 0; y < 600; y++) {
      rows[y * 100] = 1;
      rows[y * 100 + 99] = 1;
    }
    Arrays.fill(rows, 0, 300, (byte) 0xff);
    Arrays.fill(rows, 597 * 100, 600 * 100, (byte) 0xff);
    List<Box> boxes = new Tiles(Label.of(800, 600, 203, rows)).inked(OVERHEAD, 1_024);
    assertEquals(4, boxes.size());
    assertTrue(cost(boxes) < 2_000, cost(boxes) + " bytes");
  }

  @Test
  void solidInkIsOneBoxAndScatteredDotsAreNoMoreThanTheLabel() {
    byte[] rows = new byte[100 * 600];
    Arrays.fill(rows, (byte) 0xff);
    assertEquals(1, new Tiles(Label.of(800, 600, 203, rows)).inked(OVERHEAD, 60_000).size());
    for (int dots : new int[] {5_000, 20_000, 200_000}) {
      List<Box> boxes = new Tiles(Pictures.noise(3, dots)).inked(OVERHEAD, 70_000);
      assertTrue(cost(boxes) <= 102 * 609 + OVERHEAD, cost(boxes) + " bytes");
    }
  }

  @Test
  void aBadgeCostsAQuarterOfItsDots() {
    List<Box> boxes = new Tiles(Pictures.art().over(Pictures.fields(1))).inked(OVERHEAD, 1_024);
    assertTrue(cost(boxes) < 102 * 609 / 4, cost(boxes) + " bytes in " + boxes.size());
  }

  private static int cost(List<Box> boxes) {
    return boxes.stream().mapToInt(box -> box.bytes() + OVERHEAD).sum();
  }

  private static Label sprinkled(int width, int height, int dots, long seed) {
    byte[] rows = new byte[(width + 7) / 8 * height];
    Random random = new Random(seed);
    for (int i = 0; i < dots; i++) {
      rows[random.nextInt(rows.length)] |= (byte) (1 << random.nextInt(8));
    }
    return Label.of(width, height, 203, rows);
  }

  private static Label drawn(Label like, Tiles tiles, List<Box> boxes) {
    byte[] rows = new byte[like.stride() * like.height()];
    for (Box box : boxes) {
      byte[] dots = tiles.dots(box);
      for (int y = 0; y < box.height(); y++) {
        int to = (box.top() + y) * like.stride() + box.column();
        System.arraycopy(dots, y * box.stride(), rows, to, box.stride());
      }
    }
    return Label.of(like.width(), like.height(), like.dpi(), rows);
  }
}
