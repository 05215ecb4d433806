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
    return builtIn("4x3in");
  }

  /// The built-in template for a label of 62 by 100 mm.
  public static BadgeTemplate sixtyTwoByHundred() {
    return builtIn("62x100mm");
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
    List<Field> fields = takeFields(document);
    if (fields.isEmpty()) {
      throw new BadgeException(
          "The template has no field: give a rectangle the id \"field:first-name\".");
    }
    return new BadgeTemplate(width, height, art(document), fields);
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

  private static List<Field> takeFields(Document document) {
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
      fields.add(field(box));
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

  private static Field field(Element box) {
    String name = box.getAttribute("id").substring(FIELD.length());
    try {
      return new Field(
          name,
          new Box(
              number(box, "x", "0"),
              number(box, "y", "0"),
              number(box, "width", ""),
              number(box, "height", "")),
          (int) number(box, "data-lines", "1"),
          number(box, "data-max", "8"),
          Align.valueOf(attribute(box, "data-align", "left").toUpperCase(Locale.ROOT)),
          Weight.valueOf(attribute(box, "data-weight", "medium").toUpperCase(Locale.ROOT)),
          box.getAttribute("data-prefix"));
    } catch (IllegalArgumentException e) {
      throw new BadgeException(
          "The template's field \"" + name + "\" has a box or a setting that is not well formed.",
          e);
    }
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
    return Double.parseDouble(attribute(box, name, otherwise));
  }

  private static String attribute(Element box, String name, String otherwise) {
    return box.hasAttribute(name) ? box.getAttribute(name) : otherwise;
  }
}
