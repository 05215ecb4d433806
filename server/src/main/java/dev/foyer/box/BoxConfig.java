package dev.foyer.box;

import dev.foyer.badge.BadgeTemplate;
import dev.foyer.badge.Templates;
import dev.foyer.printer.detection.Ports;
import dev.foyer.replication.PeerAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a box is started with.
///
/// @param name what the screens and central call this box
/// @param port 0 for any free one
/// @param printers by name and URI, such as `serial:/dev/ttyUSB0?baud=115200`
/// @param templates what previews and sheets may be drawn by
/// @param ports where other printers may be found
/// @param keep how long after an event's end its guests are still known here by name
public record BoxConfig(
    Path data,
    String name,
    int port,
    Listening listening,
    List<Printer> printers,
    Optional<Central> central,
    Templates templates,
    Ports ports,
    Duration keep) {
  /// How long a box knows the guests of an event, unless it is told otherwise.
  public static final Duration KEEP = Duration.ofDays(7);

  /// Who can reach the box.
  public enum Listening {
    /// This machine only, over HTTP.
    LOOPBACK,
    /// The local network, over HTTPS with a certificate of the box's own.
    LAN
  }

  /// A printer of this box.
  public record Printer(String name, URI uri, BadgeTemplate template) {
    /// One for labels of 4 by 3 inches.
    public Printer(String name, URI uri) {
      this(name, uri, BadgeTemplate.fourByThreeInches());
    }
  }

  /// The central server that this box belongs to; a box that was enrolled knows it from then on.
  ///
  /// @param enrolment the single-use code for the first start
  public record Central(PeerAddress address, Optional<String> enrolment) {
    /// A central server whose certificate, if it has one, an authority vouches for.
    public Central(URI uri, Optional<String> enrolment) {
      this(new PeerAddress(uri, Optional.empty()), enrolment);
    }
  }

  public BoxConfig {
    printers = List.copyOf(printers);
  }

  /// A box with the built-in templates and this machine's ports.
  public BoxConfig(
      Path data,
      String name,
      int port,
      Listening listening,
      List<Printer> printers,
      Optional<Central> central) {
    this(data, name, port, listening, printers, central, Templates.BUILT_IN, new Ports(), KEEP);
  }

  /// The same box with these templates.
  public BoxConfig with(Templates others) {
    return new BoxConfig(data, name, port, listening, printers, central, others, ports, keep);
  }

  /// The same box with these ports.
  public BoxConfig with(Ports others) {
    return new BoxConfig(data, name, port, listening, printers, central, templates, others, keep);
  }

  /// The same box, which knows guests for so long.
  public BoxConfig keeping(Duration keep) {
    return new BoxConfig(data, name, port, listening, printers, central, templates, ports, keep);
  }

  /// A lone box on this machine.
  public static BoxConfig alone(Path data, int port) {
    return new BoxConfig(data, "Foyer box", port, Listening.LOOPBACK, List.of(), Optional.empty());
  }
}
