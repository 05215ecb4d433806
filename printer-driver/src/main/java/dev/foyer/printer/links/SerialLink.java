package dev.foyer.printer.links;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import dev.foyer.printer.Link;
import dev.foyer.printer.PrinterException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A serial port through jSerialComm, named by a path that stays the same over an unplug (such as
/// `/dev/serial/by-id/…`), which is resolved anew at each opening.
///
/// Linux has no time limit for writes: a write that is stuck is freed by closing the port from
/// another thread. Native reads and writes pin a virtual thread's carrier, so the owner's thread
/// must be a platform thread.
public final class SerialLink implements Link {
  private static final int SLICE = 256;

  /// How a port is set.
  public enum Flow {
    NONE,
    XONXOFF,
    RTSCTS
  }

  private final Path path;
  private final int baud;
  private final Flow flow;
  private final Frame frame;
  private @Nullable SerialPort port;

  /// With eight bits, no parity and one stop bit, as nearly all printers have it.
  ///
  /// @throws IllegalArgumentException if no port has this speed
  public SerialLink(Path path, int baud, Flow flow) {
    this(path, baud, flow, Frame.USUAL);
  }

  /// @throws IllegalArgumentException if no port has this speed
  public SerialLink(Path path, int baud, Flow flow, Frame frame) {
    if (baud < 110 || baud > 4_000_000) {
      throw new IllegalArgumentException("no serial port runs at " + baud + " baud");
    }
    this.path = path;
    this.baud = baud;
    this.flow = flow;
    this.frame = frame;
  }

  /// How a byte travels: bits, parity and stop bits, written as `8N1`.
  ///
  /// @param parity `N` none, `E` even, `O` odd
  public record Frame(int bits, char parity, int stops) {
    static final Frame USUAL = new Frame(8, 'N', 1);

    /// @throws IllegalArgumentException if it is none
    static Frame of(String word) {
      if (!word.matches("[78][NEO][12]")) {
        throw new IllegalArgumentException(word);
      }
      return new Frame(word.charAt(0) - '0', word.charAt(1), word.charAt(2) - '0');
    }

    /// Bits on the line for a byte, the start bit among them.
    int length() {
      return 1 + bits + (parity == 'N' ? 0 : 1) + stops;
    }

    private int parityOfPort() {
      return switch (parity) {
        case 'E' -> SerialPort.EVEN_PARITY;
        case 'O' -> SerialPort.ODD_PARITY;
        default -> SerialPort.NO_PARITY;
      };
    }

    private int stopsOfPort() {
      return stops == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT;
    }
  }

  static SerialLink of(URI uri) {
    Map<String, String> settings = Links.settings(uri);
    try {
      int baud = Integer.parseInt(settings.getOrDefault("baud", "9600"));
      Flow flow = Flow.valueOf(settings.getOrDefault("flow", "none").toUpperCase(Locale.ROOT));
      Frame frame = Frame.of(settings.getOrDefault("frame", "8N1"));
      return new SerialLink(Path.of(Links.path(uri)), baud, flow, frame);
    } catch (IllegalArgumentException e) {
      throw new PrinterException(
          "\""
              + uri
              + "\" is not well formed: write serial:/dev/…?baud=115200&flow=none|rtscts|xonxoff"
              + " and, if the printer wants it, frame=7E1",
          e);
    }
  }

  /// Bits a second.
  public int baud() {
    return baud;
  }

  @Override
  public boolean open() {
    if (port != null) {
      return false;
    }
    if (!Files.exists(path)) {
      throw new PrinterException(
          "The port " + path + " is not there: plug the printer in and switch it on.");
    }
    if (!Files.isReadable(path) || !Files.isWritable(path)) {
      throw new PrinterException(
          "The port "
              + path
              + " may not be used: add this user to the group dialout and log in again.");
    }
    port = opened();
    return true;
  }

  private SerialPort opened() {
    try {
      SerialPort fresh = SerialPort.getCommPort(path.toString());
      fresh.setComPortParameters(baud, frame.bits(), frame.stopsOfPort(), frame.parityOfPort());
      fresh.setFlowControl(
          switch (flow) {
            case NONE -> SerialPort.FLOW_CONTROL_DISABLED;
            case XONXOFF ->
                SerialPort.FLOW_CONTROL_XONXOFF_IN_ENABLED
                    | SerialPort.FLOW_CONTROL_XONXOFF_OUT_ENABLED;
            case RTSCTS ->
                SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED;
          });
      fresh.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, 100, 0);
      if (!fresh.openPort()) {
        throw new PrinterException(
            "The port " + path + " cannot be opened: is another program using it?");
      }
      return fresh;
    } catch (SerialPortInvalidPortException e) {
      throw new PrinterException("The port " + path + " is no serial port.", e);
    }
  }

  @Override
  public void write(byte[] bytes) {
    open();
    SerialPort used = port;
    if (used == null) {
      throw broken();
    }
    for (int from = 0; from < bytes.length; from += SLICE) {
      byte[] slice = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + SLICE));
      try {
        Integer written =
            Watchdog.guarded(
                patience(slice.length),
                used::closePort,
                () -> used.writeBytes(slice, slice.length));
        if (written != slice.length) {
          throw broken();
        }
      } catch (IOException e) {
        throw broken();
      }
    }
  }

  @Override
  public byte[] read(Duration patience) {
    open();
    SerialPort used = port;
    if (used == null) {
      throw broken();
    }
    byte[] buffer = new byte[1024];
    long until = System.nanoTime() + patience.toNanos();
    do {
      int count = used.readBytes(buffer, buffer.length);
      if (count > 0) {
        return Arrays.copyOf(buffer, count);
      }
      if (count < 0 || !Files.exists(path)) {
        throw broken();
      }
    } while (System.nanoTime() < until);
    return new byte[0];
  }

  @Override
  public Duration travel(int bytes) {
    return Duration.ofNanos(1_000_000_000L * bytes * frame.length() / baud);
  }

  @Override
  public byte[] drain() {
    SerialPort used = port;
    int there = used == null ? 0 : used.bytesAvailable();
    if (used == null || there <= 0) {
      return new byte[0];
    }
    byte[] rest = new byte[there];
    return Arrays.copyOf(rest, Math.max(0, used.readBytes(rest, there)));
  }

  @Override
  public void close() {
    SerialPort used = port;
    port = null;
    if (used != null) {
      used.closePort();
    }
  }

  private PrinterException broken() {
    close();
    return new PrinterException(
        "The port " + path + " does not answer any more: check the printer's cable and power.");
  }

  /// What a slice takes at this speed, and some seconds for a full buffer.
  private Duration patience(int bytes) {
    return Watchdog.GRACE.plus(travel(bytes));
  }
}
