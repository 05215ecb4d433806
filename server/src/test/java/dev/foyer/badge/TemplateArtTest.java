package dev.foyer.badge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.badge.BadgeRenderer.Rendering;
import dev.foyer.printer.Label;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// What of a template's art, logo and space reaches the paper. Labels of 50 by 50 mm at 254 dots an
/// inch: ten dots a millimetre.
class TemplateArtTest {
  private static final String NAME =
      "<rect id='field:name' x='2' y='2' width='46' height='8' data-max='6'/>";
  private static final String ROLE =
      "<rect id='field:role' x='2' y='10' width='46' height='12' data-max='6' data-prefix='as '"
          + " data-optional='true' data-space-to='name'/>";
  private static final String LOGO =
      "<rect id='field:logo' x='10' y='30' width='30' height='10' data-align='right'/>";

  @Test
  void aMissingFieldLeavesNeitherItsPrefixNorItsArtBehind() {
    String line = "<rect x='2' y='24' width='46' height='1' data-with='role'/>";
    BadgeRenderer renderer = renderer(NAME + ROLE.replace(" data-space-to='name'", "") + line);
    Label with = render(renderer, Map.of("name", "Ana", "role", "host"));
    Label without = render(renderer, Map.of("name", "Ana", "role", " "));
    assertTrue(with.black(250, 245), "the line stands where there is a role");
    assertFalse(without.black(250, 245), "and not where there is none");
    assertEquals(0, ink(without, 105, 500), "nor does its prefix");
  }

  @Test
  void artThatComesWithAFieldTravelsWithTheGuestAndTheRestOnlyOnce() {
    String art =
        "<rect x='2' y='24' width='46' height='1' data-with='role'/>"
            + "<rect x='2' y='40' width='46' height='1'/>";
    Rendering badge =
        renderer(NAME + ROLE + art).render(new BadgeFields(Map.of("name", "A", "role", "b")));
    assertTrue(badge.fields().black(250, 245));
    assertFalse(badge.fields().black(250, 405));
    assertTrue(badge.art().black(250, 405));
    assertFalse(badge.art().black(250, 245));
  }

  @Test
  void theSpaceOfAMissingFieldGoesWhereTheTemplateSays() {
    BadgeRenderer renderer = renderer(NAME + ROLE);
    Label with = render(renderer, Map.of("name", "Ana", "role", "host"));
    Label without = render(renderer, Map.of("name", "Ana"));
    assertTrue(ink(with, 0, 100) > 0);
    assertEquals(0, ink(without, 0, 60), "the name has moved into the middle of both");
    assertTrue(ink(without, 80, 160) > 0);
  }

  @Test
  void spaceTravelsOnThroughFieldsThatAreMissingAsWell() {
    String third =
        "<rect id='field:event' x='2' y='22' width='46' height='20'"
            + " data-optional='true' data-space-to='role'/>";
    BadgeRenderer renderer = renderer(NAME + ROLE + third);
    assertEquals(0, ink(render(renderer, Map.of("name", "Ana")), 0, 140));
    assertTrue(ink(render(renderer, Map.of("name", "Ana", "event", "Gala")), 0, 140) > 0);
  }

  @Test
  void greyBecomesAnEvenPatternAndBlackAndWhiteStayAsTheyAre() {
    Label label =
        art(
            "<rect x='5' y='20' width='20' height='20' fill='#808080'/>"
                + "<circle cx='38' cy='30' r='8' fill='#000'/>");
    double share = ink(label, 60, 240, 210, 390) / (180.0 * 180);
    assertEquals(0.5, share, 0.02);
    for (int x = 70; x < 230; x += 8) {
      assertEquals(32, ink(label, x, x + 8, 240, 248), 1, "each square of the pattern is alike");
    }
    for (int y = 200; y < 400; y++) {
      assertTrue(edges(label, y, 290, 470) <= 2, "the circle's edge is one clean step");
    }
    assertEquals(Math.PI * 80 * 80, ink(label, 290, 470, 200, 400), 120);
  }

  @Test
  void theSameArtAlwaysGivesTheSameDots() {
    String art = "<rect x='5' y='20' width='20' height='20' fill='#a0a0a0'/>";
    assertEquals(art(art), art(art));
    assertNotEquals(art(art), art(art.replace("a0a0a0", "404040")));
  }

  @Test
  void aPictureWithinTheTemplateIsDrawn() throws IOException {
    String data = Base64.getEncoder().encodeToString(png());
    Label label =
        art(
            "<image x='5' y='20' width='20' height='20' href='data:image/png;base64,"
                + data
                + "'/>");
    assertEquals(20_000, ink(label, 50, 250, 200, 400), 900);
  }

  @Test
  void aLogoStandsInItsBoxInItsOwnProportions() throws IOException {
    for (Logo logo :
        new Logo[] {
          Logo.of(png()),
          Logo.of(
              utf8(
                  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 2'>"
                      + "<rect width='1' height='2'/></svg>"))
        }) {
      BadgeTemplate template = template(NAME + LOGO + NAMEPLATE).with(logo);
      Label label = new BadgeRenderer(template, 254).render(new BadgeFields(Map.of())).art();
      assertEquals(5_000, ink(label, 300, 352, 300, 400), 400, "its left half is black");
      assertEquals(0, ink(label, 354, 500, 295, 405));
      assertEquals(0, ink(label, 0, 298, 295, 405));
      assertTrue(label.black(250, 455), "and what belongs to it is there");
    }
  }

  private static final String NAMEPLATE =
      "<rect x='10' y='45' width='30' height='1' data-with='logo'/>";

  @Test
  void withoutALogoItsPlaceStaysEmpty() {
    Label label = render(renderer(NAME + LOGO + NAMEPLATE), Map.of("name", "A", "logo", "x"));
    assertEquals(0, ink(label, 110, 500));
  }

  /// Two by two dots: black at the left, white at the right.
  private static byte[] png() throws IOException {
    BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(100, 0, 100, 200);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private static Label art(String art) {
    return renderer(NAME + art).render(new BadgeFields(Map.of())).art();
  }

  private static Label render(BadgeRenderer renderer, Map<String, String> texts) {
    return renderer.render(new BadgeFields(texts)).whole();
  }

  private static BadgeRenderer renderer(String body) {
    return new BadgeRenderer(template(body), 254);
  }

  private static BadgeTemplate template(String body) {
    return BadgeTemplate.parse(
        utf8(
            "<svg xmlns='http://www.w3.org/2000/svg' width='50mm' height='50mm'"
                + " viewBox='0 0 50 50'>"
                + body
                + "</svg>"));
  }

  private static int ink(Label label, int top, int bottom) {
    return ink(label, 0, label.width(), top, bottom);
  }

  private static int ink(Label label, int left, int right, int top, int bottom) {
    int ink = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        ink += label.black(x, y) ? 1 : 0;
      }
    }
    return ink;
  }

  private static int edges(Label label, int y, int left, int right) {
    int edges = 0;
    for (int x = left + 1; x < right; x++) {
      edges += label.black(x, y) == label.black(x - 1, y) ? 0 : 1;
    }
    return edges;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
