package dev.foyer.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.badge.BadgeException;
import dev.foyer.badge.BadgeFields;
import dev.foyer.badge.BadgeRenderer;
import dev.foyer.badge.BadgeTemplate;
import dev.foyer.badge.BuiltInTemplates;
import dev.foyer.printer.Label;
import dev.foyer.qr.Picture;
import dev.foyer.qr.QrReader;
import dev.foyer.sheets.BadgeSheets.Pdf;
import dev.foyer.sheets.SheetFormat.Size;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Sheets as a viewer and a printer see them: the PDF is read back.
class BadgeSheetsTest {
  static Stream<SheetFormat> formats() {
    return SheetFormat.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void labelsOfAFormatLieOnThePaperBesideEachOtherAndInItsMiddle(SheetFormat format) {
    Size last = format.corner(format.grid().labels() - 1);
    double right = format.paper().x() - last.x() - format.label().x();
    double bottom = format.paper().y() - last.y() - format.label().y();
    assertEquals(format.first().x(), right, 0.3, "as much at the right as at the left");
    assertEquals(format.first().y(), bottom, 0.5, "as much below as above");
    assertTrue(format.label().x() >= 60 && format.label().y() >= 29, "large enough for a badge");
    assertTrue(format.pitch().x() >= format.label().x() - 0.01);
    assertTrue(format.pitch().y() >= format.label().y() - 0.01);
    assertTrue(BuiltInTemplates.sheets().contains(format.template()), "its template");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void everyBadgeLiesOnItsOwnLabelWithACodeThatIsRead(SheetFormat format) throws IOException {
    int labels = format.grid().labels();
    Pdf pdf = sheets(format, format.template()).pdf("Badges", guests(labels), 1);
    assertEquals(1, pdf.sheets());
    BufferedImage page = page(pdf, 0);
    for (int i = 0; i < labels; i++) {
      BufferedImage label = cut(page, format, i);
      assertEquals(List.of(code(i)), read(label), "label " + (i + 1));
    }
    assertEquals(0, inkBetween(page, format), "nothing is printed between the labels");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void whatATemplateDrawsAtItsEdgeIsNotWherePrintersLeaveThePaperWhite(SheetFormat format)
      throws IOException {
    String framed =
        "<svg xmlns='http://www.w3.org/2000/svg' width='90mm' height='40mm' viewBox='0 0 90 40'>"
            + "<rect width='90' height='40' fill='none' stroke='#000' stroke-width='2'/>"
            + "<rect id='field:name' x='5' y='5' width='60' height='20'/></svg>";
    BadgeTemplate template = BadgeTemplate.parse(framed.getBytes(StandardCharsets.UTF_8));
    Pdf pdf = new BadgeSheets(format, template).pdf("Badges", guests(format.grid().labels()), 1);
    BufferedImage page = page(pdf, 0);
    int white = 42;
    BufferedImage reached =
        page.getSubimage(white, white, page.getWidth() - 2 * white, page.getHeight() - 2 * white);
    assertEquals(ink(page), ink(reached));
  }

  @Test
  void everyFormatIsThereOnceAndFoundByItsName() {
    List<String> names = SheetFormat.ALL.stream().map(SheetFormat::name).toList();
    assertEquals(names.size(), names.stream().distinct().count());
    for (String name : names) {
      assertEquals(name, SheetFormat.find(name).orElseThrow().name());
    }
    assertTrue(SheetFormat.find("herma-4412").isEmpty());
  }

  @Test
  void theDotsAreTheRenderersOwn() throws IOException {
    SheetFormat format = SheetFormat.find("avery-l4785").orElseThrow();
    BadgeTemplate template = BadgeTemplate.named("80x50mm");
    Pdf pdf = new BadgeSheets(format, template).pdf("Badges", guests(1), 1);
    Label drawn = new BadgeRenderer(template, 600).render(guests(1).getFirst()).whole();
    try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
      assertEquals("Badges", document.getDocumentInformation().getTitle());
      assertEquals(drawn, Label.of(only(document.getPage(0)).getImage(), 600));
    }
  }

  @Test
  void aSheetOfWhichSomeLabelsAreUsedIsContinued() throws IOException {
    SheetFormat format = SheetFormat.find("avery-l4785").orElseThrow();
    Pdf pdf = sheets(format, "80x50mm").pdf("Badges", guests(7), 5);
    assertEquals(2, pdf.sheets());
    assertEquals(7, pdf.badges());
    BufferedImage first = page(pdf, 0);
    assertEquals(0, ink(cut(first, format, 3)), "the fourth label was used before");
    assertEquals(List.of(code(0)), read(cut(first, format, 4)));
    assertEquals(List.of(code(5)), read(cut(first, format, 9)));
    BufferedImage second = page(pdf, 1);
    assertEquals(List.of(code(6)), read(cut(second, format, 0)));
    assertEquals(0, ink(cut(second, format, 1)));
    BadgeSheets sheets = sheets(format, "80x50mm");
    assertThrows(IllegalArgumentException.class, () -> sheets.pdf("Badges", guests(1), 11));
    assertThrows(IllegalArgumentException.class, () -> sheets.pdf("Badges", guests(1), 0));
  }

  @Test
  void aTemplateForAnotherSizeIsDrawnSmallerInItsProportionsOrRefused() throws IOException {
    SheetFormat format = SheetFormat.find("avery-l7165").orElseThrow();
    Pdf pdf = sheets(format, "4x3in").pdf("Badges", guests(2), 1);
    BufferedImage label = cut(page(pdf, 0), format, 0);
    assertEquals(List.of(code(0)), read(label));
    assertEquals(0, ink(label.getSubimage(0, 0, 30, label.getHeight())), "it stands in the middle");
    SheetFormat small = SheetFormat.find("avery-l7160").orElseThrow();
    BadgeException refusal = assertThrows(BadgeException.class, () -> sheets(small, "4x6in"));
    assertTrue(String.valueOf(refusal.getMessage()).contains("at 25 % of its size"));
  }

  @Test
  void aGuestWhoseNameCannotBeShownTakesNoLabelAndIsNamed() throws IOException {
    List<BadgeFields> guests = new ArrayList<>(guests(1));
    guests.addFirst(new BadgeFields(Map.of("name", "\u1000\u1001")));
    SheetFormat format = SheetFormat.find("avery-l7160").orElseThrow();
    Pdf pdf = sheets(format, "63x38mm").pdf("Badges", guests, 1);
    assertEquals(List.of("\u1000\u1001: cannot display in name: \u1000\u1001"), pdf.leftOut());
    assertEquals(1, pdf.badges());
    assertEquals(List.of(code(0)), read(cut(page(pdf, 0), format, 0)));
  }

  @Test
  void aGuestWithAnEmojiThatNoFontHasTakesALabelAndIsNamed() throws IOException {
    BadgeFields guest =
        new BadgeFields(Map.of("name", "Ana \uD83E\uDEEA", "organisation", "李記", "qr", code(7)));
    SheetFormat format = SheetFormat.find("avery-l4785").orElseThrow();
    Pdf pdf = sheets(format, "80x50mm").pdf("Badges", List.of(guest), 1);
    assertEquals(List.of(), pdf.leftOut());
    assertEquals(
        List.of(
            "Ana \uD83E\uDEEA: cannot display in name: \uD83E\uDEEA;"
                + " cannot display in organisation: 李記"),
        pdf.incomplete());
    assertEquals(List.of(code(7)), read(cut(page(pdf, 0), format, 0)));
  }

  @Test
  void nobodyGivesAnEmptySheet() throws IOException {
    SheetFormat format = SheetFormat.find("avery-5395").orElseThrow();
    Pdf pdf = sheets(format, "80x50mm").pdf("Badges", List.of(), 1);
    assertEquals(0, pdf.badges());
    BufferedImage page = page(pdf, 0);
    assertEquals(0, ink(page));
    assertEquals(11.0 / 8.5, (double) page.getHeight() / page.getWidth(), 0.001);
    assertFalse(pdf.bytes().length > 2_000);
  }

  private static BadgeSheets sheets(SheetFormat format, String template) {
    return new BadgeSheets(format, BadgeTemplate.named(template));
  }

  private static List<BadgeFields> guests(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new BadgeFields(
                    Map.of("first-name", "Hanna", "name", "Hanna Lindqvist", "qr", code(i))))
        .toList();
  }

  private static String code(int i) {
    return "FB:0123456789ABCDEF01234567-" + i;
  }

  private static BufferedImage page(Pdf pdf, int number) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
      assertEquals(pdf.sheets(), document.getNumberOfPages());
      return new PDFRenderer(document).renderImageWithDPI(number, 254, ImageType.GRAY);
    }
  }

  private static PDImageXObject only(PDPage page) throws IOException {
    List<COSName> names = new ArrayList<>();
    page.getResources().getXObjectNames().forEach(names::add);
    assertEquals(1, names.size());
    return (PDImageXObject) page.getResources().getXObject(names.getFirst());
  }

  /// A label of a page with ten dots a millimetre.
  private static BufferedImage cut(BufferedImage page, SheetFormat format, int index) {
    Size corner = format.corner(index);
    return page.getSubimage(
        (int) Math.ceil(corner.x() * 10),
        (int) Math.ceil(corner.y() * 10),
        (int) (format.label().x() * 10) - 1,
        (int) (format.label().y() * 10) - 1);
  }

  private static int inkBetween(BufferedImage page, SheetFormat format) {
    int within = 0;
    for (int i = 0; i < format.grid().labels(); i++) {
      within += ink(cut(page, format, i));
    }
    return ink(page) - within;
  }

  private static int ink(BufferedImage image) {
    int ink = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        ink += (image.getRGB(x, y) & 0xff) < 200 ? 1 : 0;
      }
    }
    return ink;
  }

  private static List<String> read(BufferedImage label) {
    return QrReader.texts(Picture.of(label), System.nanoTime() + 10_000_000_000L);
  }
}
