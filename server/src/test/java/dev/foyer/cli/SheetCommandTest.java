package dev.foyer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.badge.BadgeFields;
import dev.foyer.badge.BadgeRenderer;
import dev.foyer.badge.BadgeTemplate;
import dev.foyer.badge.Logo;
import dev.foyer.box.Evening;
import dev.foyer.box.Evening.Guest;
import dev.foyer.box.Evening.Wish;
import dev.foyer.journal.Given;
import dev.foyer.printer.Label;
import dev.foyer.projection.Replica;
import dev.foyer.qr.Picture;
import dev.foyer.qr.QrReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `foyer badge sheet` as somebody types it; the PDF is read back.
class SheetCommandTest {
  private static final String SQUARE =
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'>"
          + "<rect width='10' height='10'/></svg>";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path pdf;

  @BeforeEach
  void place() {
    pdf = folder.resolve("badges.pdf");
  }

  @Test
  void aGuestListBecomesSheetsInTheOrderOfTheFile() throws IOException {
    Path list =
        list(
            "Navn;Firma;Antall;Pronomen",
            "Zoë Berg;Fjord;2;she/her",
            "Ana Ødegård;;1;",
            "Bo Li;Havn;;they/them");
    assertEquals(
        0,
        run("--guests", list.toString(), "--event", "Supper", "--format", "avery-l4785"),
        err::toString);
    assertEquals("4 badges on 1 sheet: " + pdf, out.toString().strip());
    List<Label> drawn = badges(600);
    BadgeRenderer renderer = new BadgeRenderer(BadgeTemplate.named("80x50mm"), 600);
    assertEquals(
        List.of(
            drawn(
                renderer,
                Map.of(
                    "first-name",
                    "Zoë",
                    "name",
                    "Zoë Berg",
                    "organisation",
                    "Fjord",
                    "pronouns",
                    "she/her")),
            drawn(renderer, Map.of("first-name", "Welcome", "name", "here with Zoë Berg")),
            drawn(renderer, Map.of("first-name", "Ana", "name", "Ana Ødegård")),
            drawn(
                renderer,
                Map.of(
                    "first-name",
                    "Bo",
                    "name",
                    "Bo Li",
                    "organisation",
                    "Havn",
                    "pronouns",
                    "they/them"))),
        drawn);
  }

  @Test
  void whatOfAListIsNotOnTheSheetsIsSaidLineByLine() throws IOException {
    Path list =
        list(
            "name,email",
            "Ana \uD83E\uDEEA,ana@example.org",
            "李美玲,",
            ",bo@example.org",
            "Bo Li,no address");
    assertEquals(1, run("--guests", list.toString(), "--format", "avery-l7160", "--from", "21"));
    assertEquals(
        List.of(
            "Line 4: There is no name.",
            "Line 5: \"no address\" is not an e-mail address.",
            "李美玲: cannot display in name: 李美玲. Left out: write it by hand.",
            "Ana \uD83E\uDEEA: cannot display in name: \uD83E\uDEEA. It is there without that."),
        err.toString().lines().toList());
    assertEquals(1, badges(600).size());
  }

  @Test
  void anOwnTemplateIsDrawnWithTheLogo() throws IOException {
    Path list = list("name", "Ana Lima");
    Path own =
        Files.writeString(
            folder.resolve("own.svg"),
            "<svg xmlns='http://www.w3.org/2000/svg' width='80mm' height='50mm'"
                + " viewBox='0 0 80 50'><rect id='field:name' width='40' height='20'/>"
                + "<rect id='field:logo' x='50' width='20' height='20'/></svg>");
    Path logo = Files.writeString(folder.resolve("logo.svg"), SQUARE);
    int exit =
        run("--guests=" + list, "--format=avery-l4785", "--template=" + own, "--logo=" + logo);
    assertEquals(0, exit, err::toString);
    BadgeTemplate template = BadgeTemplate.read(own).with(Logo.read(logo));
    BadgeRenderer renderer = new BadgeRenderer(template, 600);
    assertEquals(List.of(drawn(renderer, Map.of("name", "Ana Lima"))), badges(600));
  }

  @Test
  void aStoppedBoxsGuestsHaveTheirCodes() throws IOException {
    Path data = folder.resolve("box");
    List<Guest> guests;
    try (Replica replica = Replica.founding(data, "box", Given.clock())) {
      Evening evening = Evening.at(replica);
      guests =
          evening.invite(List.of(Wish.named("Zoë Berg").people(2), Wish.named("ána Quintero")));
      evening.invite(Wish.named("Paul Picnic").to(Evening.PICNIC));
      assertEquals(1, run("--data", data.toString(), "--format", "avery-l4785"));
      assertTrue(err.toString().contains("cannot be used"), err::toString);
    }
    List<Path> before = files(data);
    assertEquals(0, run("--data", data.toString(), "--format", "avery-l4785"), err::toString);
    assertEquals(
        List.of(code(guests.get(1), 0), code(guests.get(0), 0), code(guests.get(0), 1)), codes());
    assertEquals(0, run("--data=" + data, "--format=avery-l4785", "--event=picnic"));
    assertEquals(1, codes().size());
    assertEquals(2, run("--data=" + data, "--format=avery-l4785", "--event=picnic", "--who=here"));
    assertTrue(err.toString().contains("nobody to draw a badge for"), err::toString);
    assertEquals(2, run("--data=" + data, "--format=avery-l4785", "--event=ball"));
    assertTrue(
        err.toString().contains("--event " + Evening.SUPPER.hex() + "  Supper"), err::toString);
    assertEquals(before, files(data));
    try (Replica replica = Replica.settled(data, Given.clock())) {
      assertTrue(replica.memory().read(state -> state.guests().event(Evening.SUPPER)).isPresent());
    }
  }

  @Test
  void whatIsMissingOrWrongIsToldInOneSentence() throws IOException {
    Path list = list("name", "Ana");
    String guests = "--guests=" + list;
    wrong("--format, or --formats", guests);
    wrong("No sheets are called \"a6\". There are avery-l4785,", guests, "--format=a6");
    wrong(
        "--from 11 is out of range: it goes from 1 to 10.",
        guests,
        "--format=avery-l4785",
        "--from=11");
    wrong("either --guests FILE.csv or --data DIR", "--format=avery-l4785");
    wrong("either --guests", guests, "--data=" + folder, "--format=avery-l4785");
    wrong("--who says nothing without --data DIR", guests, "--who=here", "--format=avery-l4785");
    wrong("holds no journal", "--data=" + folder, "--format=avery-l4785");
    wrong("--who does not know \"some\"", "--data=" + folder, "--who=some", "--format=avery-l4785");
    wrong("cannot be read", "--guests=" + folder.resolve("none.csv"), "--format=avery-l4785");
    wrong(
        "No column holds the guests' names",
        "--guests=" + list("age", "7"),
        "--format=avery-l4785");
    wrong("This is a spreadsheet.", "--guests=" + list("PK\u0003\u0004"), "--format=avery-l4785");
    wrong(
        "at 25 % of its size",
        "--guests=" + list("name", "Ana"), "--format=avery-l7160", "--template=4x6in");
    wrong("There is no template at 5x5in", guests, "--format=avery-l4785", "--template=5x5in");
    Path logo = Files.writeString(folder.resolve("logo.svg"), SQUARE);
    wrong("no place for a logo", guests, "--format=avery-l7160", "--logo=" + logo);
    assertEquals(2, execute("badge", "sheet", guests, "--format=avery-l4785"));
    assertTrue(err.toString().contains("--out badges.pdf"), err::toString);
    assertEquals(2, execute("badge", "sheet", guests, "--format=avery-l4785", "--out=" + folder));
    assertTrue(err.toString().contains("cannot be written"), err::toString);
  }

  @Test
  void theFormatsAreListed() {
    assertEquals(0, execute("badge", "sheet", "--formats"));
    assertTrue(out.toString().contains("herma-4418   27 labels  HERMA 4418, 4419"), out::toString);
    assertNotEquals(0, execute("badge"), "badge by itself asks for a guest as before");
    assertEquals(0, execute("badge", "sheet", "--help"));
    assertTrue(out.toString().contains("Print them at 100 %."), out::toString);
  }

  private void wrong(String words, String... options) {
    assertEquals(2, run(options), words);
    List<String> lines = err.toString().lines().toList();
    assertEquals(2, lines.size(), err.toString());
    assertTrue(lines.getFirst().contains(words), err::toString);
    assertEquals("Try: foyer badge sheet --help", lines.getLast());
  }

  private int run(String... options) {
    List<String> words = new ArrayList<>(List.of("badge", "sheet", "--out", pdf.toString()));
    words.addAll(List.of(options));
    return execute(words.toArray(String[]::new));
  }

  private int execute(String... words) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine command = Foyer.commandLine();
    return command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(words);
  }

  private Path list(String... lines) throws IOException {
    return Files.write(folder.resolve("guests.csv"), List.of(lines), StandardCharsets.UTF_8);
  }

  private static List<Path> files(Path data) throws IOException {
    try (var files = Files.walk(data)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Label drawn(BadgeRenderer renderer, Map<String, String> guest) {
    BadgeFields fields = new BadgeFields(guest).with("event", "Supper");
    return renderer.render(fields).whole();
  }

  private static String code(Guest guest, int index) {
    return "FB:" + guest.invitation().hex().toUpperCase(Locale.ROOT) + "-" + index;
  }

  private List<String> codes() throws IOException {
    return badges(600).stream()
        .flatMap(
            badge ->
                QrReader.texts(Picture.of(badge.image()), System.nanoTime() + 10_000_000_000L)
                    .stream())
        .toList();
  }

  /// The badges of the first sheet in the order in which they are drawn.
  private List<Label> badges(int dpi) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      PDPage page = document.getPage(0);
      List<Label> badges = new ArrayList<>();
      String content = new String(page.getContents().readAllBytes(), StandardCharsets.ISO_8859_1);
      for (Matcher drawn = Pattern.compile("/(\\w+) Do").matcher(content); drawn.find(); ) {
        var image =
            (PDImageXObject) page.getResources().getXObject(COSName.getPDFName(drawn.group(1)));
        badges.add(Label.of(image.getImage(), dpi));
      }
      return badges;
    }
  }
}
