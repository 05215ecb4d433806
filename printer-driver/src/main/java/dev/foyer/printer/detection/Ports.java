package dev.foyer.printer.detection;

import dev.foyer.printer.detection.Port.Kind;
import dev.foyer.printer.detection.Port.Naming;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The devices of this machine that a printer may be behind, each once.
///
/// Linux numbers serial adapters in the order in which they are plugged in. udev gives them lasting
/// names beside (`60-serial.rules`): by-id with maker, model and the adapter's own number, and
/// by-path with the USB socket. Two equal adapters without a number get one by-id name between
/// them, which may be either's: as soon as an adapter has none, those of the sockets are taken.
public final class Ports {
  private static final List<String> SERIAL = List.of("ttyUSB*", "ttyACM*", "rfcomm*");

  private final Path dev;
  private final Predicate<Path> usable;

  /// Those of this machine.
  public Ports() {
    this(Path.of("/dev"), path -> Files.isReadable(path) && Files.isWritable(path));
  }

  /// @param dev the folder of devices, as a rule `/dev`
  /// @param usable whether this program may use a device
  public Ports(Path dev, Predicate<Path> usable) {
    this.dev = dev;
    this.usable = usable;
  }

  /// Serial ports, then USB printers, by their names.
  ///
  /// @throws UncheckedIOException if a folder of devices cannot be read
  public List<Port> all() {
    Map<Path, Path> byId = links("serial/by-id");
    Map<Path, Path> byPath = links("serial/by-path");
    Map<Path, Path> numbered = new LinkedHashMap<>();
    SERIAL.forEach(pattern -> numbered.putAll(named("", pattern)));
    boolean shared =
        numbered.entrySet().stream()
            .anyMatch(port -> isUsb(port.getValue()) && !byId.containsKey(port.getKey()));
    Map<Path, Port> ports = new LinkedHashMap<>();
    byId.forEach(
        (device, name) -> {
          Optional<Path> socket = Optional.ofNullable(byPath.get(device)).filter(path -> shared);
          ports.put(
              device,
              port(
                  device,
                  socket.orElse(name),
                  Kind.SERIAL,
                  socket.isPresent() ? Naming.SOCKET : Naming.OWN));
        });
    numbered.forEach(
        (device, name) -> ports.computeIfAbsent(device, key -> numbered(key, name, byPath)));
    named("usb", "lp*")
        .forEach(
            (device, name) ->
                ports.put(device, port(device, name, Kind.USB_PRINTER, Naming.NUMBERED)));
    return List.copyOf(ports.values());
  }

  /// The port that goes by this name, lasting or not; empty if there is none.
  public Optional<Port> find(Path name) {
    try {
      Path device = name.toRealPath();
      return all().stream().filter(port -> port.device().equals(device)).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Port numbered(Path device, Path name, Map<Path, Path> byPath) {
    Path socket = byPath.get(device);
    if (socket != null) {
      return port(device, socket, Kind.SERIAL, Naming.SOCKET);
    }
    return port(device, name, Kind.SERIAL, isUsb(name) ? Naming.NUMBERED : Naming.OWN);
  }

  /// The others (`rfcomm`) are bound to a printer by whoever set them up.
  private static boolean isUsb(Path name) {
    return String.valueOf(name.getFileName()).startsWith("tty");
  }

  private Port port(Path device, Path name, Kind kind, Naming naming) {
    return new Port(name, device, kind, naming, trouble(device, name, kind));
  }

  private Optional<String> trouble(Path device, Path name, Kind kind) {
    return usable.test(device)
        ? Optional.empty()
        : Optional.of(
            "%s may not be used: add this user to the group %s (sudo usermod -aG %2$s $USER) and"
                    .formatted(name, group(device).orElse(kind == Kind.SERIAL ? "dialout" : "lp"))
                + " log in again.");
  }

  private static Optional<String> group(Path device) {
    try {
      String group = String.valueOf(Files.getAttribute(device, "posix:group"));
      return Optional.of(group).filter(name -> !name.equals("root"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Map<Path, Path> links(String folder) {
    return named(folder, "*");
  }

  /// Names by what they stand for.
  private Map<Path, Path> named(String folder, String pattern) {
    List<Path> names = new ArrayList<>();
    Path place = dev.resolve(folder);
    if (Files.isDirectory(place)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(place, pattern)) {
        stream.forEach(names::add);
      } catch (DirectoryIteratorException e) {
        throw new UncheckedIOException(
            "the devices in " + place + " cannot be listed", e.getCause());
      } catch (IOException e) {
        throw new UncheckedIOException("the devices in " + place + " cannot be listed", e);
      }
    }
    Map<Path, Path> byDevice = new LinkedHashMap<>();
    names.stream()
        .sorted()
        .forEach(name -> device(name).ifPresent(device -> byDevice.putIfAbsent(device, name)));
    return byDevice;
  }

  /// Empty if it was unplugged in the meantime.
  private static Optional<Path> device(Path name) {
    try {
      return Optional.of(name.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
