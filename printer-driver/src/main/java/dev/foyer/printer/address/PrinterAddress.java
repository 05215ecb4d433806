package dev.foyer.printer.address;

import dev.foyer.printer.Capabilities.Coding;
import dev.foyer.printer.LabelPrinter;
import dev.foyer.printer.Link;
import dev.foyer.printer.PrinterException;
import dev.foyer.printer.PrinterLanguage;
import dev.foyer.printer.links.Links;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Where a printer is, what it speaks and how fine it prints:
/// `serial:/dev/serial/by-id/…?baud=115200&language=tspl&dpi=300`, `tcp://host:9100`,
/// `file:/dev/usb/lp0`. What is not said is `language=zpl` and the language's usual dots an inch.
public final class PrinterAddress {
  private static final String ASK = "?";
  private final URI uri;
  private final PrinterLanguage language;
  private final int dpi;

  private PrinterAddress(URI uri, PrinterLanguage language, int dpi) {
    this.uri = uri;
    this.language = language;
    this.dpi = dpi;
  }

  /// Reads an address; nothing is opened yet.
  ///
  /// @throws PrinterException if it is none; the message says how it should be
  public static PrinterAddress of(URI uri) {
    Map<String, String> settings = Links.settings(uri);
    Links.of(uri);
    PrinterLanguage language =
        Languages.of(new Languages.Settings(String.valueOf(uri.getScheme()), settings));
    if (language.capabilities().coding() == Coding.BINARY
        && "xonxoff".equals(settings.get("flow"))) {
      throw new PrinterException(
          "\""
              + uri
              + "\" cannot work: labels in "
              + language.capabilities().keyword()
              + " hold every byte, XON and XOFF among them. Set the printer and flow to rtscts"
              + " (Zebra wires it to DTR), or to none.");
    }
    if (language.capabilities().coding() == Coding.BINARY
        && settings.getOrDefault("frame", "8").startsWith("7")) {
      throw new PrinterException(
          "\"" + uri + "\" cannot work: labels in this language need bytes of eight bits.");
    }
    int usual = language.capabilities().dpi();
    return new PrinterAddress(
        uri, language, settings.containsKey("dpi") ? dpi(uri, settings) : usual);
  }

  private static int dpi(URI uri, Map<String, String> settings) {
    String dpi = settings.getOrDefault("dpi", "");
    if (!dpi.matches("\\d{3,4}") || Integer.parseInt(dpi) > 1200) {
      throw new PrinterException(
          "\"" + uri + "\" is not well formed: dpi is 203, 300 or what else the printer has.");
    }
    return Integer.parseInt(dpi);
  }

  public URI uri() {
    return uri;
  }

  public PrinterLanguage language() {
    return language;
  }

  /// Dots an inch.
  public int dpi() {
    return dpi;
  }

  /// The same with another setting, such as `baud`.
  public PrinterAddress with(String setting, String value) {
    Map<String, String> settings = new TreeMap<>(Links.settings(uri));
    settings.put(setting, value);
    String all =
        settings.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("&"));
    String bare = uri.toString();
    int question = bare.indexOf(ASK);
    return of(URI.create((question < 0 ? bare : bare.substring(0, question)) + ASK + all));
  }

  /// The way to it, not opened yet.
  public Link link() {
    return Links.of(uri);
  }

  /// The printer there; whether it can be reached, the first question tells.
  public LabelPrinter printer() {
    return new LabelPrinter(language, link());
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
