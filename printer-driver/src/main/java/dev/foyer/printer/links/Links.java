package dev.foyer.printer.links;

import dev.foyer.printer.Link;
import dev.foyer.printer.PrinterException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The links there are, by their URIs.
public final class Links {
  private Links() {}

  /// The link that a URI names: `serial:/dev/serial/by-id/…?baud=115200&flow=none`,
  /// `tcp://host:9100` or `file:/dev/usb/lp0`. Nothing is opened yet.
  ///
  /// @throws PrinterException if it names none; the message says how it should be
  public static Link of(URI uri) {
    return switch (String.valueOf(uri.getScheme())) {
      case "serial" -> SerialLink.of(uri);
      case "tcp" -> TcpLink.of(uri);
      case "file" -> new DeviceLink(Path.of(path(uri)));
      default ->
          throw new PrinterException(
              "\""
                  + uri
                  + "\" names no printer: write serial:/dev/…, tcp://host:9100 or file:/dev/…");
    };
  }

  /// What stands before the `?`.
  public static String path(URI uri) {
    return uri.getSchemeSpecificPart().split("\\?", 2)[0];
  }

  /// What people call the place that a URI names, such as `/dev/ttyUSB0` or `printer.local:9100`.
  public static String place(URI uri) {
    String path = path(uri);
    return path.startsWith("//") ? path.substring(2) : path;
  }

  /// What stands behind the `?`, as `name=value&…`.
  public static Map<String, String> settings(URI uri) {
    Map<String, String> settings = new HashMap<>();
    String[] parts = uri.getSchemeSpecificPart().split("\\?", 2);
    for (String setting : parts.length < 2 ? new String[0] : parts[1].split("&", -1)) {
      String[] pair = setting.split("=", 2);
      settings.put(pair[0], pair.length < 2 ? "" : pair[1]);
    }
    return settings;
  }
}
