package dev.foyer.badge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import dev.foyer.badge.BadgeRenderer.Rendering;
import dev.foyer.badge.BadgeRenderer.Warning;
import dev.foyer.domain.Profile;
import dev.foyer.printer.Label;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BadgeRendererTest {
  private static final String TOKEN =
      "F1:" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".repeat(5).substring(0, 149);
  private static final BadgeRenderer RENDERER =
      new BadgeRenderer(BadgeTemplate.fourByThreeInches(), 203);

  @Test
  void theQrCodeIsReadFromTheFinalBitmap() throws NotFoundException {
    assertEquals(TOKEN, decode(render("Ana Quintero").whole()));
  }

  @Test
  void aShortFirstNameIsAtLeastEightMillimetresHigh() {
    Label fields =
        new BadgeRenderer(BadgeTemplate.fourByThreeInches(), 203)
            .render(new BadgeFields(Map.of("first-name", "HANNA")))
            .fields();
    int top = -1;
    int bottom = -1;
    for (int y = 0; y < fields.height(); y++) {
      for (int x = 0; x < fields.width(); x++) {
        if (fields.black(x, y)) {
          top = top < 0 ? y : top;
          bottom = y;
        }
      }
    }
    assertTrue((bottom - top + 1) / 203.0 * 25.4 >= 8);
  }

  @Test
  void whatCannotBeShownIsReportedAndNeverDrawnAsBoxes() {
    Rendering badge = render("Ana 王");
    assertEquals(List.of(new Warning("name", "王", Loss.LETTERS)), badge.warnings());
    assertTrue(badge.lacksName());
  }

  @Test
  void aNameWithAnEmojiThatNoFontHasIsPrintedWithoutItAndStaffAreTold() {
    Rendering badge = render("Ana \uD83E\uDEEA Lima 🇽🇽");
    assertFalse(badge.lacksName());
    assertEquals(render("Ana Lima").fields(), badge.fields());
    assertEquals(
        List.of("cannot display in name: \uD83E\uDEEA🇽🇽"),
        badge.warnings().stream().map(Warning::words).toList());
  }

  @Test
  void whoeverBeginsTheirNameWithSuchAnEmojiHasAFirstNameAllTheSame() {
    Rendering badge = render("\uD83E\uDEEA Ana Lima");
    assertFalse(badge.lacksName());
    assertEquals(render("Ana Lima").fields(), badge.fields());
    assertEquals(
        List.of(
            new Warning("first-name", "\uD83E\uDEEA", Loss.SIGNS),
            new Warning("name", "\uD83E\uDEEA", Loss.SIGNS)),
        badge.warnings());
    assertEquals(
        List.of("cannot display in name: \uD83E\uDEEA"), Legibility.words(badge.warnings()));
    Rendering other =
        RENDERER.render(new BadgeFields(Map.of("first-name", "⠁⠝⠁", "name", "Ana Lima")));
    assertTrue(other.lacksName(), "a first name in letters is not given up for another word");
  }

  @Test
  void aNameOfNothingButSuchEmojiIsNoName() {
    assertTrue(render("\uD83E\uDEEA 🇽🇽").lacksName());
    BadgeTemplate greeting =
        BadgeTemplate.parse(
            utf8(
                "<svg xmlns='http://www.w3.org/2000/svg' width='62mm' height='30mm'"
                    + " viewBox='0 0 62 30'><rect id='field:name' width='60' height='20'"
                    + " data-prefix='I am '/></svg>"));
    Rendering badge =
        new BadgeRenderer(greeting, 203).render(new BadgeFields(Map.of("name", "\uD83E\uDEEA")));
    assertTrue(badge.lacksName());
    assertEquals(0, badge.fields().blackDots(), "the words before the name are no name either");
  }

  @Test
  void aBadgeWithoutANameIsToldFromOneWithAFirstNameOnly() {
    Rendering nobody =
        RENDERER.render(new BadgeFields(Map.of("organisation", "Ateneo", "name", " ")));
    assertEquals(
        List.of("cannot display in name: there is none"),
        nobody.warnings().stream().map(Warning::words).toList());
    assertTrue(nobody.lacksName());
    assertEquals(
        List.of(), RENDERER.render(new BadgeFields(Map.of("first-name", "Ana"))).warnings());
  }

  @Test
  void whatIsSaidBeforeDrawingIsWhatIsSaidOfTheBadge() {
    for (HardName name : HardNames.all()) {
      BadgeFields guest =
          new BadgeFields(
              Map.of("name", name.name(), "first-name", Profile.named(name.name()).firstName()));
      assertEquals(
          RENDERER.render(guest).warnings().stream().map(Warning::words).sorted().toList(),
          Legibility.warnings(guest).stream().map(Warning::words).sorted().toList(),
          name.why());
    }
  }

  @Test
  void printerCommandsAndOverridesAreOnlyWords() {
    Rendering badge = render("^XZ^XA^JUS^XZ ~JA \u001b@ \u202eolleh\u202c");
    assertEquals(List.of(), badge.warnings());
  }

  @Test
  void aTemplateWithADoctypeOrAnOutsidePictureIsRefused() {
    String bomb = "<!DOCTYPE svg [<!ENTITY a \"a\">]><svg xmlns='http://www.w3.org/2000/svg'/>";
    assertThrows(BadgeException.class, () -> BadgeTemplate.parse(utf8(bomb)));
    String outside =
        "<svg xmlns='http://www.w3.org/2000/svg' width='62mm' height='100mm'>"
            + "<image href='http://example.org/x.png'/></svg>";
    BadgeException refusal =
        assertThrows(BadgeException.class, () -> BadgeTemplate.parse(utf8(outside)));
    assertTrue(String.valueOf(refusal.getMessage()).contains("http://example.org/x.png"));
  }

  @Test
  void aFieldThatWouldNotStandWhereItSaysIsRefusedByItsName() {
    refused("\"name\" does not lie within", "<rect id='field:name' x='50' width='20' height='9'/>");
    refused("\"name\" does not lie within", "<rect id='field:name' y='-1' width='9' height='9'/>");
    refused("\"name\" has width", "<rect id='field:name' width='NaN' height='9'/>");
    refused("\"name\" has x", "<rect id='field:name' x='5mm' width='9' height='9'/>");
    refused("1 to 4", "<rect id='field:name' width='9' height='9' data-lines='5'/>");
    refused("1 to 4", "<rect id='field:name' width='9' height='9' data-lines='1.5'/>");
    refused("data-max", "<rect id='field:name' width='9' height='9' data-max='0'/>");
    refused("a setting", "<rect id='field:name' width='9' height='9' data-align='up'/>");
    refused(
        "\"name\" is moved",
        "<g transform='scale(2)'><rect id='field:name' width='9' height='9'/></g>");
    refused(
        "\"name\" is moved", "<rect id='field:name' width='9' height='9' transform='rotate(9)'/>");
    refused("\"name\" is moved", "<svg><rect id='field:name' width='9' height='9'/></svg>");
  }

  private static void refused(String words, String body) {
    String svg =
        "<svg xmlns='http://www.w3.org/2000/svg' width='62mm' height='100mm' viewBox='0 0 62 100'>";
    refusedWhole(words, svg + body + "</svg>");
  }

  private static void refusedWhole(String words, String svg) {
    BadgeException refusal =
        assertThrows(BadgeException.class, () -> BadgeTemplate.parse(utf8(svg)));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains(words), message);
  }

  @Test
  void aTemplateWhoseUnitIsNotTheMillimetreIsRefused() {
    String field = "<rect id='field:name' width='9' height='9'/></svg>";
    String svg = "<svg xmlns='http://www.w3.org/2000/svg' width='4in' height='3in'";
    refusedWhole("viewBox=\"0 0 101.6 76.2\"", svg + ">" + field);
    refusedWhole("viewBox=\"0 0 101.6 76.2\"", svg + " viewBox='0 0 384 288'>" + field);
    assertEquals(
        101.6, BadgeTemplate.parse(utf8(svg + " viewBox='0 0 101.6 76.2'>" + field)).width(), 0.01);
  }

  private static Rendering render(String name) {
    String first = name.contains(" ") ? name.substring(0, name.indexOf(' ')) : name;
    return RENDERER.render(
        new BadgeFields(
            Map.of(
                "first-name",
                first,
                "name",
                name,
                "organisation",
                "Ateneo de Manila University Press",
                "ask-me-about",
                "how to keep bees on a roof",
                "event",
                "Winter dinner",
                "qr",
                TOKEN)));
  }

  private static String decode(Label label) throws NotFoundException {
    BufferedImage image = label.image();
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
    var bitmap = new BinaryBitmap(new GlobalHistogramBinarizer(source));
    return new QRCodeMultiReader().decodeMultiple(bitmap)[0].getText();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
