package dev.foyer.box.badges;

import dev.foyer.badge.BadgeException;
import dev.foyer.badge.BadgeTemplate;
import dev.foyer.badge.BuiltInTemplates;
import dev.foyer.badge.HardName;
import dev.foyer.badge.HardNames;
import dev.foyer.badge.Templates;
import dev.foyer.box.badges.Preview.Wanted;
import dev.foyer.devices.DeviceFilter;
import dev.foyer.domain.Role;
import dev.foyer.platform.Bodies;
import dev.foyer.platform.Json;
import dev.foyer.platform.MediaTypes;
import dev.foyer.platform.Problem;
import dev.foyer.sheets.SheetFormat;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// How badges look before one is printed: `/api/badges/templates`, `/api/badges/preview`.
public final class TemplatesApi implements HttpService {
  private static final String SVG = "image/svg+xml";

  private final PreviewRoom room = new PreviewRoom();
  private final Templates templates;

  public TemplatesApi(Templates templates) {
    this.templates = templates;
  }

  /// @param media `own`, or what a built-in one is for: `roll` or `sheet`
  record Shown(String name, String media, double width, double height, List<String> fields) {
    static Shown of(String name, String media, BadgeTemplate template) {
      return new Shown(
          name,
          media,
          template.width(),
          template.height(),
          template.fields().stream().map(BadgeTemplate.Field::name).toList());
    }
  }

  /// @param template what is drawn for it if nothing else is said
  record Format(String name, String title, int labels, String template) {
    static Format of(SheetFormat format) {
      return new Format(format.name(), format.title(), format.grid().labels(), format.template());
    }
  }

  /// A name to look at the template with; its number, by which a preview is asked for, is its place
  /// in the list.
  record Hard(String group, String name, String why) {
    static Hard of(HardName hard) {
      return new Hard(hard.group(), hard.listed(), hard.why());
    }
  }

  /// @param usual the name of the template that the box prints by
  record Listing(String usual, List<Shown> templates, List<Format> formats, List<Hard> hardNames) {}

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/badges/templates", this::list)
        .get("/badges/templates/{template}", this::source)
        .get("/badges/preview", this::ofKnown)
        .post("/badges/preview", this::ofUpload);
  }

  private void list(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER, Role.HOST);
    List<Shown> shown = templates.all().stream().flatMap(name -> shown(name).stream()).toList();
    List<Format> formats = SheetFormat.ALL.stream().map(Format::of).toList();
    List<Hard> names = HardNames.all().stream().map(Hard::of).toList();
    Json.send(response, new Listing(templates.usual(), shown, formats, names));
  }

  private Optional<Shown> shown(String name) {
    boolean roll = BuiltInTemplates.rolls().contains(name);
    String media = templates.own().contains(name) ? "own" : roll ? "roll" : "sheet";
    return templates.find(name).map(template -> Shown.of(name, media, template));
  }

  private void source(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER, Role.HOST);
    String name = request.path().pathParameters().get("template");
    if (BuiltInTemplates.find(name).isEmpty()) {
      throw Problem.unknown("template");
    }
    response
        .header("Content-Type", SVG)
        .header("Content-Disposition", "attachment; filename=\"" + name + ".svg\"")
        .send(BuiltInTemplates.source(name));
  }

  private void ofKnown(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER, Role.HOST);
    Wanted wanted = Wanted.of(request.query());
    String name = request.query().first("template").orElse(templates.usual());
    BadgeTemplate template = templates.find(name).orElseThrow(() -> Problem.unknown("template"));
    send(response, room.draw(name, () -> template, wanted));
  }

  private void ofUpload(ServerRequest request, ServerResponse response) {
    DeviceFilter.require(request, Role.ORGANISER, Role.HOST);
    if (!MediaTypes.of(request).equals(SVG)) {
      throw Problem.of(415, "not-svg", "Send a template as image/svg+xml.");
    }
    Wanted wanted = Wanted.of(request.query());
    byte[] svg = Bodies.read(request, BadgeTemplate.MAX_BYTES);
    String name = new String(svg, StandardCharsets.ISO_8859_1);
    send(response, room.draw(name, () -> templates.withLogo(read(svg)), wanted));
  }

  private static BadgeTemplate read(byte[] svg) {
    try {
      return BadgeTemplate.parse(svg);
    } catch (BadgeException e) {
      throw Problem.of(422, "bad-template", String.valueOf(e.getMessage()));
    }
  }

  private static void send(ServerResponse response, Preview preview) {
    Warnings.say(response, preview.warnings());
    response
        .header("Content-Type", "image/png")
        .header("Cache-Control", "no-store")
        .send(preview.png());
  }
}
