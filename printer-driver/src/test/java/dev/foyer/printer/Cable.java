package dev.foyer.printer;

import dev.foyer.printer.links.DeviceLink;
import dev.foyer.printer.links.SerialLink;
import dev.foyer.printer.links.SerialLink.Flow;
import java.nio.file.Path;

/// What a simulated printer is connected by: in both cases its pseudo-terminal.
enum Cable {
  /// A serial port, whose program knows how fast it is.
  SERIAL(115_200, 9_600) {
    @Override
    Link link(Path path, int baud) {
      return new SerialLink(path, baud, Flow.NONE);
    }
  },
  /// A device file, of which nobody knows how fast it is. The terminal takes thousands of bytes at
  /// once, which a printer on a USB cable would not, so it has to be quick.
  DEVICE(4_000_000, 460_800) {
    @Override
    Link link(Path path, int baud) {
      return new DeviceLink(path);
    }
  };

  private final int baud;
  private final int slowest;

  Cable(int baud, int slowest) {
    this.baud = baud;
    this.slowest = slowest;
  }

  abstract Link link(Path path, int baud);

  /// Bits a second as a rule.
  int baud() {
    return baud;
  }

  /// Bits a second where it is slow.
  int slowest() {
    return slowest;
  }
}
