package dev.foyer.badge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.badge.BadgeTemplate.Weight;
import java.awt.Font;
import java.awt.font.TextHitInfo;
import java.awt.font.TextLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TypedTextTest {
  private static final int RIGHT_TO_LEFT = Font.LAYOUT_RIGHT_TO_LEFT;

  @Test
  void clustersOfOneFontStandTogether() {
    assertEquals(
        List.of("Ana ", "🎉", " ", "محمد (2) ", "🇳🇴", " Bo"), runs("Ana 🎉 محمد (2) 🇳🇴 Bo"));
  }

  @Test
  void aLetterAndItsMarksAreInOneFont() {
    assertEquals(List.of("x\u0303\u0301"), runs("x\u0303\u0301"));
    assertEquals(List.of("בַּ"), runs("בַּ"));
    assertEquals(List.of("A ", "1\ufe0f\u20e3"), runs("A 1\ufe0f\u20e3"));
  }

  @Test
  void theEmojiSelectorAsksForAPicture() {
    assertEquals(List.of("A© ", "©\ufe0f"), runs("A© ©\ufe0f"));
  }

  @Test
  void whatIsMissingIsReportedOnceAndTheRestClosesUp() {
    TypedText text = TypedText.of("Ana 王王小 Bo 王", Weight.MEDIUM);
    assertEquals("王小", text.missing());
    assertEquals("Ana Bo", text.text());
  }

  @Test
  void aClusterIsReportedWholeIfAPartOfItIsMissing() {
    assertEquals("王\ufe00", TypedText.of("A王\ufe00", Weight.BOLD).missing());
    assertEquals("a\u3099", TypedText.of("a\u3099", Weight.BOLD).missing());
  }

  @Test
  void anEmojiThatNoFontHasIsLeftOutWithoutATrace() {
    TypedText text = TypedText.of("\uD83E\uDEEA Ana \uD83E\uDEEA Bo \uD83E\uDEEA", Weight.MEDIUM);
    assertEquals("Ana Bo", text.text());
    assertEquals("\uD83E\uDEEA", text.missing());
    assertEquals(Loss.SIGNS, text.loss());
  }

  @Test
  void aFlagOfNoRegionIsLeftOutAndReported() {
    for (String pair : List.of("🇽🇽", "🇿🇿", "🇭🇽", "🇦🇭")) {
      TypedText text = TypedText.of("Ana " + pair + " Bo", Weight.BOLD);
      assertEquals("Ana Bo", text.text());
      assertEquals(pair, text.missing());
      assertEquals(Loss.SIGNS, text.loss());
    }
  }

  @Test
  void everyRegionOfIso3166HasItsFlag() {
    for (String region : Locale.getISOCountries()) {
      String flag =
          region
              .chars()
              .mapToObj(letter -> Character.toString(0x1f1e6 + letter - 'A'))
              .collect(Collectors.joining());
      assertEquals(Loss.NOTHING, TypedText.of(flag, Weight.BOLD).loss(), region);
    }
  }

  @Test
  void lettersAreMissedAndSignsAreNot() {
    assertEquals(Loss.LETTERS, TypedText.of("Ana 王 ★", Weight.BOLD).loss());
    assertEquals(Loss.LETTERS, TypedText.of("⠁⠝⠁ Ana", Weight.BOLD).loss());
    assertEquals(Loss.LETTERS, TypedText.of("\u0378Ana", Weight.BOLD).loss());
    assertEquals(Loss.LETTERS, TypedText.of("Ana\ue000", Weight.BOLD).loss());
    assertEquals(Loss.LETTERS, TypedText.of("★ ♪", Weight.BOLD).loss(), "nothing is left");
    assertEquals(Loss.SIGNS, TypedText.of("★ Ana", Weight.BOLD).loss());
    assertEquals(Loss.SIGNS, TypedText.of("∑ Ana", Weight.BOLD).loss());
    assertEquals(Loss.NOTHING, TypedText.of("Ana ♥ €", Weight.BOLD).loss());
  }

  @Test
  void anEllipsisAloneIsNotShownForWhatCannotBe() {
    assertEquals("", TypedText.of("王".repeat(300), Weight.BOLD).text());
  }

  @Test
  void compatibleLettersStandInForFancyOnes() {
    assertEquals("Ana fi", TypedText.of("𝐀𝐧𝐚 ﬁ", Weight.BOLD).text().replace("ﬁ", "fi"));
    assertEquals("", TypedText.of("Ａｎａ", Weight.BOLD).missing());
  }

  @Test
  void aLineIsReadFromWhereItsFirstLetterIs() {
    assertFalse(line("ليلى Layla").isLeftToRight());
    assertTrue(line("Layla ليلى").isLeftToRight());
    assertFalse(line("(2) ליאור Bo").isLeftToRight());
    assertTrue(line("123").isLeftToRight());
  }

  @Test
  void latinInAnArabicNameStandsToItsLeft() {
    assertTrue(at("ليلى Layla", 5) < at("ليلى Layla", 0));
    assertTrue(at("Layla ليلى", 0) < at("Layla ليلى", 6));
    assertTrue(at("ليلى", 3) < at("ليلى", 0), "Arabic runs to the left");
    assertTrue(at("ليلى Layla", 5) < at("ليلى Layla", 9), "Latin within it to the right");
  }

  @Test
  void aLaterLineKeepsTheDirectionOfTheWhole() {
    TypedText text = TypedText.of("Layla ليلى.", Weight.BOLD);
    assertTrue(text.line(6, 11, 40).isLeftToRight());
  }

  @Test
  void lettersThatMeetInArabicAreJoined() {
    Face face = TypedText.of("محمد", Weight.MEDIUM).runs().getFirst().face();
    int[] apart =
        "دمحم"
            .chars()
            .flatMap(c -> IntStream.of(face.glyphs(Character.toString(c), RIGHT_TO_LEFT)))
            .toArray();
    assertNotEquals(Arrays.toString(apart), Arrays.toString(face.glyphs("محمد", RIGHT_TO_LEFT)));
  }

  @Test
  void pairsOfLettersAreKerned() {
    double pair = line("AV").getAdvance();
    assertTrue(pair < line("A").getAdvance() + line("V").getAdvance() - 1);
  }

  private static double at(String text, int index) {
    return line(text).getCaretInfo(TextHitInfo.leading(index))[0];
  }

  private static TextLayout line(String text) {
    return TypedText.of(text, Weight.MEDIUM).line(0, text.length(), 40);
  }

  private static List<String> runs(String text) {
    TypedText typed = TypedText.of(text, Weight.MEDIUM);
    assertEquals("", typed.missing());
    return typed.runs().stream()
        .map(run -> typed.text().substring(run.start(), run.end()))
        .toList();
  }
}
