package dev.foyer.badge;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// What a template draws: for every guest, and beside that what comes with a field
/// (`data-with="NAME"`) and stays away when the field has nothing to say.
///
/// @param always what every badge shows
/// @param with the same and, by field, what comes with it
record TemplateArt(SVGDocument always, Map<String, SVGDocument> with) {
  private static final String WITH = "data-with";
  private static final LoaderContext CONTEXT =
      LoaderContext.builder()
          .externalResourcePolicy(ResourcePolicy.DENY_EXTERNAL)
          .documentLimits(
              new DocumentLimits(
                  TemplateXml.MOST_DEEP,
                  TemplateSafety.MOST_REFERENCES_DEEP,
                  TemplateSafety.MOST_DRAWN))
          .build();

  /// @param fields the names that art may come with
  /// @throws BadgeException if JSVG does not draw it, or art comes with something else
  static TemplateArt of(Document document, Set<String> fields) {
    Set<String> wanted = new HashSet<>();
    collect(document.getDocumentElement(), fields, wanted, null);
    Map<String, SVGDocument> with = new LinkedHashMap<>();
    for (String field : wanted.stream().sorted().toList()) {
      with.put(field, drawable(only(document, field)));
    }
    return new TemplateArt(drawable(only(document, "")), with);
  }

  private static void collect(
      Element element, Set<String> fields, Set<String> wanted, @Nullable Element around) {
    @Nullable Element outer = around;
    if (element.hasAttribute(WITH)) {
      String field = element.getAttribute(WITH);
      if (around != null) {
        throw wrong(element, field, "but is part of other art that comes with a field");
      }
      if (!fields.contains(field)) {
        throw wrong(element, field, "which is no field of this template");
      }
      wanted.add(field);
      outer = element;
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        collect(inner, fields, wanted, outer);
      }
    }
  }

  private static BadgeException wrong(Element element, String field, String why) {
    return new BadgeException(
        "The template's art at line %d comes with \"%s\", %s."
            .formatted(TemplateXml.line(element), field, why));
  }

  /// A copy without what comes with any other field.
  private static Document only(Document document, String field) {
    Document copy = (Document) document.cloneNode(true);
    prune(copy.getDocumentElement(), field);
    return copy;
  }

  private static void prune(Element element, String field) {
    Node child = element.getFirstChild();
    while (child != null) {
      Node next = child.getNextSibling();
      if (child instanceof Element inner) {
        String with = inner.getAttribute(WITH);
        if (with.isEmpty() || with.equals(field)) {
          prune(inner, field);
        } else {
          element.removeChild(inner);
        }
      }
      child = next;
    }
  }

  /// A tree as JSVG takes it, within its limits and without anything from outside.
  ///
  /// @throws BadgeException if it does not
  static SVGDocument drawable(Document document) {
    try {
      SVGDocument art =
          new SVGLoader().load(new ByteArrayInputStream(written(document)), null, CONTEXT);
      if (art == null) {
        throw new BadgeException(
            "The template's art cannot be drawn: something in it is no valid SVG.");
      }
      return art;
    } catch (TransformerException | IllegalStateException e) {
      throw new BadgeException("The template's art cannot be drawn: " + e.getMessage(), e);
    }
  }

  private static byte[] written(Document document) throws TransformerException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TransformerFactory factory = TransformerFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.newTransformer().transform(new DOMSource(document), new StreamResult(out));
    return out.toByteArray();
  }
}
