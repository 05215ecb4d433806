package dev.foyer.reporting;

import dev.foyer.badge.BadgeTemplate.Weight;
import dev.foyer.badge.Lettering;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.Character.UnicodeScript;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// Sheets of A4 to be drawn on, in points from the upper left corner. Latin, Greek and Cyrillic are
/// set in embedded Noto Sans; other scripts are drawn as outlines, which are shaped and turned as
/// they should be, with their text beside them for whoever reads aloud or copies. The same drawing
/// gives the same bytes.
final class Paper implements AutoCloseable {
  static final float WIDTH = PDRectangle.A4.getWidth();
  static final float HEIGHT = PDRectangle.A4.getHeight();
  private static final Set<UnicodeScript> SET =
      Set.of(
          UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC, UnicodeScript.COMMON);

  private final PDDocument document = new PDDocument();
  private final PDFont medium;
  private final PDFont bold;
  private PDPageContentStream content;

  /// How a text is set.
  record Type(Weight weight, float size, float grey) {
    static final Type TEXT = new Type(Weight.MEDIUM, 9, 0.1f);
    static final Type SMALL = new Type(Weight.MEDIUM, 7.5f, 0.35f);
    static final Type STRONG = new Type(Weight.BOLD, 9, 0.1f);
    static final Type HEADING = new Type(Weight.BOLD, 12.5f, 0);
    static final Type TITLE = new Type(Weight.BOLD, 22, 0);
  }

  /// @param created what the document says of when it was made
  /// @param id what tells this document from others
  Paper(String title, Instant created, long id) throws IOException {
    medium = font("NotoSans-Medium");
    bold = font("NotoSans-Bold");
    document.setDocumentId(id);
    document.getDocumentInformation().setTitle(title);
    document.getDocumentInformation().setProducer("Foyer");
    document
        .getDocumentInformation()
        .setCreationDate(GregorianCalendar.from(created.atZone(ZoneOffset.UTC)));
    document.getDocumentCatalog().setLanguage("en");
    content = page();
  }

  void next() throws IOException {
    content.close();
    content = page();
  }

  /// @param y of the baseline
  void text(float x, float y, Type type, String text) throws IOException {
    grey(type.grey);
    if (isSet(text, type)) {
      content.beginText();
      content.setFont(font(type.weight), type.size);
      content.newLineAtOffset(x, HEIGHT - y);
      content.showText(text);
      content.endText();
    } else {
      COSDictionary spoken = new COSDictionary();
      spoken.setString(COSName.ACTUAL_TEXT, text);
      content.beginMarkedContent(COSName.getPDFName("Span"), PDPropertyList.create(spoken));
      fill(Lettering.outline(text, type.weight, type.size), x, y);
      content.endMarkedContent();
    }
  }

  /// @param x of the right edge
  void right(float x, float y, Type type, String text) throws IOException {
    text(x - width(type, text), y, type, text);
  }

  void centred(float x, float y, Type type, String text) throws IOException {
    text(x - width(type, text) / 2, y, type, text);
  }

  float width(Type type, String text) throws IOException {
    return isSet(text, type)
        ? font(type.weight).getStringWidth(text) * type.size / 1000
        : (float) Lettering.advance(text, type.weight, type.size);
  }

  /// As much of a text as there is room for, with an ellipsis if that is not all.
  String fitting(Type type, String text, float room) throws IOException {
    if (width(type, text) <= room) {
      return text;
    }
    int end = text.length();
    while (end > 0 && width(type, text.substring(0, end) + "…") > room) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end) + "…";
  }

  /// A filled box; 0 is black.
  void box(float x, float y, float width, float height, float grey) throws IOException {
    box(x, y, width, height, new float[] {grey, grey, grey});
  }

  /// @param rgb each from 0 to 1
  void box(float x, float y, float width, float height, float[] rgb) throws IOException {
    content.setNonStrokingColor(rgb[0], rgb[1], rgb[2]);
    content.addRect(x, HEIGHT - y - height, width, height);
    content.fill();
  }

  byte[] bytes() throws IOException {
    content.close();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out, CompressParameters.NO_COMPRESSION);
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    content.close();
    document.close();
  }

  private PDPageContentStream page() throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    return new PDPageContentStream(document, page);
  }

  private PDFont font(String name) throws IOException {
    try (InputStream in = Paper.class.getResourceAsStream("/fonts/" + name + ".ttf")) {
      if (in == null) {
        throw new IllegalStateException("the font " + name + " is missing");
      }
      return PDType0Font.load(document, in, true);
    }
  }

  private PDFont font(Weight weight) {
    return weight == Weight.BOLD ? bold : medium;
  }

  private void grey(float grey) throws IOException {
    content.setNonStrokingColor(grey, grey, grey);
  }

  /// Whether the embedded font has all of it and no letter depends on its neighbours.
  private boolean isSet(String text, Type type) throws IOException {
    if (!text.codePoints().allMatch(c -> SET.contains(UnicodeScript.of(c)))) {
      return false;
    }
    try {
      return font(type.weight).getStringWidth(text) >= 0;
    } catch (IllegalArgumentException missing) {
      return false;
    }
  }

  private void fill(Shape outline, float x, float y) throws IOException {
    AffineTransform onPaper = new AffineTransform(1, 0, 0, -1, x, HEIGHT - y);
    float[] at = new float[6];
    float[] last = new float[2];
    boolean any = false;
    for (PathIterator path = outline.getPathIterator(onPaper); !path.isDone(); path.next()) {
      any = true;
      int kind = path.currentSegment(at);
      switch (kind) {
        case PathIterator.SEG_MOVETO -> content.moveTo(at[0], at[1]);
        case PathIterator.SEG_LINETO -> content.lineTo(at[0], at[1]);
        case PathIterator.SEG_QUADTO ->
            content.curveTo(
                last[0] + (at[0] - last[0]) * 2 / 3,
                last[1] + (at[1] - last[1]) * 2 / 3,
                at[2] + (at[0] - at[2]) * 2 / 3,
                at[3] + (at[1] - at[3]) * 2 / 3,
                at[2],
                at[3]);
        case PathIterator.SEG_CUBICTO -> content.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
        default -> content.closePath();
      }
      int end = end(kind);
      if (end >= 0) {
        last[0] = at[end];
        last[1] = at[end + 1];
      }
    }
    if (any) {
      content.fill();
    }
  }

  /// Where in its numbers a segment's last point stands; −1 if it has none.
  private static int end(int kind) {
    return switch (kind) {
      case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 0;
      case PathIterator.SEG_QUADTO -> 2;
      case PathIterator.SEG_CUBICTO -> 4;
      default -> -1;
    };
  }
}
