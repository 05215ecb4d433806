package dev.foyer.printer.detection;

import dev.foyer.printer.Link;
import dev.foyer.printer.PrinterException;
import dev.foyer.printer.address.PrinterAddress;
import dev.foyer.printer.links.Links;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

/// Finds out what is at a port by asking: at each speed the questions of [Tongue], until one is
/// answered. Nothing is printed, nothing is changed, and it takes at most five seconds a port.
/// Thread-safe.
public final class Detector {
  private static final Duration MOST = Duration.ofMillis(4_800);

  /// The fastest first: a port makes many letters of what is sent more slowly than it listens, and
  /// hardly any of what is sent faster, so that a printer that answers has heard next to nothing.
  private static final List<String> SPEEDS = List.of("115200", "57600", "38400", "19200", "9600");

  private static final int QUICKLY = 1;
  static final int PATIENTLY = 4;

  private final Path sys;
  private final Duration most;

  /// On this machine.
  public Detector() {
    this(Path.of("/sys"), MOST);
  }

  /// @param sys the folder in which the kernel describes devices, as a rule `/sys`
  /// @param most how long a port may take
  public Detector(Path sys, Duration most) {
    this.sys = sys;
    this.most = most;
  }

  /// Asks at all ports at the same time.
  public Map<Port, Finding> detect(List<Port> ports) {
    Map<Port, FutureTask<Finding>> asked = new LinkedHashMap<>();
    for (Port port : ports) {
      FutureTask<Finding> task = new FutureTask<>(() -> detect(port));
      asked.put(port, task);
      Thread.ofPlatform().daemon().name("detect " + port.path()).start(task);
    }
    Map<Port, Finding> findings = new LinkedHashMap<>();
    asked.forEach((port, task) -> findings.put(port, finding(task)));
    return findings;
  }

  private static Finding finding(FutureTask<Finding> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Finding.Unusable("The search was stopped.");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a port could not be asked", e.getCause());
    }
  }

  /// What is at a port. Call it on a platform thread.
  public Finding detect(Port port) {
    return port.trouble().<Finding>map(Finding.Unusable::new).orElseGet(() -> detect(port.uri()));
  }

  /// What is at an address. `baud` and other settings of the line that it names are kept; what it
  /// says of a language is not looked at. Call it on a platform thread.
  public Finding detect(URI uri) {
    try {
      return switch (String.valueOf(uri.getScheme())) {
        case "serial" -> atSpeeds(uri);
        case "file" -> new UsbPrinter(sys, Path.of(Links.path(uri))).finding(uri, end());
        default -> ask(uri, PATIENTLY, end()).finding();
      };
    } catch (PrinterException e) {
      return new Finding.Unusable(String.valueOf(e.getMessage()));
    }
  }

  /// @param stranger whether something was said that is no answer
  private record Answer(Optional<Finding> printer, boolean stranger) {
    private Finding finding() {
      return printer.orElse(stranger ? new Finding.Stranger() : new Finding.Silent());
    }
  }

  /// Where something was said that is no answer, a slow printer is given a second chance.
  private Finding atSpeeds(URI uri) {
    long end = end();
    String given = Links.settings(uri).get("baud");
    List<String> speeds = given == null ? SPEEDS : List.of(given);
    List<String> unclear = new ArrayList<>();
    for (String speed : speeds) {
      Answer answer = ask(with(uri, Map.of("baud", speed)), QUICKLY, end);
      if (answer.printer().isPresent()) {
        return answer.finding();
      }
      if (answer.stranger()) {
        unclear.add(speed);
      }
    }
    for (String speed : unclear) {
      Answer answer = ask(with(uri, Map.of("baud", speed)), PATIENTLY, end);
      if (answer.printer().isPresent()) {
        return answer.finding();
      }
    }
    return new Answer(Optional.empty(), !unclear.isEmpty()).finding();
  }

  private long end() {
    return System.nanoTime() + most.toNanos();
  }

  private static Answer ask(URI uri, int pace, long end) {
    if (System.nanoTime() >= end) {
      return new Answer(Optional.empty(), false);
    }
    try (Link link = Links.of(uri)) {
      link.open();
      Hearing hearing = new Hearing(link, pace, end);
      Optional<Finding> printer =
          Tongue.recognised(Tongue.ALL, hearing).map(identity -> printer(uri, identity));
      return new Answer(printer, printer.isEmpty() && hearing.heardAnything());
    }
  }

  static Finding printer(URI uri, Identity identity) {
    Map<String, String> settings = new TreeMap<>(identity.settings());
    settings.put("language", identity.language());
    PrinterAddress address = PrinterAddress.of(with(uri, settings));
    boolean tells = !"file".equals(uri.getScheme());
    return new Finding.Printer(
        identity.number().filter(number -> tells).map(address::numbered).orElse(address), identity);
  }

  /// Settings of the line, then what the printer told; settings of another language are dropped.
  private static URI with(URI uri, Map<String, String> more) {
    Map<String, String> settings = new TreeMap<>(Links.settings(uri));
    settings.keySet().retainAll(List.of("baud", "flow", "frame", "media", "ending"));
    settings.putAll(more);
    String bare = uri.toString().split("\\?", 2)[0];
    return URI.create(
        settings.isEmpty()
            ? bare
            : bare
                + "?"
                + settings.entrySet().stream()
                    .map(setting -> setting.getKey() + "=" + setting.getValue())
                    .collect(Collectors.joining("&")));
  }
}
