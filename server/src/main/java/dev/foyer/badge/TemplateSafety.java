package dev.foyer.badge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/// What a template may not hold, each with its line: anything outside the file, programs and moving
/// pictures, and references that repeat each other until there are millions.
final class TemplateSafety {
  private static final Set<String> REFUSED =
      Set.of(
          "script",
          "foreignObject",
          "filter",
          "set",
          "animate",
          "animateMotion",
          "animateTransform",
          "animateColor",
          "iframe",
          "video",
          "audio",
          "handler");
  private static final Set<String> GRADIENTS = Set.of("linearGradient", "radialGradient");
  private static final Pattern URL =
      Pattern.compile("url\\s*\\(\\s*['\"]?\\s*([^'\")]*)", Pattern.CASE_INSENSITIVE);

  /// A traced logo has thousands of paths.
  static final int MOST_DRAWN = 10_000;

  static final int MOST_REFERENCES_DEEP = 8;

  private final Map<String, Element> byId = new HashMap<>();
  private final Map<Element, Long> drawn = new HashMap<>();
  private final Set<Element> open = new HashSet<>();

  private TemplateSafety() {}

  /// @throws BadgeException for the first thing that may not be there
  static void check(Document document, List<Element> all) {
    TemplateSafety safety = new TemplateSafety();
    all.forEach(element -> safety.byId.putIfAbsent(element.getAttribute("id"), element));
    safety.byId.remove("");
    all.forEach(safety::check);
    if (safety.count(document.getDocumentElement(), 0) > MOST_DRAWN) {
      throw new BadgeException(
          "The template draws more than "
              + MOST_DRAWN
              + " things, as what it uses uses others: draw it more simply.");
    }
  }

  private void check(Element element) {
    String name = element.getLocalName();
    if (REFUSED.contains(name)) {
      throw refusal(element, "holds a <" + name + ">, which no printer can show: take it out.");
    }
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      checkAttribute(element, attributes.item(i));
    }
    if ("style".equals(name)) {
      checkStyle(element);
    }
  }

  private static void checkAttribute(Element element, Node attribute) {
    String value = attribute.getNodeValue().strip();
    if ("href".equals(attribute.getLocalName())) {
      checkTarget(element, value);
    }
    Matcher url = URL.matcher(value);
    while (url.find()) {
      if (!url.group(1).startsWith("#")) {
        throw outside(element, url.group(1));
      }
    }
  }

  private static void checkTarget(Element element, String target) {
    if (target.isEmpty() || target.startsWith("#")) {
      return;
    }
    // What a link leads to is never asked for.
    if ("a".equals(element.getLocalName())) {
      return;
    }
    if (!target.toLowerCase(Locale.ROOT).startsWith("data:")) {
      throw outside(element, target);
    }
    try {
      EmbeddedPicture.check(target);
    } catch (BadgeException e) {
      throw refusal(element, String.valueOf(e.getMessage()));
    }
  }

  /// Rules reach any element, so what they refer to has to cost nothing.
  private void checkStyle(Element element) {
    String text = element.getTextContent();
    if (text.toLowerCase(Locale.ROOT).contains("@import")) {
      throw refusal(element, "imports a style: put its rules into the file itself.");
    }
    Matcher url = URL.matcher(text);
    while (url.find()) {
      String target = url.group(1).strip();
      Element meant = target.startsWith("#") ? byId.get(target.substring(1)) : null;
      if (!target.startsWith("#")) {
        throw outside(element, target);
      }
      if (meant != null && !GRADIENTS.contains(meant.getLocalName())) {
        throw refusal(
            element, "has a style with \"" + target + "\": say it on the shape that it is for.");
      }
    }
  }

  /// How many elements are drawn for this one, with all that it refers to.
  private long count(Element element, int references) {
    Long known = drawn.get(element);
    if (known != null) {
      return known;
    }
    if (!open.add(element) || references > MOST_REFERENCES_DEEP) {
      throw refusal(element, "refers to itself, or through too many others.");
    }
    long sum = 1;
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      sum += child instanceof Element inner ? count(inner, references) : 0;
    }
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Element target = target(attributes.item(i));
      sum += target == null ? 0 : count(target, references + 1);
    }
    open.remove(element);
    drawn.put(element, Math.min(sum, Integer.MAX_VALUE));
    return sum;
  }

  private @Nullable Element target(Node attribute) {
    String value = attribute.getNodeValue().strip();
    if ("href".equals(attribute.getLocalName()) && value.startsWith("#")) {
      return byId.get(value.substring(1));
    }
    Matcher url = URL.matcher(value);
    return url.find() && url.group(1).startsWith("#")
        ? byId.get(url.group(1).substring(1).strip())
        : null;
  }

  private static BadgeException outside(Element element, String target) {
    String shown = target.length() > 100 ? target.substring(0, 100) + "…" : target;
    return refusal(element, "asks for \"" + shown + "\": embed what it shows in the file itself.");
  }

  private static BadgeException refusal(Element element, String words) {
    return new BadgeException("The template, at line " + TemplateXml.line(element) + ", " + words);
  }
}
