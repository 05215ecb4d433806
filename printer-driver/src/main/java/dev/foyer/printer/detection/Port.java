package dev.foyer.printer.detection;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// A device that a printer may be behind.
///
/// @param path the most lasting of its names
/// @param device what the name stands for now
/// @param trouble why this program may not use it and what to do, in a sentence; empty if it may
public record Port(Path path, Path device, Kind kind, Naming naming, Optional<String> trouble) {
  /// How one talks to it.
  public enum Kind {
    SERIAL("serial"),
    /// A device file of the kernel's driver for USB printers.
    USB_PRINTER("file");

    private final String scheme;

    Kind(String scheme) {
      this.scheme = scheme;
    }
  }

  /// How long its name stands for the same printer.
  public enum Naming {
    /// The name goes with the adapter, by the number that it has of its own.
    OWN,
    /// The name goes with the USB socket: adapters without a number of their own cannot be told
    /// apart otherwise.
    SOCKET,
    /// The number is given in the order of plugging in: another time it may be another printer's.
    NUMBERED
  }

  /// Its address, without settings.
  public URI uri() {
    return URI.create(kind.scheme + ":" + path);
  }

  /// What to do so that its name lasts, in a sentence; empty if nothing.
  public Optional<String> advice() {
    return switch (naming) {
      case OWN -> Optional.empty();
      case SOCKET ->
          Optional.of("This name belongs to the USB socket: leave the cable where it is.");
      case NUMBERED -> Optional.of(rule());
    };
  }

  private String rule() {
    boolean serial = kind == Kind.SERIAL;
    return "The number may be another printer's after the next start; for a name that stays, write"
        + " the line %s into /etc/udev/rules.d/99-printers.rules, with what 'udevadm info -a -n %s'"
            .formatted(
                serial
                    ? "SUBSYSTEM==\"tty\", KERNELS==\"1-1.2\", SYMLINK+=\"printer-front\""
                    : "SUBSYSTEM==\"usbmisc\", ATTRS{serial}==\"…\", SYMLINK+=\"printer-front\"",
                path)
        + " shows for it, and plug it in again.";
  }
}
