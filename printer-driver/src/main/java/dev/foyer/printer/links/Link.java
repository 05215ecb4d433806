package dev.foyer.printer.links;

import dev.foyer.printer.PrinterException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// A way to a printer, opened when it is first used and again after it broke. One owner; not
/// thread-safe.
public interface Link extends AutoCloseable {
  /// Writes all of `bytes`.
  ///
  /// @throws PrinterException if they could not be written in time; the link is then broken, and it
  ///   is unknown how many arrived
  void write(byte[] bytes);

  /// Waits for at least one byte; empty if none comes in time.
  ///
  /// @throws PrinterException if the link is broken
  byte[] read(Duration patience);

  /// How long bytes are under way.
  Duration travel(int bytes);

  /// Forgets what has arrived and was not read.
  void drain();

  /// Opens the link if it is not open.
  ///
  /// @return whether it was opened anew, so that nothing is known of what the printer remembers
  /// @throws PrinterException if it cannot be opened; the message says what to do
  boolean open();

  @Override
  void close();

  /// What stands behind the `?` of a printer's URI, as `name=value&…`.
  static Map<String, String> settings(URI uri) {
    Map<String, String> settings = new HashMap<>();
    String[] parts = uri.getSchemeSpecificPart().split("\\?", 2);
    for (String setting : parts.length < 2 ? new String[0] : parts[1].split("&", -1)) {
      String[] pair = setting.split("=", 2);
      settings.put(pair[0], pair.length < 2 ? "" : pair[1]);
    }
    return settings;
  }

  /// The link that a URI names: `serial:/dev/serial/by-id/…?baud=115200&flow=none`,
  /// `tcp://host:9100` or `file:/dev/usb/lp0`.
  ///
  /// @throws PrinterException if it names none
  static Link of(URI uri) {
    return switch (String.valueOf(uri.getScheme())) {
      case "serial" -> SerialLink.of(uri);
      case "tcp" -> TcpLink.of(uri);
      case "file" -> new FileLink(Path.of(uri.getPath()));
      default ->
          throw new PrinterException(
              "\""
                  + uri
                  + "\" names no printer: write serial:/dev/…, tcp://host:9100 or file:/dev/…");
    };
  }
}
