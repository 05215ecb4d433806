package dev.foyer.sheets;

import dev.foyer.badge.BadgeException;
import dev.foyer.badge.BadgeFields;
import dev.foyer.badge.BadgeRenderer;
import dev.foyer.badge.BadgeRenderer.Rendering;
import dev.foyer.badge.BadgeTemplate;
import dev.foyer.badge.Legibility;
import dev.foyer.printer.Label;
import dev.foyer.sheets.SheetFormat.Size;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/// Puts badges on sheets of labels: each is drawn as for a label printer, with 600 dots an inch of
/// the paper, and stands in the middle of its label. A template of another size is drawn smaller or
/// larger in its own proportions, so that all of it fits.
public final class BadgeSheets {
  private static final int DPI = 600;
  private static final double POINTS_A_MILLIMETRE = 72 / 25.4;
  private static final double LEAST_SCALE = 0.6;
  private static final double MOST_SCALE = 1.25;

  private final SheetFormat format;
  private final BadgeTemplate template;
  private final double scale;
  private final BadgeRenderer renderer;

  /// A document.
  ///
  /// @param leftOut for each badge that would not have said who the guest is, what cannot be shown;
  ///   its place went to the next one
  /// @param incomplete for each badge that is there, what cannot be shown on it
  public record Pdf(
      byte[] bytes, int badges, int sheets, List<String> leftOut, List<String> incomplete) {
    public Pdf {
      leftOut = List.copyOf(leftOut);
      incomplete = List.copyOf(incomplete);
    }

    /// What staff should know, one guest a line.
    public List<String> remarks() {
      return Stream.concat(
              leftOut.stream().map(words -> words + ". Left out: write it by hand."),
              incomplete.stream().map(words -> words + ". It is there without that."))
          .toList();
    }
  }

  /// @throws BadgeException if the template would come out at less than 60 % of its size
  public BadgeSheets(SheetFormat format, BadgeTemplate template) {
    this.format = format;
    this.template = template;
    Size room = format.printable();
    double fitting = Math.min(room.x() / template.width(), room.y() / template.height());
    if (fitting < LEAST_SCALE) {
      throw new BadgeException(
          "The template is made for %.0f × %.0f mm and would be printed at %.0f %% of its size: take"
                  .formatted(template.width(), template.height(), fitting * 100)
              + " a smaller one, or larger labels.");
    }
    this.scale = Math.min(fitting, MOST_SCALE);
    this.renderer = new BadgeRenderer(template, (int) Math.round(DPI * scale));
  }

  /// Draws all badges.
  ///
  /// @param from the first label to be used, from 1; those before it have been used already
  /// @throws IllegalArgumentException if the sheet has no such label
  public Pdf pdf(String title, List<BadgeFields> guests, int from) {
    if (from < 1 || from > format.grid().labels()) {
      throw new IllegalArgumentException("a sheet has labels 1 to " + format.grid().labels());
    }
    try (PDDocument document = new PDDocument()) {
      document.getDocumentInformation().setTitle(title);
      List<String> leftOut = new ArrayList<>();
      List<String> incomplete = new ArrayList<>();
      int index = from - 1;
      for (BadgeFields guest : guests) {
        Rendering badge = renderer.render(guest);
        if (badge.lacksName()) {
          leftOut.add(words(guest, badge));
        } else {
          place(document, badge.whole(), index++);
          if (!badge.warnings().isEmpty()) {
            incomplete.add(words(guest, badge));
          }
        }
      }
      if (document.getNumberOfPages() == 0) {
        page(document);
      }
      int badges = index - (from - 1);
      return new Pdf(written(document), badges, document.getNumberOfPages(), leftOut, incomplete);
    } catch (IOException e) {
      throw new UncheckedIOException("a sheet of badges cannot be written", e);
    }
  }

  private static String words(BadgeFields guest, Rendering badge) {
    return guest.text("name") + ": " + String.join("; ", Legibility.words(badge.warnings()));
  }

  private PDPage page(PDDocument document) {
    Size paper = format.paper();
    PDPage page = new PDPage(new PDRectangle(points(paper.x()), points(paper.y())));
    document.addPage(page);
    return page;
  }

  private void place(PDDocument document, Label badge, int index) throws IOException {
    int number = index / format.grid().labels();
    PDPage page = number < document.getNumberOfPages() ? document.getPage(number) : page(document);
    Size corner = format.corner(index % format.grid().labels());
    double width = template.width() * scale;
    double height = template.height() * scale;
    double left = corner.x() + (format.label().x() - width) / 2;
    double top = corner.y() + (format.label().y() - height) / 2;
    try (PDPageContentStream content =
        new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
      content.drawImage(
          image(document, badge),
          points(left),
          points(format.paper().y() - top - height),
          points(width),
          points(height));
    }
  }

  /// The label's own dots, packed as they are: 1 is black in them, and white in PDF unless it is
  /// told (ISO 32000-1, 8.9.5.2).
  private static PDImageXObject image(PDDocument document, Label badge) throws IOException {
    PDImageXObject image =
        new PDImageXObject(
            document,
            new ByteArrayInputStream(packed(badge.rows())),
            COSName.FLATE_DECODE,
            badge.width(),
            badge.height(),
            1,
            PDDeviceGray.INSTANCE);
    COSArray decode = new COSArray();
    decode.add(COSInteger.ONE);
    decode.add(COSInteger.ZERO);
    image.setDecode(decode);
    return image;
  }

  private static byte[] packed(byte[] rows) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
      out.write(rows);
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  private static byte[] written(PDDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  private static float points(double millimetres) {
    return (float) (millimetres * POINTS_A_MILLIMETRE);
  }
}
