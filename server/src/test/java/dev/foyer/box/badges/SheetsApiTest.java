package dev.foyer.box.badges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.OpenApiDocument;
import dev.foyer.box.Box;
import dev.foyer.box.BoxConfig;
import dev.foyer.box.Evening;
import dev.foyer.box.Evening.Guest;
import dev.foyer.box.Evening.Wish;
import dev.foyer.domain.FactBody.BadgeSent;
import dev.foyer.domain.FactBody.BadgeSettled;
import dev.foyer.domain.FactBody.Settlement;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.JobId;
import dev.foyer.domain.Role;
import dev.foyer.qr.Picture;
import dev.foyer.qr.QrReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sheets of badges as an organiser or a host asks for them; the PDF's codes say whose they are.
class SheetsApiTest {
  private static final String SHEET = "/api/badges/sheet";

  @TempDir Path data;
  private Box box;
  private OpenApiDocument document;
  private Http host;
  private Http kiosk;
  private Evening evening;
  private Guest zoe;
  private Guest bo;
  private Guest ana;

  @BeforeEach
  void start() {
    box = Box.start(BoxConfig.alone(data, 0));
    document = OpenApiDocument.servedAt(box.origin());
    host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
    kiosk = Http.paired(box.origin(), Role.STATION, box.pairingCode(Role.STATION));
    evening = Evening.at(box.replica());
    zoe = evening.invite("Zoë Berg");
    bo = evening.invite("Bo Li");
    ana = evening.invite(Wish.named("ána Quintero").people(2));
    evening.revoke(evening.invite("Mia Moved"));
    evening.invite(Wish.named("Paul Picnic").to(Evening.PICNIC));
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void everybodyOfTheEventIsThereByNameWithWhomTheyBring() throws IOException {
    assertEquals(List.of(of(ana, 0), of(ana, 1), of(bo, 0), of(zoe, 0)), codes(sheet("")));
  }

  @Test
  void thoseWhoAreInComeInTheirOrderOfArrival() throws IOException {
    scan(zoe);
    scan(bo);
    assertEquals(List.of(of(zoe, 0), of(bo, 0)), codes(sheet("&who=here&order=arrival")));
    assertEquals(List.of(of(bo, 0), of(zoe, 0)), codes(sheet("&who=here&order=name")));
    assertEquals(
        List.of(of(zoe, 0), of(bo, 0), of(ana, 0), of(ana, 1)), codes(sheet("&order=arrival")));
    assertEquals(List.of(of(ana, 0), of(ana, 1)), codes(sheet("&who=awaited")));
  }

  @Test
  void whoeverHasABadgeFromAPrinterNeedsNoOther() throws IOException {
    scan(zoe);
    scan(bo);
    assertEquals(List.of(of(bo, 0), of(zoe, 0)), codes(sheet("&who=without-badge")));
    JobId job =
        box.replica()
            .memory()
            .read(state -> state.badges().of(new GuestId(bo.invitation(), 0)).getFirst().id());
    box.replica()
        .ledger()
        .record(
            List.of(
                new BadgeSent(job, 1, "desk", 0),
                new BadgeSettled(job, 1, Settlement.PRINTED, List.of())));
    assertEquals(List.of(of(zoe, 0)), codes(sheet("&who=without-badge")));
  }

  @Test
  void aUsedSheetIsContinuedAtTheLabelThatIsSaid() throws IOException {
    Answer answer = sheet("&from=9");
    try (PDDocument pdf = Loader.loadPDF(answer.raw().body())) {
      assertEquals(2, pdf.getNumberOfPages());
    }
    assertEquals("from", document.check("GET " + SHEET, get("&from=11")).text("field"));
  }

  @Test
  void aGuestWhoseNameCannotBeShownIsNamedBesideTheSheet() throws IOException {
    evening.invite("\u1000\u1001");
    Answer answer = sheet("");
    assertEquals(4, codes(answer).size());
    String warnings = answer.raw().headers().firstValue("Foyer-Warnings").orElse("");
    String words = URLDecoder.decode(warnings, StandardCharsets.UTF_8);
    assertEquals(
        "\u1000\u1001: cannot display in name: \u1000\u1001. Left out: write it by hand.", words);
  }

  @Test
  void aGuestWithAnEmojiThatNoFontHasIsOnTheSheetAndStaffAreTold() throws IOException {
    Guest max = evening.invite("Ana \uD83E\uDEEA");
    Answer answer = sheet("");
    assertTrue(codes(answer).contains(of(max, 0)));
    String warnings = answer.raw().headers().firstValue("Foyer-Warnings").orElse("");
    assertEquals(
        "Ana \uD83E\uDEEA: cannot display in name: \uD83E\uDEEA. It is there without that.",
        URLDecoder.decode(warnings, StandardCharsets.UTF_8));
  }

  @Test
  void organisersReadBeforehandWhoseBadgesTheFontsCannotShow() {
    evening.invite(Wish.named("Ana \uD83E\uDEEA").people(2));
    evening.invite("李美玲");
    evening.revoke(evening.invite("王小明"));
    evening.invite(Wish.named("김민준").to(Evening.PICNIC));
    String path = "/api/badges/unshown";
    Answer list = document.check("GET " + path, host.get(path + "?event=" + Evening.SUPPER));
    List<String> guests = new ArrayList<>();
    list.json().path("guests").forEach(guest -> guests.add(guest.toString()));
    assertEquals(
        List.of(
            "{\"name\":\"Ana \uD83E\uDEEA\",\"byHand\":false,"
                + "\"words\":[\"cannot display in name: \uD83E\uDEEA\"]}",
            "{\"name\":\"李美玲\",\"byHand\":true," + "\"words\":[\"cannot display in name: 李美玲\"]}"),
        guests);
    assertEquals(404, host.get(path + "?event=ffffffffffffffff").status());
    assertEquals("event", document.check("GET " + path, host.get(path)).text("field"));
    assertEquals(403, kiosk.get(path + "?event=" + Evening.SUPPER).status());
  }

  @Test
  void whatCannotBeDrawnIsRefusedInWords() {
    assertEquals(404, refused("&who=here").status());
    assertEquals("who", refused("&who=nobody").text("field"));
    assertEquals("order", refused("&order=height").text("field"));
    assertEquals(404, refused("&template=5x5in").status());
    Answer large = refused("&template=4x6in");
    assertEquals(422, large.status());
    assertTrue(large.text("title").contains("of its size"), large.body());
    assertEquals("format", host.get(SHEET + "?event=" + Evening.SUPPER).text("field"));
    assertEquals("format", host.get(SHEET + "?format=a6&event=" + Evening.SUPPER).text("field"));
    assertEquals("event", host.get(SHEET + "?format=avery-l4785").text("field"));
    String nowhere = SHEET + "?format=avery-l4785&event=ffffffffffffffff";
    assertEquals(404, document.check("GET " + SHEET, host.get(nowhere)).status());
    assertEquals(403, kiosk.get(SHEET + "?format=avery-l4785").status());
  }

  private Answer refused(String query) {
    return document.check("GET " + SHEET, get(query));
  }

  private Answer sheet(String query) {
    Answer answer = document.check("GET " + SHEET, get(query));
    assertEquals(200, answer.status(), answer::body);
    return answer;
  }

  private Answer get(String query) {
    return host.get(SHEET + "?format=avery-l4785&event=" + Evening.SUPPER + query);
  }

  /// The codes of the first page, label by label.
  private static List<String> codes(Answer answer) throws IOException {
    List<String> codes = new ArrayList<>();
    try (PDDocument pdf = Loader.loadPDF(answer.raw().body())) {
      BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(0, 254, ImageType.GRAY);
      for (int label = 0; label < 10; label++) {
        int left = 175 + label % 2 * 950;
        int top = 135 + label / 2 * 550;
        Picture cut = Picture.of(page.getSubimage(left, top, 800, 500));
        codes.addAll(QrReader.texts(cut, System.nanoTime() + 1_000_000_000L));
      }
    }
    return codes;
  }

  private static String of(Guest guest, int index) {
    return "FB:" + guest.invitation().hex().toUpperCase(Locale.ROOT) + "-" + index;
  }

  private void scan(Guest guest) {
    String body =
        Http.JSON
            .createObjectNode()
            .put("scanId", guest.invitation().hex() + "00000000")
            .put("text", guest.token().bare())
            .toString();
    Answer answer = kiosk.post("/api/scans", body);
    assertEquals("admitted", answer.text("decision"), answer::body);
  }
}
