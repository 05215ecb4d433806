package dev.foyer.badge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/// A template's XML as a tree whose elements know their line. A DOCTYPE is refused, and with it
/// every entity of the file's own; so are trees that are too deep or too large to be a badge.
final class TemplateXml {
  /// JSVG's own limit, which would come too late for what walks the tree before it.
  static final int MOST_DEEP = 30;

  private static final int MOST_ELEMENTS = 10_000;
  private static final String LINE = "line";

  private TemplateXml() {}

  /// @throws BadgeException if the bytes are no well-formed XML, with the line
  static Document read(byte[] svg) {
    Builder builder = new Builder();
    try {
      InputSource source = new InputSource(new ByteArrayInputStream(svg));
      parser().parse(source, builder);
      return builder.document;
    } catch (SAXParseException e) {
      throw new BadgeException(words(e), e);
    } catch (SAXException | IOException e) {
      throw new BadgeException("The template is no SVG file.", e);
    }
  }

  /// The line on which an element begins, from 1.
  static int line(Element element) {
    return element.getUserData(LINE) instanceof Integer line ? line : 0;
  }

  private static String words(SAXParseException e) {
    String what = String.valueOf(e.getMessage());
    return what.contains("DOCTYPE")
        ? "The template has a DOCTYPE at line " + e.getLineNumber() + ": take it out."
        : "The template cannot be read at line " + e.getLineNumber() + ": " + what;
  }

  private static SAXParser parser() throws SAXException {
    try {
      SAXParserFactory factory = SAXParserFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setNamespaceAware(true);
      return factory.newSAXParser();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every JDK can parse XML safely", e);
    }
  }

  /// Builds the tree; comments and processing instructions are left behind.
  private static final class Builder extends DefaultHandler {
    private final Document document = empty();
    private Node open = document;
    private int depth;
    private int elements;
    private @Nullable Locator locator;

    private static Document empty() {
      try {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
      } catch (ParserConfigurationException e) {
        throw new IllegalStateException("every JDK can make a document", e);
      }
    }

    @Override
    public void setDocumentLocator(Locator locator) {
      this.locator = locator;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
      if (++depth > MOST_DEEP) {
        throw new BadgeException(
            "The template is nested too deeply at line " + here() + ": flatten its groups.");
      }
      if (++elements > MOST_ELEMENTS) {
        throw new BadgeException(
            "The template has more than " + MOST_ELEMENTS + " elements: draw it more simply.");
      }
      Element element = document.createElementNS(uri.isEmpty() ? null : uri, name);
      for (int i = 0; i < attributes.getLength(); i++) {
        String space = attributes.getURI(i);
        element.setAttributeNS(
            space.isEmpty() ? null : space, attributes.getQName(i), attributes.getValue(i));
      }
      element.setUserData(LINE, here(), null);
      open.appendChild(element);
      open = element;
    }

    @Override
    public void endElement(String uri, String local, String name) {
      depth--;
      open = open.getParentNode();
    }

    @Override
    public void characters(char[] text, int start, int length) {
      open.appendChild(document.createTextNode(new String(text, start, length)));
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    private int here() {
      return locator == null ? 0 : locator.getLineNumber();
    }
  }
}
