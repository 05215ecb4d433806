package dev.foyer.reporting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.measures.Freezing;
import dev.foyer.measures.Report;
import dev.foyer.measures.Sample;
import dev.foyer.measures.Season;
import dev.foyer.platform.Problem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/// The report as it is kept and as a viewer sees it.
class SeasonReportTest {
  private static Report report(long order) {
    Season season = Sample.season(order);
    return Freezing.freeze(season, Sample.frame(season));
  }

  /// A file of the repository, so that it is the same on another machine and in another year.
  @Test
  void aFrozenReportIsTheSameBytesAsEver() throws IOException {
    try (InputStream golden =
        SeasonReportTest.class.getResourceAsStream("/reporting/season.json")) {
      assertEquals(
          new String(Objects.requireNonNull(golden).readAllBytes(), StandardCharsets.UTF_8),
          new String(ReportJson.bytes(report(1)), StandardCharsets.UTF_8));
    }
  }

  @Test
  void theOrderInWhichThingsBecameKnownDoesNotShow() {
    assertArrayEquals(ReportJson.bytes(report(1)), ReportJson.bytes(report(2)));
  }

  @Test
  void aReportThatWasKeptIsPrintedAgainByteForByte() {
    byte[] json = ReportJson.bytes(report(1));
    byte[] pdf = SeasonReport.pdf(report(1));
    assertArrayEquals(json, ReportJson.bytes(ReportJson.read(json)));
    assertArrayEquals(pdf, SeasonReport.pdf(ReportJson.read(json)));
  }

  @Test
  void anotherReportIsAnotherDocument() {
    Report one = report(1);
    Report other =
        new Report(
            new Report.Heading("Another Table", one.heading().frozen()),
            one.evenings(),
            one.shares(),
            one.counts(),
            one.averages(),
            one.silos());
    assertNotEquals(
        Arrays.hashCode(SeasonReport.pdf(one)), Arrays.hashCode(SeasonReport.pdf(other)));
  }

  @Test
  void whatIsNoReportIsRefused() {
    byte[] other = "{\"heading\":1}".getBytes(StandardCharsets.UTF_8);
    assertThrows(Problem.class, () -> ReportJson.read(other));
  }

  @Test
  void theFiguresStandOnThePaper() throws IOException {
    try (PDDocument document = Loader.loadPDF(SeasonReport.pdf(report(1)))) {
      assertEquals(2, document.getNumberOfPages());
      String text = new PDFTextStripper().getText(document);
      for (String words :
          List.of(
              "Harbour Table",
              "78 % 233 of 297",
              "under 5 of 238",
              "2026-04-08 Σύναξη",
              "Birch & Sons",
              "smaller groups",
              "Brief Sense of Community Scale",
              "E–I index")) {
        assertTrue(text.contains(words), words + " in " + text);
      }
    }
  }

  @Test
  void nothingIsPrintedOverTheEdge() throws IOException {
    try (PDDocument document = Loader.loadPDF(SeasonReport.pdf(report(1)))) {
      for (int page = 0; page < document.getNumberOfPages(); page++) {
        BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page, 72);
        for (int y = 0; y < image.getHeight(); y++) {
          for (int x = 0; x < 40; x++) {
            assertEquals(0xffffffff, image.getRGB(x, y));
            assertEquals(0xffffffff, image.getRGB(image.getWidth() - 1 - x, y));
          }
        }
      }
    }
  }

  /// Arabic is drawn joined and from the right, and its text is there for whoever reads aloud.
  @Test
  void aCommunityMayBeCalledAnything() throws IOException {
    Report one = report(1);
    Report arabic =
        new Report(
            new Report.Heading("مائدة الميناء", one.heading().frozen()),
            List.of(one.evenings().getLast()),
            List.of(),
            List.of(),
            one.averages(),
            List.of());
    byte[] pdf = SeasonReport.pdf(arabic);
    assertArrayEquals(pdf, SeasonReport.pdf(ReportJson.read(ReportJson.bytes(arabic))));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 72);
      int ink = 0;
      for (int y = 45; y < 80; y++) {
        for (int x = 48; x < 300; x++) {
          ink += (image.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
        }
      }
      assertTrue(ink > 200, "ink: " + ink);
    }
  }
}
