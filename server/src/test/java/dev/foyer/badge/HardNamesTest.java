package dev.foyer.badge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.badge.BadgeRenderer.Rendering;
import dev.foyer.badge.BadgeTemplate.Box;
import dev.foyer.badge.BadgeTemplate.Field;
import dev.foyer.badge.BadgeTemplate.Weight;
import dev.foyer.badge.FieldText.PlacedLine;
import dev.foyer.domain.Profile;
import dev.foyer.printer.Label;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HardNamesTest {
  private static final double MILLIMETRES_AN_INCH = 25.4;
  private static final double SCALE = 203 / MILLIMETRES_AN_INCH;
  private static final List<Path> TEMPLATES = templates();
  private static final List<BadgeTemplate> READ =
      TEMPLATES.stream().map(BadgeTemplate::read).toList();
  private static final List<BadgeTemplate> WIDEST_AND_NARROWEST =
      List.of(
          Collections.max(READ, Comparator.comparingDouble(BadgeTemplate::width)),
          Collections.min(READ, Comparator.comparingDouble(BadgeTemplate::width)));
  private static final Map<BadgeTemplate, BadgeRenderer> RENDERERS =
      WIDEST_AND_NARROWEST.stream()
          .collect(Collectors.toMap(t -> t, t -> new BadgeRenderer(t, 203)));

  private static List<Path> templates() {
    try {
      URI classes = BadgeTemplate.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      try (Stream<Path> files = Files.list(Path.of(classes).resolve("badges"))) {
        return files.filter(file -> file.toString().endsWith(".svg")).sorted().toList();
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the built-in templates are not found", e);
    }
  }

  static List<HardName> names() {
    return HardNames.all();
  }

  @Test
  void thereAreOverAHundredHardNamesEachOnceAndGroupByGroup() {
    List<HardName> names = names();
    assertTrue(names.size() >= 120, () -> names.size() + " names");
    List<String> groups = new ArrayList<>();
    for (HardName name : names) {
      if (groups.isEmpty() || !groups.getLast().equals(name.group())) {
        groups.add(name.group());
      }
    }
    assertEquals(groups.size(), groups.stream().distinct().count(), groups::toString);
    assertFalse(groups.contains(""));
    assertEquals(names.size(), names.stream().map(HardName::name).distinct().count());
    assertTrue(TEMPLATES.size() >= 2, "the built-in templates are found");
  }

  @Test
  void aListOfHardNamesIsLegible() {
    for (HardName name : names()) {
      String listed = name.listed();
      assertTrue(listed.length() <= 500, name.why());
      assertTrue(listed.chars().noneMatch(Character::isISOControl), name.why());
      assertTrue(listed.chars().noneMatch(c -> c == 0x202e || c == 0x2067), name.why());
    }
    assertEquals(
        "[U+202E]olleh[U+202C] Ana",
        new HardName("", "\u202eolleh\u202c Ana", HardName.Expected.SHOWN, "").listed());
    assertEquals(
        "x".repeat(60) + "…",
        new HardName("", "x".repeat(61), HardName.Expected.SHOWN, "").listed());
  }

  @ParameterizedTest
  @MethodSource("names")
  void aHardNameIsShownWholeOrReported(HardName name) {
    for (BadgeTemplate template : WIDEST_AND_NARROWEST) {
      Rendering badge = render(template, name);
      boolean warned = badge.lacksName();
      boolean ink = badge.fields().blackDots() > 20;
      switch (name.expected()) {
        case SHOWN -> {
          assertEquals(List.of(), badge.warnings());
          assertTrue(ink, "something is printed");
        }
        case LEFT_OUT -> {
          assertFalse(badge.warnings().isEmpty(), "staff are told");
          assertFalse(warned, "the name is there");
          assertTrue(ink, "something is printed");
        }
        case REPORTED -> assertTrue(warned, "staff are told");
        case BLANK -> {
          assertEquals(0, badge.fields().blackDots());
          assertTrue(warned, "staff are told");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aHardNameLooksTheSameEachTime(HardName name) {
    for (BadgeTemplate template : WIDEST_AND_NARROWEST) {
      assertEquals(render(template, name).fields(), render(template, name).fields());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void noInkIsCutOffAndNoLineTouchesAnother(HardName name) {
    READ.forEach(template -> everyLineHasItsPlace(names(template), 203, name));
    WIDEST_AND_NARROWEST.forEach(template -> everyLineHasItsPlace(words(template), 300, name));
  }

  private static void everyLineHasItsPlace(List<Field> fields, int dpi, HardName name) {
    double scale = dpi / MILLIMETRES_AN_INCH;
    for (Field field : fields) {
      Rectangle2D box = dots(field.box(), scale);
      double lowest = Double.NEGATIVE_INFINITY;
      for (PlacedLine line : lines(field, scale, name)) {
        Rectangle2D ink = line.ink();
        String where = field.name() + " " + ink + " in " + box;
        assertTrue(box.contains(ink) || ink.isEmpty(), where);
        assertTrue(ink.getMinY() >= lowest, where);
        lowest = ink.getMaxY();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void theEdgeOfABoxCutsNoDotOff(HardName name) {
    for (BadgeTemplate template : WIDEST_AND_NARROWEST) {
      for (Field field : words(template)) {
        Rectangle2D box = dots(field.box(), SCALE);
        assertEquals(0, dotsOutside(box, lines(field, SCALE, name)), field.name());
      }
    }
  }

  /// How many dots would be black outside a box if nothing held them back.
  private static int dotsOutside(Rectangle2D box, List<PlacedLine> lines) {
    int side = 900;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    lines.forEach(line -> line.layout().draw(graphics, (float) line.x(), (float) line.y()));
    graphics.dispose();
    byte[] dots = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    return (int)
        IntStream.range(0, dots.length)
            .filter(i -> dots[i] != 0)
            .mapToObj(i -> new Rectangle(i % side, i / side, 1, 1))
            .filter(dot -> !box.contains(dot.getCenterX(), dot.getCenterY()))
            .count();
  }

  @ParameterizedTest
  @MethodSource("names")
  void noBoxForAMissingGlyphIsDrawn(HardName name) {
    for (Weight weight : Weight.values()) {
      TypedText text = TypedText.of(text(name, "name"), weight);
      text.runs()
          .forEach(
              run ->
                  assertTrue(
                      run.face().shapes(text.text().substring(run.start(), run.end())),
                      weight.name()));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void howeverMuchIsWrittenOnlySoMuchIsLookedAt(HardName name) {
    List<String> clusters = Clusters.of(new BadgeFields(Map.of("name", name.name())).text("name"));
    assertTrue(clusters.size() <= Clusters.MOST + 1, () -> clusters.size() + " clusters");
    assertTrue(
        clusters.stream().allMatch(c -> c.codePointCount(0, c.length()) <= Clusters.LONGEST));
  }

  @ParameterizedTest
  @ValueSource(ints = {203, 300})
  void aShortFirstNameIsReadFromTwoMetresOnEachBuiltInTemplate(int dpi) {
    for (Path file : TEMPLATES) {
      BadgeRenderer renderer = new BadgeRenderer(BadgeTemplate.read(file), dpi);
      Label fields = renderer.render(new BadgeFields(Map.of("first-name", "Ana"))).fields();
      double height = inkHeight(fields) * MILLIMETRES_AN_INCH / dpi;
      assertTrue(height >= 8, () -> file.getFileName() + ": capitals of " + height + " mm");
    }
  }

  private static Rendering render(BadgeTemplate template, HardName name) {
    BadgeFields fields =
        new BadgeFields(
            Map.of("first-name", Profile.named(name.name()).firstName(), "name", name.name()));
    return Objects.requireNonNull(RENDERERS.get(template)).render(fields);
  }

  private static List<Field> words(BadgeTemplate template) {
    return template.fields().stream().filter(field -> !field.name().equals("qr")).toList();
  }

  private static List<Field> names(BadgeTemplate template) {
    return template.fields().stream().filter(field -> field.name().endsWith("name")).toList();
  }

  private static String text(HardName name, String field) {
    return new BadgeFields(Map.of(field, name.name())).text(field);
  }

  private static List<PlacedLine> lines(Field field, double scale, HardName name) {
    TypedText text = TypedText.of(text(name, field.name()), field.weight());
    return text.text().isEmpty() ? List.of() : new FieldText(scale).place(field, text);
  }

  private static Rectangle2D dots(Box box, double scale) {
    return new Rectangle2D.Double(
        box.x() * scale - 0.01,
        box.y() * scale - 0.01,
        box.width() * scale + 0.02,
        box.height() * scale + 0.02);
  }

  private static int inkHeight(Label label) {
    int top = -1;
    int bottom = -1;
    for (int y = 0; y < label.height(); y++) {
      for (int x = 0; x < label.width(); x++) {
        if (label.black(x, y)) {
          top = top < 0 ? y : top;
          bottom = y;
        }
      }
    }
    return bottom - top + 1;
  }
}
