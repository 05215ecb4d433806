package dev.foyer.badge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.badge.BadgeTemplate.Align;
import dev.foyer.badge.BadgeTemplate.Box;
import dev.foyer.badge.BadgeTemplate.Field;
import dev.foyer.badge.BadgeTemplate.Weight;
import dev.foyer.badge.FieldText.PlacedLine;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// On ten dots a millimetre.
class TextFitTest {
  private static final double SCALE = 10;

  @Test
  void aShortTextIsAsLargeAsTheFieldAllows() {
    SetLines set = fit("name", 2, "Ana");
    assertEquals(1, set.lines().size());
    assertEquals(80, set.size(), 0.01);
  }

  @Test
  void aLineShrinksBeforeThereAreTwo() {
    SetLines set = fit("name", 2, "Maximiliana Schmidt");
    assertEquals(1, set.lines().size());
    assertTrue(set.size() < 80 && set.size() > 48, () -> "size " + set.size());
  }

  @Test
  void twoLinesOfAboutOneLengthFollow() {
    SetLines set = fit("name", 2, "Wolfgang Amadeus Theophilus Mozart");
    assertEquals(2, set.lines().size());
    double first = set.lines().getFirst().getAdvance();
    double second = set.lines().getLast().getAdvance();
    assertEquals(1, first / second, 0.25);
  }

  @Test
  void thenMiddleNamesAreInitialsInANameOnly() {
    String many = "Wolfgang " + "Amadeus-Theophil Chrysostomus ".repeat(5) + "Mozart";
    TypedText text = typed(many);
    SetLines name = new TextFit(field("name", 2, 8), SCALE, room()).fit(text);
    SetLines role = new TextFit(field("role", 2, 8), SCALE, room()).fit(text);
    assertTrue(name.size() > role.size() * 1.2, name.size() + " and " + role.size());
    assertTrue(chars(name) < many.length() / 2, "initials");
    assertTrue(chars(role) > chars(name), "no initials");
  }

  @Test
  void atLastAnEllipsisIsSetInTypeThatCanBeRead() {
    SetLines set = fit("name", 1, "x".repeat(120));
    assertTrue(chars(set) < 120);
    assertTrue(set.size() >= 24 * 0.8, () -> "size " + set.size());
    assertTrue(set.width() > 540, () -> "the line is used: " + set.width());
  }

  @Test
  void aWordIsBrokenOnlyIfItIsWiderThanALine() {
    SetLines set = fit("role", 2, "Ask " + "w".repeat(50));
    assertEquals(54, chars(set), "all of it is there");
    SetLines words = fit("role", 2, "Kim ".repeat(20).strip());
    assertEquals(79 - 1, chars(words), "a space is left out where the line is broken");
  }

  @Test
  void highMarksPushLinesApart() {
    TypedText plain = TypedText.of("nono nono", Weight.BOLD);
    TypedText high = TypedText.of("ỌỌỌ ẾẾẾ", Weight.BOLD);
    SetLines low = SetLines.of(List.of(plain.line(0, 4, 50), plain.line(5, 9, 50)), 50);
    SetLines apart = SetLines.of(List.of(high.line(0, 3, 50), high.line(4, 7, 50)), 50);
    assertEquals(54, low.baselines().getLast(), 0.01);
    assertTrue(apart.baselines().getLast() > 55);
  }

  @Test
  void highMarksMakeTypeSmallerRatherThanTheNameShorter() {
    SetLines set = new TextFit(field("name", 1, 30), SCALE, room()).fit(typed("Ễạa"));
    assertEquals(3, chars(set));
    assertEquals(120, set.ink().getHeight(), 3);
  }

  @Test
  void linesOfThaiBreakBetweenWords() {
    String sentence = "สมเด็จพระเจ้าบรมวงศ์เธอกรมพระยาดำรงราชานุภาพ";
    List<Integer> starts =
        Pieces.words(typed(sentence)).all().stream().map(Pieces.Piece::start).toList();
    assertTrue(starts.contains(sentence.indexOf("พระเจ้า")), starts::toString);
    assertTrue(starts.contains(sentence.indexOf("กรมพระยา")), starts::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "O’Connor, 1",
    "d'Artagnan, 1",
    "Ana (Bo) Lima, 3",
    "Jean-Baptiste, 2",
    "בן־גוריון, 2",
    "x:y/z%n, 1",
    "مُحَمَّدٌ الْهَاشِمِيّ, 2",
  })
  void aWordIsOnePieceUnlessItHasAHyphen(String text, int pieces) {
    assertEquals(pieces, Pieces.words(typed(text)).all().size());
  }

  @Test
  void noLineBreaksWithinACluster() {
    String scotland = "🏴\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f";
    assertEquals(1, Pieces.words(typed(scotland)).all().size());
    assertEquals(2, Pieces.letters(typed("👩\u200d👩\u200d👧x")).all().size());
  }

  @Test
  void noLineBeginsWithASpace() {
    List<Pieces.Piece> pieces = Pieces.letters(typed("a b c")).all();
    assertEquals(List.of(0, 2, 4), pieces.stream().map(Pieces.Piece::start).toList());
    assertEquals(List.of(1, 3, 5), pieces.stream().map(Pieces.Piece::end).toList());
  }

  @Test
  void linesReadFromTheRightBeginBelowEachOther() {
    TypedText text = TypedText.of("عبد الرحمن بن محمد بن خلدون الحضرمي الإشبيلي", Weight.BOLD);
    List<PlacedLine> lines = new FieldText(SCALE).place(field("name", 2, 8), text);
    assertEquals(2, lines.size());
    assertEquals(right(lines.getFirst()), right(lines.getLast()), 1);
    double left = Math.min(lines.getFirst().x(), lines.getLast().x());
    assertEquals(1, left, 1, "the block stands where the template says");
  }

  @ParameterizedTest
  @CsvSource({
    "Wolfgang Amadeus Theophil Mozart, Wolfgang A. T. Mozart",
    "Ana Mozart, Ana Mozart",
    "Ana, Ana",
    "María del Carmen y Córdoba, María del C. y Córdoba",
    "Anne Marie-Louise Øst, Anne M.-L. Øst",
    "Ana O'Brien Kim, Ana O. Kim",
    "Ana J Kim, Ana J Kim",
    "सचिन रमेश तेंडुलकर, सचिन र. तेंडुलकर",
    "लता क्षमा मंगेशकर, लता क्ष. मंगेशकर",
    "عبد الرحمن خلدون, عبد الرحمن خلدون",
    "Ana 🎉 Kim, Ana 🎉 Kim",
    "Nguyễn Ễlisabeth Khai, Nguyễn Ễ. Khai",
  })
  void middleNamesBecomeInitialsWhereThatIsUsual(String name, String shorter) {
    assertEquals(shorter, ShortName.of(name));
  }

  private static double right(PlacedLine line) {
    return line.x() + line.layout().getVisibleAdvance();
  }

  private static TypedText typed(String text) {
    return TypedText.of(text, Weight.MEDIUM);
  }

  private static int chars(SetLines set) {
    return set.lines().stream().mapToInt(line -> line.getCharacterCount()).sum();
  }

  private static Rectangle2D room() {
    return new Rectangle2D.Double(0, 0, 600, 120);
  }

  private static SetLines fit(String name, int lines, String text) {
    return new TextFit(field(name, lines, 8), SCALE, room()).fit(typed(text));
  }

  private static Field field(String name, int lines, double max) {
    return new Field(name, new Box(0, 0, 60, 12), lines, max, Align.LEFT, Weight.MEDIUM, "");
  }
}
