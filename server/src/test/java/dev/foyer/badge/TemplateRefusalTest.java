package dev.foyer.badge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Templates that are refused, and what the designer is told. The SVG of each begins at line 1, its
/// body at line 2.
class TemplateRefusalTest {
  private static final String NAME = "<rect id='field:name' x='2' y='2' width='50' height='9'/>";

  @TempDir Path folder;

  @Test
  void aBrokenSvgIsRefusedWithItsLine() {
    refused("at line 3", NAME + "\n<g><rect");
    refused("at line 4", NAME + "\n\n<g></a>");
    assertTrue(whole("no svg at all").startsWith("The template cannot be read at line 1: "));
    assertEquals("The template is no SVG file.", whole("<html/>"));
    assertTrue(whole("").startsWith("The template cannot be read at line 1: "));
  }

  @Test
  void aDoctypeIsRefusedWithItsLineAndNoEntityIsEverExpanded() {
    String bomb =
        """
        <?xml version='1.0'?>
        <!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>
        <svg xmlns='http://www.w3.org/2000/svg'>&b;&b;</svg>
        """;
    assertEquals("The template has a DOCTYPE at line 2: take it out.", whole(bomb));
    String outside =
        "<!DOCTYPE svg SYSTEM 'file:///etc/passwd'>\n<svg xmlns='http://www.w3.org/2000/svg'/>";
    assertEquals("The template has a DOCTYPE at line 1: take it out.", whole(outside));
  }

  @Test
  void aHundredMegabytesAreRefusedWithoutBeingRead() throws IOException {
    Path file = folder.resolve("large.svg");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(100L << 20);
    }
    long before = allocated();
    BadgeException refusal = assertThrows(BadgeException.class, () -> BadgeTemplate.read(file));
    assertTrue(allocated() - before < 4 << 20, "no more is read than a template may have");
    assertEquals("The template is over 512 kB: simplify its art.", refusal.getMessage());
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean)
            java.lang.management.ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<image href='http://example.org/x.png'/>",
        "<image href='//example.org/x.png'/>",
        "<image href='logo.png'/>",
        "<image href='file:///etc/passwd'/>",
        "<image xmlns:l='http://www.w3.org/1999/xlink' l:href='http://example.org/x.png'/>",
        "<use href='http://example.org/x.svg#a'/>",
        "<rect width='5' height='5' fill='url(http://example.org/x.svg#a)'/>",
        "<rect width='5' height='5' style='fill:URL( \"http://example.org/x.svg#a\" )'/>",
        "<style>.a{fill:url('http://example.org/x.svg#a')}</style>",
        "<style>@import 'http://example.org/x.css';</style>",
        "<style>@font-face{font-family:a;src:url(http://example.org/a.ttf)}</style>",
        "<image href='data:image/svg+xml;base64,PHN2Zy8+'/>",
        "<image href='data:text/html,hello'/>",
        "<script>alert(1)</script>",
        "<foreignObject/>",
        "<filter id='f'/>",
      })
  void whatAsksForAnythingOutsideIsRefusedWithItsLine(String art) {
    refused("at line 3,", NAME + "\n" + art);
  }

  @Test
  void aRefusedTargetIsNamed() {
    refused("\"http://example.org/x.png\"", NAME + "<image href='http://example.org/x.png'/>");
  }

  @Test
  void referencesThatMultiplyOrGoInACircleAreRefused() {
    StringBuilder bomb = new StringBuilder(NAME + "<defs><g id='g0'><path d='M0 0h1'/></g>");
    for (int level = 1; level <= 6; level++) {
      bomb.append("<g id='g").append(level).append("'>");
      bomb.append(("<use href='#g" + (level - 1) + "'/>").repeat(10)).append("</g>");
    }
    refused("draws more than 10000 things", bomb + "</defs><use href='#g6'/>");
    refused(
        "refers to itself", NAME + "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>");
    String patterns =
        "<pattern id='p'><rect width='1' height='1' fill='url(#q)'/></pattern>"
            + "<pattern id='q'><rect width='1' height='1' fill='url(#p)'/></pattern>";
    refused("refers to itself", NAME + patterns);
    refused("say it on the shape", NAME + "<pattern id='p'/><style>rect{fill:url(#p)}</style>");
  }

  @Test
  void treesThatAreTooDeepOrTooLargeAreRefused() {
    refused("nested too deeply at line 2", "<g>".repeat(5_000) + "</g>".repeat(5_000));
    refused("more than 10000 elements", NAME + "<g/>".repeat(10_000));
    String many = "<g id='g'>" + "<path d='M0 0h1'/>".repeat(4_000) + "</g>";
    refused("draws more than 10000 things", NAME + many + "<use href='#g'/>".repeat(2));
  }

  @Test
  void aPictureOfFarMoreDotsThanBytesIsRefusedBeforeItIsUnpacked() throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(3000, 2000, BufferedImage.TYPE_BYTE_BINARY), "png", out);
    String large = Base64.getEncoder().encodeToString(out.toByteArray());
    assertTrue(large.length() < 10_000);
    refused("4 million dots", NAME + "<image href='data:image/png;base64," + large + "'/>");
    refused("that cannot be read", NAME + "<image href='data:image/png;base64,AAAA'/>");
    refused("damaged", NAME + "<image href='data:image/png;base64,A'/>");
  }

  @Test
  void anUnknownFieldOrSettingIsRefusedWithThoseThatAreKnown() {
    refused(
        "\"surname\" at line 2, which is not known. There are first-name, name, organisation,"
            + " role, pronouns, ask-me-about, tables, cast, event, qr, logo.",
        "<rect id='field:surname' width='9' height='9'/>");
    refused("There are data-align, data-lines,", field("data-line='2'"));
  }

  @Test
  void aFieldThatIsSetWronglyIsRefusedWithWhatItMayBe() {
    refused(
        "data-lines, which is 1 to 4, that is not well formed. (line 2)", field("data-lines='0'"));
    refused("data-lines", field("data-lines='many'"));
    refused("data-max, which is 2 to 100,", field("data-max='1'"));
    refused("data-max", field("data-max='NaN'"));
    refused("data-align, which is left or center or right,", field("data-align='up'"));
    refused("data-weight, which is medium or bold,", field("data-weight='900'"));
    refused("data-optional, which is true or false,", field("data-optional='yes'"));
    refused("make it a rectangle", "<path id='field:name' d='M0 0h9v9z'/>");
    refused("is there twice", NAME + NAME);
  }

  @Test
  void spaceThatCannotBeGivenIsRefused() {
    String role = "<rect id='field:role' x='2' y='30' width='50' height='5' data-optional='true' ";
    refused("which is no other field for text here", NAME + role + "data-space-to='event'/>");
    refused("needs data-optional", field("data-space-to='name'"));
    String between = "<rect id='field:event' x='2' y='20' width='50' height='5'/>";
    refused("but \"event\" lies between", NAME + between + role + "data-space-to='name'/>");
    refused("which is no other field", NAME + role + "data-space-to='role'/>");
  }

  @Test
  void artThatComesWithNoFieldIsRefused() {
    refused(
        "line 3 comes with \"role\", which is no field of this template",
        NAME + "\n<path d='M0 0h9' data-with='role'/>");
    refused(
        "is part of other art",
        NAME + "<g data-with='name'><path d='M0 0h9' data-with='name'/></g>");
  }

  @Test
  void aLogoIsHeldToTheSameRules() {
    assertEquals("The logo is a picture that cannot be read.", logo("no picture"));
    assertTrue(logo("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>").contains("line 1"));
    BadgeTemplate none = BadgeTemplate.parse(utf8(svg(NAME)));
    Logo logo =
        Logo.of(utf8("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 2'><path/></svg>"));
    BadgeException refusal = assertThrows(BadgeException.class, () -> none.with(logo));
    assertTrue(String.valueOf(refusal.getMessage()).contains("no place for a logo"));
  }

  private static String logo(String text) {
    return message(assertThrows(BadgeException.class, () -> Logo.of(utf8(text))));
  }

  private static String field(String setting) {
    return "<rect id='field:name' width='9' height='9' " + setting + "/>";
  }

  private static void refused(String words, String body) {
    String message = whole(svg(body));
    assertTrue(message.contains(words), message);
  }

  private static String svg(String body) {
    return "<svg xmlns='http://www.w3.org/2000/svg' width='62mm' height='100mm'"
        + " viewBox='0 0 62 100'>\n"
        + body
        + "</svg>";
  }

  private static String whole(String svg) {
    return message(assertThrows(BadgeException.class, () -> BadgeTemplate.parse(utf8(svg))));
  }

  private static String message(BadgeException e) {
    return String.valueOf(e.getMessage());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
