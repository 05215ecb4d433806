package dev.foyer.badge;

import dev.foyer.badge.BadgeTemplate.Align;
import dev.foyer.badge.BadgeTemplate.Box;
import dev.foyer.badge.BadgeTemplate.Field;
import dev.foyer.badge.BadgeTemplate.Weight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Reads the fields out of a template's tree: each is a rectangle, which is taken out of the art.
final class TemplateFields {
  private static final String PREFIX = "field:";
  private static final String OPTIONAL = "data-optional";
  private static final String SPACE_TO = "data-space-to";
  private static final Set<String> SETTINGS =
      Set.of(
          "data-lines", "data-max", "data-align", "data-weight", "data-prefix", OPTIONAL, SPACE_TO);

  private final Box label;
  private final List<Field> fields = new ArrayList<>();
  private final Map<String, String> spaces = new HashMap<>();

  private TemplateFields(Box label) {
    this.label = label;
  }

  /// A template's fields.
  ///
  /// @param spaces which field gets the space of another one that is missing
  record Found(List<Field> fields, Map<String, String> spaces) {}

  /// @throws BadgeException for a field that is unknown, badly set, moved or outside the label
  static Found take(List<Element> all, Box label) {
    TemplateFields found = new TemplateFields(label);
    all.stream().filter(TemplateFields::isField).forEach(found::take);
    SpaceRules.check(found.fields, found.spaces);
    return new Found(found.fields, found.spaces);
  }

  private static boolean isField(Element element) {
    return element.getAttribute("id").startsWith(PREFIX);
  }

  private void take(Element box) {
    String name = name(box);
    if (!BadgeTemplate.KNOWN.contains(name)) {
      throw new BadgeException(
          "The template has a field \"%s\" at line %d, which is not known. There are %s."
              .formatted(name, TemplateXml.line(box), String.join(", ", BadgeTemplate.KNOWN)));
    }
    if (!"rect".equals(box.getLocalName())) {
      throw wrong(box, "is a <" + box.getLocalName() + ">: make it a rectangle, <rect>.");
    }
    if (fields.stream().anyMatch(field -> field.name().equals(name))) {
      throw wrong(box, "is there twice.");
    }
    refuseMoved(box);
    refuseUnknownSettings(box);
    fields.add(within(box, field(box)));
    space(box, name);
    box.getParentNode().removeChild(box);
  }

  private void space(Element box, String name) {
    String optional = attribute(box, OPTIONAL, "false");
    if (!optional.equals("true") && !optional.equals("false")) {
      throw malformed(box, OPTIONAL + ", which is true or false,");
    }
    if (box.hasAttribute(SPACE_TO)) {
      if (optional.equals("false")) {
        throw wrong(box, "gives its space away: then it needs data-optional=\"true\".");
      }
      spaces.put(name, box.getAttribute(SPACE_TO));
    }
  }

  /// A field stands where its own numbers say: nothing around it may move or scale it.
  private static void refuseMoved(Element box) {
    for (Node node = box; node instanceof Element element; node = element.getParentNode()) {
      boolean moved =
          !element.getAttribute("transform").isBlank()
              || element.getAttribute("style").contains("transform");
      boolean inner =
          "svg".equals(element.getLocalName()) && element.getParentNode() instanceof Element;
      if (moved || inner) {
        throw wrong(
            box, "is moved by a transform or an inner <svg>: give its rectangle the place itself.");
      }
    }
  }

  private static void refuseUnknownSettings(Element box) {
    var attributes = box.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      String setting = attributes.item(i).getNodeName();
      if (setting.startsWith("data-") && !SETTINGS.contains(setting)) {
        throw wrong(
            box,
            "has the setting %s, which is not known. There are %s."
                .formatted(setting, String.join(", ", SETTINGS.stream().sorted().toList())));
      }
    }
  }

  private Field within(Element box, Field field) {
    Box at = field.box();
    boolean within =
        at.x() >= 0
            && at.y() >= 0
            && at.width() > 0
            && at.height() > 0
            && at.x() + at.width() <= label.width() + 0.05
            && at.y() + at.height() <= label.height() + 0.05;
    if (!within) {
      throw wrong(box, "does not lie within the label.");
    }
    return field;
  }

  private static Field field(Element box) {
    return new Field(
        name(box),
        new Box(
            number(box, "x", "0"),
            number(box, "y", "0"),
            number(box, "width", ""),
            number(box, "height", "")),
        lines(box),
        size(box),
        word(box, "data-align", Align.class, Align.LEFT),
        word(box, "data-weight", Weight.class, Weight.MEDIUM),
        box.getAttribute("data-prefix"));
  }

  private static int lines(Element box) {
    String lines = attribute(box, "data-lines", "1");
    if (!lines.matches("[1-4]")) {
      throw malformed(box, "data-lines, which is 1 to 4,");
    }
    return Integer.parseInt(lines);
  }

  private static double size(Element box) {
    double size = number(box, "data-max", "8");
    if (size < 2 || size > 100) {
      throw malformed(box, "data-max, which is 2 to 100,");
    }
    return size;
  }

  private static <E extends Enum<E>> E word(Element box, String name, Class<E> words, E otherwise) {
    String word = attribute(box, name, lower(otherwise));
    List<String> known = new ArrayList<>();
    for (E one : words.getEnumConstants()) {
      if (lower(one).equals(word)) {
        return one;
      }
      known.add(lower(one));
    }
    throw malformed(box, "a setting " + name + ", which is " + String.join(" or ", known) + ",");
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static double number(Element box, String name, String otherwise) {
    double number = Millimetres.number(attribute(box, name, otherwise));
    if (Double.isNaN(number)) {
      throw malformed(box, name);
    }
    return number;
  }

  private static String attribute(Element box, String name, String otherwise) {
    return box.hasAttribute(name) ? box.getAttribute(name) : otherwise;
  }

  private static String name(Element box) {
    return box.getAttribute("id").substring(PREFIX.length());
  }

  private static BadgeException malformed(Element box, String what) {
    return wrong(box, "has " + what + " that is not well formed.");
  }

  private static BadgeException wrong(Element box, String words) {
    return new BadgeException(
        "The template's field \"%s\" %s (line %d)"
            .formatted(name(box), words, TemplateXml.line(box)));
  }
}
