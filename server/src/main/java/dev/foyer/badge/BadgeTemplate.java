package dev.foyer.badge;

import dev.foyer.badge.TemplateFields.Found;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// A badge's layout: an SVG in millimetres whose art JSVG draws, with `<rect id="field:NAME" x y
/// width height …>` where fields go (`server/docs/templates.md`). Immutable.
public final class BadgeTemplate {
  /// The fields that there are, as people write them.
  public static final List<String> KNOWN =
      List.of(
          "first-name",
          "name",
          "organisation",
          "role",
          "pronouns",
          "ask-me-about",
          "tables",
          "cast",
          "event",
          "qr",
          "logo");

  /// The most bytes of an SVG.
  public static final int MAX_BYTES = 512 * 1024;

  private static final String LOGO = "logo";

  private final Box label;
  private final TemplateArt art;
  private final List<Field> fields;
  private final Map<String, String> spaces;
  private final Optional<Logo> logo;

  private BadgeTemplate(Box label, TemplateArt art, Found found, Optional<Logo> logo) {
    this.label = label;
    this.art = art;
    this.fields = List.copyOf(found.fields());
    this.spaces = Map.copyOf(found.spaces());
    this.logo = logo;
  }

  /// How a field's lines stand.
  public enum Align {
    LEFT,
    CENTER,
    RIGHT
  }

  /// How heavy its type is.
  public enum Weight {
    MEDIUM,
    BOLD
  }

  /// A box in millimetres.
  public record Box(double x, double y, double width, double height) {
    /// The smallest box around both.
    Box with(Box other) {
      double left = Math.min(x, other.x);
      double top = Math.min(y, other.y);
      double right = Math.max(x + width, other.x + other.width);
      double bottom = Math.max(y + height, other.y + other.height);
      return new Box(left, top, right - left, bottom - top);
    }

    boolean overlaps(Box other) {
      return x < other.x + other.width
          && other.x < x + width
          && y < other.y + other.height
          && other.y < y + height;
    }
  }

  /// A field's box and how it is set.
  ///
  /// @param max the largest type size, in millimetres
  public record Field(
      String name, Box box, int lines, double max, Align align, Weight weight, String prefix) {
    /// The same field in another box.
    Field in(Box other) {
      return new Field(name, other, lines, max, align, weight, prefix);
    }
  }

  /// The built-in template for a label of 4 by 3 inches.
  public static BadgeTemplate fourByThreeInches() {
    return BuiltInTemplates.get("4x3in");
  }

  /// The built-in template of this name, or the one in this file.
  ///
  /// @throws BadgeException if there is neither, or for what [#parse] refuses
  public static BadgeTemplate named(String nameOrFile) {
    return BuiltInTemplates.find(nameOrFile).orElseGet(() -> inFile(nameOrFile));
  }

  private static BadgeTemplate inFile(String name) {
    try {
      Path file = Path.of(name);
      if (Files.isRegularFile(file)) {
        return read(file);
      }
    } catch (InvalidPathException e) {
      // Then it is no file either.
    }
    throw new BadgeException(
        "There is no template at %s, and none is called that. There are %s, and for sheets %s."
            .formatted(
                name,
                String.join(", ", BuiltInTemplates.rolls()),
                String.join(", ", BuiltInTemplates.sheets())));
  }

  /// Reads a template from a file, of which no more is read than a template may have.
  ///
  /// @throws BadgeException if the file cannot be read, or for what [#parse] refuses
  public static BadgeTemplate read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadgeException("There is no template at " + file + ".");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return parse(in.readNBytes(MAX_BYTES + 1));
    } catch (IOException e) {
      throw new BadgeException("The template " + file + " cannot be read.", e);
    }
  }

  /// Reads a template.
  ///
  /// @throws BadgeException if it is none, is over 512 kB, or asks for anything outside itself; the
  ///   message names the line where there is one
  public static BadgeTemplate parse(byte[] svg) {
    Document document = tree(svg);
    Box label = Millimetres.label(document.getDocumentElement());
    Found found = TemplateFields.take(elements(document), label);
    if (found.fields().isEmpty()) {
      throw new BadgeException(
          "The template has no field: give a rectangle the id \"field:first-name\".");
    }
    Set<String> names = new HashSet<>();
    found.fields().forEach(field -> names.add(field.name()));
    return new BadgeTemplate(label, TemplateArt.of(document, names), found, Optional.empty());
  }

  /// An SVG's tree, once it is known to be harmless.
  static Document tree(byte[] svg) {
    if (svg.length > MAX_BYTES) {
      throw new BadgeException("The template is over 512 kB: simplify its art.");
    }
    Document document = TemplateXml.read(svg);
    if (!"svg".equals(document.getDocumentElement().getLocalName())) {
      throw new BadgeException("The template is no SVG file.");
    }
    TemplateSafety.check(document, elements(document));
    return document;
  }

  private static List<Element> elements(Document document) {
    List<Element> elements = new ArrayList<>();
    NodeList all = document.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      elements.add((Element) all.item(i));
    }
    return elements;
  }

  /// The same template with a picture in its field `logo`.
  ///
  /// @throws BadgeException if it has no such field
  public BadgeTemplate with(Logo picture) {
    if (fields.stream().noneMatch(field -> field.name().equals(LOGO))) {
      throw new BadgeException("The template has no place for a logo: no \"field:logo\".");
    }
    return new BadgeTemplate(label, art, new Found(fields, spaces), Optional.of(picture));
  }

  /// Millimetres.
  public double width() {
    return label.width();
  }

  /// Millimetres.
  public double height() {
    return label.height();
  }

  public List<Field> fields() {
    return fields;
  }

  /// The fields that have something to say on this badge, with the space that missing ones give
  /// them; the logo is art.
  List<Field> fields(BadgeFields badge) {
    Set<String> present = new HashSet<>();
    for (Field field : fields) {
      if (!badge.text(field.name()).isEmpty()) {
        present.add(field.name());
      }
    }
    present.remove(LOGO);
    logo.ifPresent(picture -> present.add(LOGO));
    return SpaceRules.filled(fields, spaces, present).stream()
        .filter(field -> !field.name().equals(LOGO))
        .toList();
  }

  TemplateArt art() {
    return art;
  }

  Optional<Logo> logo() {
    return logo;
  }

  /// Where the logo goes.
  Optional<Field> logoField() {
    return fields.stream().filter(field -> field.name().equals(LOGO)).findFirst();
  }
}
