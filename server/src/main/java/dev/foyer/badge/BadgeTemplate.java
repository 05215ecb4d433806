package dev.foyer.badge;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// A badge's layout: an SVG in millimetres whose art JSVG draws, with `<rect id="field:NAME" x y
/// width height data-lines data-max data-align data-weight data-optional data-prefix>` where fields
/// go. `data-max` is the largest type size in millimetres.
public final class BadgeTemplate {
  private static final int MAX_BYTES = 512 * 1024;
  private static final String FIELD = "field:";

  private final double width;
  private final double height;
  private final SVGDocument art;
  private final List<Field> fields;

  private BadgeTemplate(double width, double height, SVGDocument art, List<Field> fields) {
    this.width = width;
    this.height = height;
    this.art = art;
    this.fields = List.copyOf(fields);
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
  public record Box(double x, double y, double width, double height) {}

  /// A field's box and how it is set.
  ///
  /// @param max the largest type size, in millimetres
  public record Field(
      String name, Box box, int lines, double max, Align align, Weight weight, String prefix) {}

  /// The built-in template for a label of 4 by 3 inches.
  public static BadgeTemplate fourByThreeInches() {
    return BuiltIn.FOUR_BY_THREE;
  }

  /// The built-in template for a label of 62 by 100 mm.
  public static BadgeTemplate sixtyTwoByHundred() {
    return BuiltIn.SIXTY_TWO_BY_HUNDRED;
  }

  /// Read once, when they are first wanted.
  private static final class BuiltIn {
    static final BadgeTemplate FOUR_BY_THREE = builtIn("4x3in");
    static final BadgeTemplate SIXTY_TWO_BY_HUNDRED = builtIn("62x100mm");
  }

  private static BadgeTemplate builtIn(String name) {
    try (InputStream in = BadgeTemplate.class.getResourceAsStream("/badges/" + name + ".svg")) {
      if (in == null) {
        throw new IllegalStateException("the built-in template " + name + " is missing");
      }
      return parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in template cannot be read", e);
    }
  }

  /// Reads a template from a file.
  ///
  /// @throws BadgeException if the file cannot be read, or for what [#parse] refuses
  public static BadgeTemplate read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadgeException("There is no template at " + file + ".");
    }
    try {
      return parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new BadgeException("The template " + file + " cannot be read.", e);
    }
  }

  /// Reads a template.
  ///
  /// @throws BadgeException if it is none, is over 512 kB, or asks for anything outside itself; the
  ///   message names the line where there is one
  public static BadgeTemplate parse(byte[] svg) {
    if (svg.length > MAX_BYTES) {
      throw new BadgeException("The template is over 512 kB: simplify its art.");
    }
    Document document = xml(svg);
    Element root = document.getDocumentElement();
    double width = millimetres(root, "width");
    double height = millimetres(root, "height");
    List<Field> fields = takeFields(document, new Box(0, 0, width, height));
    if (fields.isEmpty()) {
      throw new BadgeException(
          "The template has no field: give a rectangle the id \"field:first-name\".");
    }
    requireMillimetres(root, width, height);
    return new BadgeTemplate(width, height, art(document), fields);
  }

  /// Fields are placed in millimetres, so the art has to be drawn in them as well.
  private static void requireMillimetres(Element root, double width, double height) {
    String[] box = root.getAttribute("viewBox").strip().split("[\\s,]+", -1);
    double[] wanted = {0, 0, width, height};
    boolean same = box.length == wanted.length;
    for (int i = 0; same && i < wanted.length; i++) {
      same = Math.abs(finite(box[i]) - wanted[i]) <= 0.05;
    }
    if (!same) {
      throw new BadgeException(
          String.format(
              Locale.ROOT,
              "The template's unit has to be the millimetre: give it viewBox=\"0 0 %s %s\".",
              trimmed(width),
              trimmed(height)));
    }
  }

  private static String trimmed(double number) {
    return new BigDecimal(number)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /// NaN for what is no number.
  private static double finite(String text) {
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? number : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /// Millimetres.
  public double width() {
    return width;
  }

  /// Millimetres.
  public double height() {
    return height;
  }

  public List<Field> fields() {
    return fields;
  }

  SVGDocument art() {
    return art;
  }

  private static Document xml(byte[] svg) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setNamespaceAware(true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(svg));
    } catch (SAXParseException e) {
      throw new BadgeException(
          "The template cannot be read at line " + e.getLineNumber() + ": " + e.getMessage(), e);
    } catch (SAXException | IOException e) {
      throw new BadgeException("The template is no SVG file.", e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every JDK can parse XML safely", e);
    }
  }

  private static List<Field> takeFields(Document document, Box label) {
    List<Field> fields = new ArrayList<>();
    List<Element> boxes = new ArrayList<>();
    NodeList all = document.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Element element) {
        refuseOutside(element);
        if (element.getAttribute("id").startsWith(FIELD)) {
          boxes.add(element);
        }
      }
    }
    for (Element box : boxes) {
      refuseMoved(box);
      fields.add(field(box, label));
      box.getParentNode().removeChild(box);
    }
    return fields;
  }

  private static void refuseOutside(Element element) {
    for (String name : List.of("href", "xlink:href")) {
      String target = element.getAttribute(name);
      if (!target.isEmpty() && !target.startsWith("#") && !target.startsWith("data:image/")) {
        throw new BadgeException(
            "The template asks for \"" + target + "\": embed what it shows in the file itself.");
      }
    }
    if (element.getNodeName().equals("script")) {
      throw new BadgeException("The template holds a script: take it out.");
    }
  }

  /// A field stands where its own numbers say: nothing around it may move or scale it.
  private static void refuseMoved(Element box) {
    String name = name(box);
    for (Node node = box; node instanceof Element element; node = element.getParentNode()) {
      boolean moved =
          !element.getAttribute("transform").isBlank()
              || element.getAttribute("style").contains("transform");
      boolean inner =
          "svg".equals(element.getLocalName()) && element.getParentNode() instanceof Element;
      if (moved || inner) {
        throw new BadgeException(
            "The template's field \""
                + name
                + "\" is moved by a transform or an inner <svg>:"
                + " give its rectangle the place itself.");
      }
    }
  }

  private static String name(Element box) {
    return box.getAttribute("id").substring(FIELD.length());
  }

  private static Field field(Element box, Box label) {
    Field field = field(box);
    Box at = field.box();
    boolean within =
        at.x() >= 0
            && at.y() >= 0
            && at.width() > 0
            && at.height() > 0
            && at.x() + at.width() <= label.width() + 0.05
            && at.y() + at.height() <= label.height() + 0.05;
    if (!within) {
      throw new BadgeException(
          "The template's field \"" + field.name() + "\" does not lie within the label.");
    }
    return field;
  }

  private static Field field(Element box) {
    String name = name(box);
    try {
      return new Field(
          name,
          new Box(
              number(box, "x", "0"),
              number(box, "y", "0"),
              number(box, "width", ""),
              number(box, "height", "")),
          lines(box),
          size(box),
          Align.valueOf(attribute(box, "data-align", "left").toUpperCase(Locale.ROOT)),
          Weight.valueOf(attribute(box, "data-weight", "medium").toUpperCase(Locale.ROOT)),
          box.getAttribute("data-prefix"));
    } catch (IllegalArgumentException e) {
      String what =
          e instanceof NumberFormatException ? String.valueOf(e.getMessage()) : "a setting";
      throw new BadgeException(
          "The template's field \"" + name + "\" has " + what + " that is not well formed.", e);
    }
  }

  private static int lines(Element box) {
    String lines = attribute(box, "data-lines", "1");
    if (!lines.matches("[1-4]")) {
      throw new NumberFormatException("data-lines, which is 1 to 4,");
    }
    return Integer.parseInt(lines);
  }

  private static double size(Element box) {
    double size = number(box, "data-max", "8");
    if (size < 2 || size > 100) {
      throw new NumberFormatException("data-max, which is 2 to 100,");
    }
    return size;
  }

  private static SVGDocument art(Document document) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      TransformerFactory factory = TransformerFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.newTransformer().transform(new DOMSource(document), new StreamResult(out));
      SVGDocument art =
          new SVGLoader()
              .load(
                  new ByteArrayInputStream(out.toByteArray()),
                  null,
                  LoaderContext.builder().externalResourcePolicy(ResourcePolicy.DENY_ALL).build());
      if (art == null) {
        throw new BadgeException("The template's art cannot be drawn: it is no valid SVG.");
      }
      return art;
    } catch (TransformerException | IllegalStateException e) {
      throw new BadgeException("The template's art cannot be drawn: " + e.getMessage(), e);
    }
  }

  private static double millimetres(Element root, String name) {
    String size = root.getAttribute(name);
    try {
      double factor = size.endsWith("in") ? 25.4 : 1;
      if (!size.endsWith("mm") && !size.endsWith("in")) {
        throw new NumberFormatException(size);
      }
      double value = Double.parseDouble(size.substring(0, size.length() - 2)) * factor;
      if (value < 10 || value > 300) {
        throw new NumberFormatException(size);
      }
      return value;
    } catch (NumberFormatException e) {
      throw new BadgeException(
          "The template's " + name + " has to be in mm or in, from 10 to 300 mm.", e);
    }
  }

  private static double number(Element box, String name, String otherwise) {
    double number = finite(attribute(box, name, otherwise));
    if (Double.isNaN(number)) {
      throw new NumberFormatException(name);
    }
    return number;
  }

  private static String attribute(Element box, String name, String otherwise) {
    return box.hasAttribute(name) ? box.getAttribute(name) : otherwise;
  }
}
