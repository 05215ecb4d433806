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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where a printer is, what it speaks and how fine it prints:
/// `serial:/dev/serial/by-id/…?baud=115200&language=tspl&dpi=300`, `tcp://host:9100`,
/// `file:/dev/usb/lp0`. What is not said is `language=zpl` and the language's usual dots an inch.
/// With `serial=…` only the printer of this serial number is meant, whatever is at the place.
public final class PrinterAddress {
  private static final String ASK = "?";
  private static final String SERIAL = "serial";
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9-]{1,40}");
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
    checkNumber(uri, language, settings.get(SERIAL));
    int usual = language.capabilities().dpi();
    return new PrinterAddress(
        uri, language, settings.containsKey("dpi") ? dpi(uri, settings) : usual);
  }

  private static void checkNumber(URI uri, PrinterLanguage language, @Nullable String number) {
    if (number == null) {
      return;
    }
    if (!NUMBER.matcher(number).matches()) {
      throw new PrinterException(
          "\""
              + uri
              + "\" is not well formed: serial is a printer's serial number, such as"
              + " 18J204200123.");
    }
    if (language.askSerialNumber().length == 0) {
      throw new PrinterException(
          "\"%s\" cannot work: a printer that speaks %s does not tell its serial number; leave serial out."
              .formatted(uri, language.capabilities().keyword()));
    }
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

  /// The same for the printer of this serial number alone; unchanged if the language has no
  /// question for it, or the number cannot stand in an address.
  public PrinterAddress numbered(String number) {
    return language.askSerialNumber().length > 0 && NUMBER.matcher(number).matches()
        ? with(SERIAL, number)
        : this;
  }

  /// The way to it, not opened yet.
  public Link link() {
    String number = Links.settings(uri).get(SERIAL);
    Link link = Links.of(uri);
    return number == null
        ? link
        : new NumberedLink(link, language, Links.place(uri), number, NumberedLink.PAUSE);
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
