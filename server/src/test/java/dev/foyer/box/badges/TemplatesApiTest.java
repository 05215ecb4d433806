package dev.foyer.box.badges;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.OpenApiDocument;
import dev.foyer.badge.BadgeFields;
import dev.foyer.badge.BadgeRenderer;
import dev.foyer.badge.BadgeRenderer.Rendering;
import dev.foyer.badge.BadgeTemplate;
import dev.foyer.badge.BuiltInTemplates;
import dev.foyer.badge.HardName;
import dev.foyer.badge.HardNames;
import dev.foyer.box.Box;
import dev.foyer.box.BoxConfig;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Role;
import dev.foyer.printer.Label;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Templates and previews as an organiser's page asks for them.
@TestInstance(Lifecycle.PER_CLASS)
class TemplatesApiTest {
  private static final String PREVIEW = "/api/badges/preview";
  private static final String SVG =
      "<svg xmlns='http://www.w3.org/2000/svg' width='62mm' height='30mm' viewBox='0 0 62 30'>\n"
          + "<rect id='field:name' width='60' height='20'/></svg>";

  private Box box;
  private OpenApiDocument document;
  private Http organiser;
  private Http host;

  @BeforeAll
  void start(@TempDir Path data) {
    box = Box.start(BoxConfig.alone(data, 0));
    document = OpenApiDocument.servedAt(box.origin());
    organiser = Http.paired(box.origin(), Role.ORGANISER, box.pairingCode(Role.ORGANISER));
    host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
  }

  @AfterAll
  void stop() {
    box.close();
  }

  @Test
  void thePreviewIsThePrinterSDotsOneByOne() throws IOException {
    Answer seen = get("?template=62x100mm&dpi=300&guest=" + encoded("{\"name\":\"Ana Quintero\"}"));
    assertEquals(200, seen.status());
    Label printed = drawn("62x100mm", 300, "Ana Quintero").whole();
    assertEquals(printed, label(seen, 300));
    assertTrue(seen.raw().headers().firstValue("Foyer-Warnings").isEmpty());
  }

  @Test
  void everyBuiltInTemplateIsListedWithHardNamesAndCanBeTakenAsAFile() {
    Answer list = document.check("GET /api/badges/templates", host.get("/api/badges/templates"));
    assertEquals("4x3in", list.text("usual"));
    assertEquals(BuiltInTemplates.all().size(), list.json().path("templates").size());
    assertEquals(HardNames.all().size(), list.json().path("hardNames").size());
    assertTrue(HardNames.all().size() >= 100);
    String source = "/api/badges/templates/";
    Answer file = document.check("GET " + source + "{template}", host.get(source + "4x6in"));
    assertArrayEquals(BuiltInTemplates.source("4x6in"), file.raw().body());
    assertEquals(
        404, document.check("GET " + source + "{template}", host.get(source + "5x5in")).status());
  }

  @Test
  void aTemplateThatIsSentIsShownAndNotKept() throws IOException {
    Answer seen = post("?guest=" + encoded("{\"name\":\"Ana\"}"), SVG);
    assertEquals(200, seen.status());
    assertTrue(label(seen, 203).blackDots() > 100);
    assertEquals(12, organiser.get("/api/badges/templates").json().path("templates").size());
  }

  @Test
  void aBrokenTemplateIsAnsweredWithItsLineInWords() {
    Answer broken = post("", SVG.replace("</svg>", "<g></svg>"));
    assertEquals(422, broken.status());
    assertTrue(broken.text("title").contains("line 2"), broken.body());
    Answer unknown = post("", SVG.replace("field:name", "field:surname"));
    assertTrue(unknown.text("title").contains("There are first-name, name,"), unknown.body());
    assertEquals(422, post("", "").status());
    assertEquals(413, post("", SVG + " ".repeat(BadgeTemplate.MAX_BYTES)).status());
    Answer json = document.check("POST " + PREVIEW, organiser.post(PREVIEW, "{}"));
    assertEquals(415, json.status());
  }

  @Test
  void whatCannotBeShownIsSaidBesideThePicture() {
    Answer seen = get("?guest=" + encoded("{\"name\":\"Ana \\u1000\"}"));
    String warnings = seen.raw().headers().firstValue("Foyer-Warnings").orElse("");
    assertEquals(
        "cannot display in name: \u1000\nThis badge is not printed: write it by hand.",
        URLDecoder.decode(warnings, StandardCharsets.UTF_8));
    Answer printed = get("?guest=" + encoded("{\"name\":\"Ana \\ud83e\\udeea\"}"));
    assertEquals(
        "cannot display in name: \ud83e\udeea",
        URLDecoder.decode(
            printed.raw().headers().firstValue("Foyer-Warnings").orElse(""),
            StandardCharsets.UTF_8));
  }

  @Test
  void aQuestionThatMakesNoSenseIsRefusedWithItsField() {
    assertEquals(404, get("?template=5x5in").status());
    assertEquals("dpi", get("?dpi=7").text("field"));
    assertEquals("dpi", get("?dpi=many").text("field"));
    assertEquals("guest", get("?guest=" + encoded("{\"surname\":\"A\"}")).text("field"));
    assertEquals("guest", get("?guest=" + encoded("{\"name\":7}")).text("field"));
    assertEquals(400, get("?guest=Ana").status());
    String long_ = "{\"name\":\"" + "a".repeat(501) + "\"}";
    assertEquals("guest", get("?guest=" + encoded(long_)).text("field"));
  }

  @Test
  void aStationSeesNoTemplates() {
    Http station = Http.paired(box.origin(), Role.STATION, box.pairingCode(Role.STATION));
    assertEquals(403, station.get(PREVIEW).status());
    assertEquals(403, station.get("/api/badges/templates").status());
    assertEquals(401, Http.stranger(box.origin()).get(PREVIEW).status());
  }

  @Test
  void everyHardNameIsListedInItsGroupAndGivesABadgeOrAWordForStaff() throws IOException {
    JsonNode list = organiser.get("/api/badges/templates").json().path("hardNames");
    for (int i = 0; i < HardNames.all().size(); i++) {
      HardName hard = HardNames.all().get(i);
      assertEquals(hard.group(), list.path(i).path("group").asText());
      assertEquals(hard.why(), list.path(i).path("why").asText());
      Answer seen = get("?template=57x80mm&hard=" + i);
      assertEquals(200, seen.status(), hard.why());
      Rendering badge = drawn("57x80mm", 203, hard.name());
      assertEquals(badge.whole(), label(seen, 203), hard.why());
      assertEquals(
          badge.warnings().isEmpty(),
          seen.raw().headers().firstValue("Foyer-Warnings").isEmpty(),
          hard.why());
    }
  }

  @Test
  void aHardNameComesWithWhatElseStandsOnTheBadge() {
    int ana = HardNames.all().stream().map(HardName::name).toList().indexOf("Ana");
    String tables = encoded("{\"name\":\"Bo\",\"tables\":\"4\"}");
    assertArrayEquals(
        get("?guest=" + encoded("{\"name\":\"Ana\",\"tables\":\"4\"}")).raw().body(),
        get("?hard=" + ana + "&guest=" + tables).raw().body());
    assertEquals("hard", get("?hard=" + HardNames.all().size()).text("field"));
    assertEquals("hard", get("?hard=-1").text("field"));
    assertEquals("hard", get("?hard=Bo").text("field"));
  }

  @Test
  void aTemplateThatIsChangedIsDrawnAnew() throws IOException {
    String guest = "?guest=" + encoded("{\"name\":\"Ana\"}");
    Label small = label(post(guest, SVG), 203);
    Label wide = label(post(guest, SVG.replace("62", "80")), 203);
    assertEquals(small, label(post(guest, SVG), 203));
    assertEquals(Math.round(80 / 25.4 * 203), wide.width());
    assertEquals(300 * 62 / 25.4, label(post(guest + "&dpi=300", SVG), 300).width(), 1);
  }

  @Test
  void manyPreviewsAtOnceAreAllDrawn() throws InterruptedException {
    List<Integer> statuses = new CopyOnWriteArrayList<>();
    List<Thread> browsers =
        IntStream.range(0, 24)
            .mapToObj(
                i ->
                    Thread.ofVirtual()
                        .start(
                            () ->
                                statuses.add(
                                    organiser
                                        .get(PREVIEW + "?hard=" + i + "&dpi=" + (200 + i % 3))
                                        .status())))
            .toList();
    for (Thread browser : browsers) {
      browser.join();
    }
    assertEquals(Collections.nCopies(24, 200), statuses);
  }

  private static Rendering drawn(String template, int dpi, String name) {
    return new BadgeRenderer(BadgeTemplate.named(template), dpi)
        .render(
            new BadgeFields(
                Map.of(
                    "first-name",
                    Profile.named(name).firstName(),
                    "name",
                    name,
                    "qr",
                    "FB:0123456789ABCDEF01234567-0")));
  }

  private Answer get(String query) {
    return document.check("GET " + PREVIEW, organiser.get(PREVIEW + query));
  }

  private Answer post(String query, String svg) {
    byte[] body = svg.getBytes(StandardCharsets.UTF_8);
    return document.check(
        "POST " + PREVIEW, organiser.post(PREVIEW + query, "image/svg+xml", body));
  }

  private static Label label(Answer answer, int dpi) throws IOException {
    return Label.of(ImageIO.read(new ByteArrayInputStream(answer.raw().body())), dpi);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
