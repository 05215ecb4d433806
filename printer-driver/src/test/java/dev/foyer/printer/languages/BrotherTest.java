package dev.foyer.printer.languages;

import static dev.foyer.printer.languages.Golden.assertFile;
import static dev.foyer.printer.languages.Wire.joined;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.printer.Label;
import dev.foyer.printer.Pictures;
import dev.foyer.printer.languages.Brother.Start;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Brother's bytes, held against files and a decoder of their own; what it reads is in
/// [BrotherStatusTest].
class BrotherTest {
  private final Brother brother = new Brother(BrotherModel.QL_820NWB);

  @Property(tries = 100)
  void everyLabelUpToTheRollsWidthIsReadBackDotForDot(
      @ForAll @IntRange(min = 1, max = 696) int width,
      @ForAll @IntRange(min = 1, max = 250) int height,
      @ForAll @IntRange(min = 0, max = 8) int density,
      @ForAll long seed) {
    Label label = random(width, height, density, seed);
    BrotherDecoder read = BrotherDecoder.of(brother.print(label), 90);
    assertEquals(List.of(0x1a), read.endings());
    assertEquals(Math.max(150, height), read.announced());
    assertEquals(read.announced(), read.rows().size());
    assertEquals(on(label, 696, read.announced()), read.label(12, 696));
  }

  @Property(tries = 30)
  void aWideHeadHasMorePinsBesideThePaper(
      @ForAll @IntRange(min = 1, max = 1164) int width, @ForAll long seed) {
    Label label = random(width, 310, 4, seed);
    Brother wide = new Brother(BrotherModel.QL_1110NWB, BrotherRoll.MM_102, Start.AT_THE_COMMAND);
    BrotherDecoder read = BrotherDecoder.of(wide.print(label), 162);
    assertEquals(102, read.width());
    assertEquals(on(label, 1164, 310), read.label(56, 1164));
  }

  /// A TD printer with a head of 832 pins at 203 dots an inch: 102 mm are 815 dots, of which 8 pins
  /// at one side and 9 at the other are beside the paper.
  @Property(tries = 30)
  void paperOfAnySizeLiesInTheMiddleOfTheHead(
      @ForAll @IntRange(min = 1, max = 815) int width, @ForAll long seed) {
    Label label = random(width, 310, 4, seed);
    Brother desk = label(BrotherModel.TD_4420DN, "102");
    BrotherDecoder read = BrotherDecoder.of(desk.print(label), 104);
    assertEquals(0x0a, read.kind());
    assertEquals(102, read.width());
    assertEquals(on(label, 815, 310), read.label(8, 815));
  }

  @Property(tries = 30)
  void aCutLabelHasThreeMillimetresAtBothEnds(
      @ForAll @IntRange(min = 1, max = 685) int width, @ForAll long seed) {
    Label label = random(width, 300, 4, seed);
    BrotherDecoder read =
        BrotherDecoder.of(label(BrotherModel.TD_4550DNWB, "58-by-60").print(label), 160);
    assertEquals(0x0b, read.kind());
    assertEquals(60, read.length());
    assertEquals(708 - 2 * 36, read.announced());
    assertEquals(on(label, 685, 636), read.label(297, 685));
  }

  @Test
  void labelsThatDoNotGoIntoADeskPrinterAreRefused() {
    assertTrue(BrotherModel.TD_4420DN.media("118-by-255").isPresent());
    for (String name : List.of("62-red", "5", "130", "102-by-6", "102-by-256", "102x152", "")) {
      assertEquals(Optional.empty(), BrotherModel.TD_4420DN.media(name), name);
    }
    assertEquals(832, label(BrotherModel.TD_4420DN, "118").capabilities().widest());
    assertEquals(203, label(BrotherModel.TD_4420DN, "118").capabilities().dpi());
    assertEquals(300, label(BrotherModel.TD_4510D, "102").capabilities().dpi());
  }

  @Property(tries = 30)
  void theRollOfTwoColoursGetsBothPlanesAndAllInBlack(
      @ForAll @IntRange(min = 1, max = 696) int width, @ForAll long seed) {
    Label label = random(width, 160, 4, seed);
    BrotherDecoder read = BrotherDecoder.of(red().print(label), 90);
    assertTrue(read.red());
    assertEquals(on(label, 696, 160), read.label(12, 696));
  }

  @Property(tries = 300)
  void whateverIsPackedIsReadBack(
      @ForAll @IntRange(min = 1, max = 400) int length, @ForAll long seed) {
    Random random = new Random(seed);
    byte[] row = new byte[length];
    for (int at = 0; at < length; ) {
      int end = Math.min(length, at + 1 + random.nextInt(random.nextBoolean() ? 3 : 200));
      Arrays.fill(row, at, end, (byte) random.nextInt(3));
      at = end;
    }
    byte[] packed = PackBits.packed(row);
    assertTrue(packed.length <= length + (length + 127) / 128, "packing makes it longer");
    byte[] read = new byte[length];
    int to = 0;
    for (int at = 0; at < packed.length; ) {
      int count = packed[at++];
      for (int i = 0; i <= Math.abs(count); i++) {
        read[to++] = packed[count < 0 ? at : at++];
      }
      at += count < 0 ? 1 : 0;
    }
    assertEquals(length, to);
    assertArrayEquals(row, read);
  }

  @Test
  void theBytesAreThoseOfTheGoldenFiles() throws IOException {
    assertFile("print.brother", brother.print(Golden.small()));
    assertFile("print-red.brother", red().print(Golden.small()));
    assertFile(
        "print-62-by-29.brother",
        new Brother(BrotherModel.QL_720NW, BrotherRoll.MM_62_BY_29, Start.AT_THE_COMMAND)
            .print(Golden.small()));
    assertFile(
        "print-td-58-by-30.brother",
        label(BrotherModel.TD_4420DN, "58-by-30").print(Golden.small()));
    assertFile(
        "print-td-102.brother", label(BrotherModel.TD_4550DNWB, "102").print(Golden.small()));
    assertFile("questions.brother", joined(brother.askStatus(), brother.clear()));
  }

  @Test
  void theRowsAreSentBeforeTheReleaseWhereThePaperWaitsForIt() {
    Label label = Golden.small();
    assertArrayEquals(
        brother.print(label),
        joined(
            brother.settings(label), brother.load(label, "ABCD"), brother.release(label, "ABCD")));
    assertArrayEquals(new byte[] {0x1a}, brother.release(label, "ABCD"));
  }

  @Test
  void nothingIsSentBeforeTheReleaseWhereThePaperMovesWithTheRows() {
    Label label = Golden.small();
    Brother usb = new Brother(BrotherModel.QL_820NWB, BrotherRoll.MM_62, Start.WITH_THE_ROWS);
    assertEquals(0, usb.load(label, "ABCD").length);
    assertArrayEquals(
        brother.print(label), joined(usb.settings(label), usb.release(label, "ABCD")));
  }

  @Test
  void aLabelThatIsTooLargeForTheRollIsRefused() {
    Label wide = Label.blank(697, 10, 300);
    assertThrows(IllegalArgumentException.class, () -> brother.load(wide, "ABCD"));
    assertThrows(IllegalArgumentException.class, () -> brother.print(wide));
    Label long1 = Label.blank(696, 11_812, 300);
    assertThrows(IllegalArgumentException.class, () -> brother.print(long1));
    Brother cut =
        new Brother(BrotherModel.QL_820NWB, BrotherRoll.MM_62_BY_29, Start.AT_THE_COMMAND);
    Label high = Label.blank(696, 272, 300);
    assertThrows(IllegalArgumentException.class, () -> cut.print(high));
    assertEquals(271, BrotherDecoder.of(cut.print(Label.blank(9, 9, 300)), 90).announced());
    assertEquals(696, brother.capabilities().widest());
  }

  @Test
  void aRollThatDoesNotGoIntoThePrinterIsRefused() {
    assertFalse(BrotherModel.QL_720NW.takes(BrotherRoll.MM_62_RED), "it prints one colour");
    assertFalse(BrotherModel.QL_1110NWB.takes(BrotherRoll.MM_62_RED));
    assertFalse(BrotherModel.QL_820NWB.takes(BrotherRoll.MM_102), "it is too narrow");
    assertTrue(BrotherModel.QL_1110NWB.takes(BrotherRoll.MM_103_BY_164));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Brother(BrotherModel.QL_820NWB, BrotherRoll.MM_102, Start.AT_THE_COMMAND));
  }

  @ParameterizedTest
  @EnumSource(BrotherRoll.class)
  void eachRollHasANameAndLiesWithinItsPaper(BrotherRoll roll) {
    assertEquals(Optional.of(roll), BrotherRoll.named(roll.keyword()));
    assertEquals(Optional.of(roll), roll.media().roll());
    assertTrue(roll.dots() <= roll.media().width() / 25.4 * 300);
    assertTrue(roll.rows() <= roll.media().length() / 25.4 * 300);
    assertTrue(BrotherModel.QL_1110NWB.takes(roll) || roll == BrotherRoll.MM_62_RED);
  }

  @Test
  void aBadgeIsAThirdAsLongPackedAsItIs() {
    Label picture = Pictures.art().over(Pictures.fields(1));
    Label badge = Label.of(picture.image().getSubimage(0, 0, 696, 609), 300);
    int bytes = brother.load(badge, "ABCD").length;
    assertTrue(bytes <= 93 * 609 / 3, bytes + " bytes");
  }

  @Test
  void modelsAndRollsHaveTheNamesThatPeopleWrite() {
    assertEquals(Optional.of(BrotherModel.QL_820NWB), BrotherModel.named("QL-820NWB"));
    assertEquals(Optional.empty(), BrotherModel.named("QL-500"));
    assertEquals(Optional.of(BrotherRoll.MM_62_BY_100), BrotherRoll.named("62-by-100"));
    assertEquals(Optional.of(BrotherRoll.MM_62_RED), BrotherRoll.named("62-red"));
    assertEquals("62 mm by 100 mm", BrotherRoll.MM_62_BY_100.media().words());
  }

  private static Brother label(BrotherModel model, String size) {
    return new Brother(model, model.media(size).orElseThrow(), Start.AT_THE_COMMAND);
  }

  private static Brother red() {
    return new Brother(BrotherModel.QL_820NWB, BrotherRoll.MM_62_RED, Start.AT_THE_COMMAND);
  }

  /// @param density 0 is nearly white, so that there are empty rows; 8 is noise
  private static Label random(int width, int height, int density, long seed) {
    Random random = new Random(seed);
    byte[] rows = new byte[(width + 7) / 8 * height];
    if (density == 8) {
      random.nextBytes(rows);
    }
    for (int i = 0; i < rows.length * density / 8 + 3; i++) {
      rows[random.nextInt(rows.length)] |= (byte) (1 << random.nextInt(8));
    }
    return Label.of(width, height, 300, rows);
  }

  /// The label at the upper left of a larger one.
  private static Label on(Label label, int width, int height) {
    BufferedImage image = Label.blank(width, height, 300).image();
    image.getRaster().setRect(label.image().getRaster());
    return Label.of(image, 300);
  }
}
