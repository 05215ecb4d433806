package dev.foyer.badge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.badge.BadgeRenderer.Rendering;
import dev.foyer.printer.Label;
import dev.foyer.qr.Picture;
import dev.foyer.qr.QrCode;
import dev.foyer.qr.QrReader;
import java.awt.Rectangle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every built-in template at the resolutions that it is printed with, measured on the final dots.
class BuiltInTemplatesTest {
  private static final String BADGE = "FB:0123456789ABCDEF01234567-0";
  private static final String TOKEN =
      "F1:" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".repeat(5).substring(0, 149);
  private static final Map<String, String> EVERYTHING =
      Map.of(
          "first-name", "Hanna",
          "name", "Hanna Lindqvist-Ødegård",
          "organisation", "Fjord & Fjell Consulting",
          "role", "Speaker",
          "pronouns", "she/her",
          "ask-me-about", "how to keep bees on a roof",
          "event", "Winter Dinner 2026",
          "tables", "4 · 7 · 2",
          "cast", "\u2B50",
          "qr", BADGE);

  static Stream<Arguments> prints() {
    return Stream.concat(
        BuiltInTemplates.rolls().stream()
            .flatMap(name -> Stream.of(Arguments.of(name, 203), Arguments.of(name, 300))),
        BuiltInTemplates.sheets().stream().map(name -> Arguments.of(name, 600)));
  }

  @Test
  void thereAreTwoForEverySizeOfRoll() {
    assertEquals(8, BuiltInTemplates.rolls().size());
    for (String name : BuiltInTemplates.rolls()) {
      assertTrue(BuiltInTemplates.rolls().contains(name.replace("-large-name", "")), name);
    }
  }

  @ParameterizedTest
  @MethodSource("prints")
  void theCodeIsReadFromTheFinalDotsWithAFreeEdgeAndThreeDotsAModule(String name, int dpi) {
    for (String text : List.of(BADGE, TOKEN)) {
      Map<String, String> texts = new HashMap<>(EVERYTHING);
      texts.put("qr", text);
      Label whole = render(name, dpi, texts).whole();
      assertEquals(List.of(text), read(whole));
      Rectangle code = ink(render(name, dpi, Map.of("qr", text)).fields());
      int modules = QrCode.of(text).size();
      assertEquals(0, code.width % modules, "whole dots");
      int dots = code.width / modules;
      assertTrue(dots >= 3, dots + " dots a module");
      Rectangle free = new Rectangle(code);
      free.grow(4 * dots, 4 * dots);
      for (int y = free.y; y < free.y + free.height; y++) {
        for (int x = free.x; x < free.x + free.width; x++) {
          boolean within = x >= 0 && y >= 0 && x < whole.width() && y < whole.height();
          assertTrue(within, "the free edge is on the label");
          assertFalse(!code.contains(x, y) && whole.black(x, y), "ink in the free edge");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("prints")
  void theFirstNameHasCapitalsOfEightMillimetres(String name, int dpi) {
    Rectangle letters = ink(render(name, dpi, Map.of("first-name", "HANNA")).fields());
    double height = letters.height * 25.4 / dpi;
    assertTrue(height >= 8, () -> "%.1f mm".formatted(height));
  }

  @ParameterizedTest
  @MethodSource("prints")
  void everythingStaysWhereAPrintHeadReaches(String name, int dpi) {
    Rendering badge = render(name, dpi, EVERYTHING);
    assertEquals(List.of(), badge.warnings());
    Rectangle used = ink(badge.whole());
    double margin = name.startsWith("57") ? 4.3 : name.startsWith("62") ? 1.6 : 2.5;
    int dots = (int) (margin * dpi / 25.4);
    assertTrue(used.x >= dots, "left");
    assertTrue(used.x + used.width <= badge.art().width() - dots, "right");
    assertTrue(used.y >= 2.5 * dpi / 25.4, "top");
    assertTrue(used.y + used.height <= badge.art().height() - (int) (2 * dpi / 25.4), "bottom");
  }

  @ParameterizedTest
  @MethodSource("prints")
  void eachFieldShowsSomething(String name, int dpi) {
    BadgeTemplate template = BadgeTemplate.named(name);
    for (BadgeTemplate.Field field : template.fields()) {
      if (!field.name().equals("logo")) {
        Map<String, String> one = Map.of(field.name(), EVERYTHING.getOrDefault(field.name(), ""));
        assertTrue(render(name, dpi, one).fields().blackDots() > 50, field.name());
      }
    }
    for (String needed : List.of("first-name", "name", "pronouns", "role", "tables", "qr")) {
      assertTrue(template.fields().stream().anyMatch(field -> field.name().equals(needed)), needed);
    }
  }

  @ParameterizedTest
  @MethodSource("prints")
  void noLetterIsCutOffAtTheEdgeOfItsField(String name, int dpi) {
    BadgeTemplate template = BadgeTemplate.named(name);
    for (BadgeTemplate.Field field : template.fields()) {
      if (!List.of("qr", "logo").contains(field.name())) {
        Map<String, String> tall = Map.of(field.name(), "Ågj");
        BadgeTemplate.Box box = template.fields(new BadgeFields(tall)).getFirst().box();
        Rectangle ink = ink(render(name, dpi, tall).fields());
        assertTrue(ink.y > box.y() * dpi / 25.4, field.name() + " at its top");
        double bottom = (box.y() + box.height()) * dpi / 25.4;
        assertTrue(ink.y + ink.height < bottom, field.name() + " at its bottom");
      }
    }
  }

  @Test
  void aTemplateIsTakenByItsNameOrAsAFile() {
    assertEquals(62, BadgeTemplate.named("62x100mm").width(), 0.01);
    BadgeException refusal = assertThrows(BadgeException.class, () -> BadgeTemplate.named("5x5in"));
    String words = String.valueOf(refusal.getMessage());
    assertTrue(words.contains("4x3in, 4x3in-large-name, 62x100mm"), words);
  }

  private static Rendering render(String name, int dpi, Map<String, String> texts) {
    return new BadgeRenderer(BadgeTemplate.named(name), dpi).render(new BadgeFields(texts));
  }

  private static Rectangle ink(Label label) {
    Rectangle ink = new Rectangle();
    for (int y = 0; y < label.height(); y++) {
      for (int x = 0; x < label.width(); x++) {
        if (label.black(x, y)) {
          Rectangle dot = new Rectangle(x, y, 1, 1);
          ink = ink.isEmpty() ? dot : ink.union(dot);
        }
      }
    }
    return ink;
  }

  private static List<String> read(Label label) {
    return QrReader.texts(Picture.of(label.image()), System.nanoTime() + 10_000_000_000L);
  }
}
