package dev.foyer.box.badges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.OpenApiDocument;
import dev.foyer.badge.BadgeFields;
import dev.foyer.badge.BadgeRenderer;
import dev.foyer.badge.BadgeTemplate;
import dev.foyer.badge.Logo;
import dev.foyer.badge.Templates;
import dev.foyer.box.Box;
import dev.foyer.box.BoxConfig;
import dev.foyer.box.Evening;
import dev.foyer.domain.Role;
import dev.foyer.printer.Label;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A box that was started with a template of its organisers' own and with a logo.
class OwnTemplatesTest {
  private static final String PREVIEW = "/api/badges/preview";
  private static final String ANA = "guest=" + encoded("{\"name\":\"Ana Lima\"}");
  private static final String SVG =
      "<svg xmlns='http://www.w3.org/2000/svg' width='80mm' height='50mm' viewBox='0 0 80 50'>"
          + "<rect id='field:name' x='4' y='4' width='40' height='20'/>"
          + "<rect id='field:logo' x='50' y='4' width='20' height='20'/></svg>";
  private static final String SQUARE =
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'>"
          + "<rect width='10' height='10'/></svg>";

  @TempDir Path folder;
  private Logo logo;
  private BadgeTemplate own;
  private Box box;
  private OpenApiDocument document;
  private Http organiser;

  @BeforeEach
  void start() throws IOException {
    Path file = Files.writeString(folder.resolve("supper.svg"), SVG);
    logo = Logo.of(SQUARE.getBytes(StandardCharsets.UTF_8));
    own = BadgeTemplate.read(file).with(logo);
    Templates templates = Templates.of(List.of(file.toString(), "62x100mm"), Optional.of(logo));
    box = Box.start(BoxConfig.alone(folder.resolve("box"), 0).with(templates));
    document = OpenApiDocument.servedAt(box.origin());
    organiser = Http.paired(box.origin(), Role.ORGANISER, box.pairingCode(Role.ORGANISER));
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void itIsListedByTheNameOfItsFileAndIsTheUsualOne() {
    Answer list =
        document.check("GET /api/badges/templates", organiser.get("/api/badges/templates"));
    assertEquals("supper.svg", list.text("usual"));
    JsonNode first = list.json().path("templates").path(0);
    assertEquals("supper.svg", first.path("name").asText());
    assertEquals("own", first.path("media").asText());
    assertEquals(80, first.path("width").asDouble());
    assertEquals(13, list.json().path("templates").size());
  }

  @Test
  void previewsShowTheLogoByWhateverTemplateHasAPlaceForOne() throws IOException {
    Label drawn = drawn(own, 203);
    assertEquals(drawn, label(get("?" + ANA)), "the usual one");
    assertEquals(drawn, label(get("?template=supper.svg&" + ANA)));
    Label builtIn = drawn(BadgeTemplate.named("4x3in").with(logo), 203);
    assertEquals(builtIn, label(get("?template=4x3in&" + ANA)));
    assertNotEquals(drawn(BadgeTemplate.named("4x3in"), 203), builtIn, "it has one");
    byte[] sent = SVG.getBytes(StandardCharsets.UTF_8);
    Answer upload = organiser.post(PREVIEW + "?" + ANA, "image/svg+xml", sent);
    assertEquals(drawn, label(document.check("POST " + PREVIEW, upload)));
  }

  @Test
  void sheetsAreDrawnByItWithTheLogo() throws IOException {
    Evening.at(box.replica()).invite("Ana Lima");
    String sheet = "/api/badges/sheet";
    String query = "?format=avery-l4785&template=supper.svg&event=" + Evening.SUPPER;
    Answer answer = document.check("GET " + sheet, organiser.get(sheet + query));
    assertEquals(200, answer.status(), answer::body);
    try (PDDocument pdf = Loader.loadPDF(answer.raw().body())) {
      var resources = pdf.getPage(0).getResources();
      COSName name = resources.getXObjectNames().iterator().next();
      PDImageXObject badge = (PDImageXObject) resources.getXObject(name);
      assertEquals(drawn(own, 600), Label.of(badge.getImage(), 600));
    }
  }

  @Test
  void noOtherFileIsReadByItsName() throws IOException {
    Path other = Files.writeString(folder.resolve("other.svg"), SVG);
    for (String name : List.of("other.svg", other.toString(), "../supper.svg")) {
      assertEquals(404, get("?template=" + encoded(name)).status(), name);
      assertEquals(404, organiser.get("/api/badges/templates/" + encoded(name)).status(), name);
    }
    String svg = "/api/badges/templates/supper.svg";
    assertEquals(404, organiser.get(svg).status(), "whoever drew it has it");
  }

  @Test
  void twoFilesOfOneNameAreToldApart() throws IOException {
    Path here = Files.writeString(folder.resolve("a.svg"), SVG);
    Path there = Files.createDirectories(folder.resolve("there")).resolve("a.svg");
    Files.writeString(there, SVG.replace("80", "90"));
    List<String> files = List.of("4x3in", here.toString(), there.toString(), here.toString());
    Templates templates = Templates.of(files, Optional.empty());
    assertEquals("4x3in", templates.usual());
    assertEquals(List.of("a.svg", "a.svg (2)"), templates.own());
    assertEquals(90, templates.find("a.svg (2)").orElseThrow().width());
    assertEquals(90, templates.wanted(there.toString()).width());
    assertTrue(templates.find(here.toString()).isEmpty());
  }

  private static Label drawn(BadgeTemplate template, int dpi) {
    BadgeFields ana =
        new BadgeFields(
            Map.of("first-name", "Ana", "name", "Ana Lima", "qr", "FB:0123456789ABCDEF01234567-0"));
    return new BadgeRenderer(template, dpi).render(ana).whole();
  }

  private Answer get(String query) {
    return document.check("GET " + PREVIEW, organiser.get(PREVIEW + query));
  }

  private static Label label(Answer answer) throws IOException {
    assertEquals(200, answer.status(), answer::body);
    return Label.of(ImageIO.read(new ByteArrayInputStream(answer.raw().body())), 203);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
