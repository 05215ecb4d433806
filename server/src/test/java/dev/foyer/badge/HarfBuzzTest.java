package dev.foyer.badge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.foyer.badge.BadgeTemplate.Weight;
import dev.foyer.badge.TypedText.Run;
import java.awt.Font;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What badges are set in against `hb-shape`, HarfBuzz's own program: the same font, the same text,
/// the same glyphs in the same order.
class HarfBuzzTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void harfBuzzIsInstalled() {
    boolean found =
        List.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
            .stream()
            .anyMatch(path -> Files.isExecutable(Path.of(path, "hb-shape")));
    assumeTrue(found, "hb-shape is missing: apt-get install libharfbuzz-bin");
  }

  @ParameterizedTest
  @CsvSource({
    "NotoSans-Bold, AVATAR Ťukić ﬁ ffi",
    "NotoSans-Medium, Nguyễn Thị Hiền Ẵ Ổ",
    "NotoSans-Medium, Z\u0303\u0301\u0323a\u0328\u0301 x\u0302\u0303",
    "NotoSans-Medium, Ἀριστοτέλης ᾯδης",
    "NotoSans-Bold, Ђорђе Ўткір",
    "NotoSans-Bold, श्रीकृष्ण क्षत्रिय",
    "NotoSans-Medium, ज्ञानेश्वर विठ्ठल द्विवेदी",
    "NotoSans-Medium, लक्ष्मी कॉन्ट्रॅक्टर शर्\u200dमा",
    "NotoSansArabic-Bold, محمد عبد الرحمن",
    "NotoSansArabic-Medium, مُحَمَّدٌ الْهَاشِمِيّ",
    "NotoSansArabic-Medium, لالة سلمى محـــمد",
    "NotoSansArabic-Bold, پگاه می\u200cخواهم ٹیپو ہے",
    "NotoSansHebrew-Bold, שָׁלוֹם בַּת־שֶׁבַע",
    "NotoSansThai-Medium, ปิ่นเกล้าน้ำผึ้ง ณัฐวุฒิ",
    "NotoSansThai-Bold, ศรีสุวรรณ กตัญญู ฐิติ",
    "NotoSansTamil-Bold, கார்த்திகேயன் சுப்ரமணியம் ஸ்ரீ",
    "NotoEmoji-Medium, 👩\u200d👩\u200d👧👨\u200d👩\u200d👧\u200d👦",
    "NotoEmoji-Medium, 👩🏾\u200d🚀👍🏽🧑🏻\u200d🤝\u200d🧑🏿",
    "NotoEmoji-Medium, 🇳🇴🇮🇪🇳",
    "NotoEmoji-Medium, 🏳\ufe0f\u200d🌈1\ufe0f\u20e3❤\ufe0f",
    "NotoEmoji-Medium, 🐶\u200d🚗",
  })
  void aLineHasTheGlyphsThatHarfBuzzGives(String font, String text)
      throws IOException, InterruptedException {
    TypedText typed = TypedText.of(text, font.endsWith("Bold") ? Weight.BOLD : Weight.MEDIUM);
    assertEquals("", typed.missing());
    Run run = typed.runs().getFirst();
    assertEquals(1, typed.runs().size(), "one font has all of it");
    int direction = typed.isLeftToRight() ? Font.LAYOUT_LEFT_TO_RIGHT : Font.LAYOUT_RIGHT_TO_LEFT;
    String glyphs =
        IntStream.of(run.face().glyphs(typed.text(), direction))
            .mapToObj(Integer::toString)
            .collect(Collectors.joining("|", "[", "]"));
    assertEquals(harfBuzz(file(font), typed.text()), glyphs);
  }

  private static Path file(String font) throws IOException {
    Path file = folder.resolve(font + ".ttf");
    try (InputStream in = HarfBuzzTest.class.getResourceAsStream("/fonts/" + font + ".ttf")) {
      Files.copy(Objects.requireNonNull(in), file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private static String harfBuzz(Path font, String text) throws IOException, InterruptedException {
    Path input = Files.writeString(folder.resolve("text"), text);
    List<String> command = new ArrayList<>();
    command.add("hb-shape");
    command.addAll(List.of("--no-positions", "--no-clusters", "--no-glyph-names"));
    command.add("--remove-default-ignorables");
    command.add("--text-file=" + input);
    command.add(font.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output.strip();
  }
}
