package dev.foyer.box.badges;

import dev.foyer.platform.Problem;
import dev.foyer.printer.Outcome;
import dev.foyer.printer.address.PrinterAddress;
import dev.foyer.printer.detection.Detector;
import dev.foyer.printer.detection.Finding;
import dev.foyer.printer.detection.Port;
import dev.foyer.printer.detection.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks for printers at the ports that no printer of this box uses, one search at a time; whoever
/// asks meanwhile gets what it finds. Thread-safe.
final class PrinterSearch {
  private final Printers printers;
  private final Ports ports;
  private final Detector detector = new Detector();

  /// What was found last, by address: nothing else can be given a test badge.
  private final Map<String, PrinterAddress> found = new ConcurrentHashMap<>();

  private @Nullable FutureTask<List<Found>> running;

  /// What is at a port, for the screens.
  ///
  /// @param is `printer`, `silent`, `stranger` or `unusable`
  /// @param uri its address, complete if it is a printer
  /// @param says what it tells of itself, in its words
  /// @param words what to do, for people
  record Found(String port, String is, String uri, String language, String says, String words) {}

  PrinterSearch(Printers printers, Ports ports) {
    this.printers = printers;
    this.ports = ports;
  }

  /// Takes up to five seconds.
  List<Found> look() {
    return finished(search());
  }

  private synchronized FutureTask<List<Found>> search() {
    FutureTask<List<Found>> now = running;
    if (now == null || now.isDone()) {
      now = started("printer-search", this::findings);
      running = now;
    }
    return now;
  }

  private List<Found> findings() {
    Set<Path> taken =
        printers.places().stream().flatMap(PrinterSearch::device).collect(Collectors.toSet());
    List<Port> free = ports.all().stream().filter(port -> !taken.contains(port.device())).toList();
    Map<Port, Finding> findings = detector.detect(free);
    found.clear();
    findings.values().forEach(this::remember);
    return findings.entrySet().stream().map(one -> found(one.getKey(), one.getValue())).toList();
  }

  private static Stream<Path> device(URI uri) {
    if (!"serial".equals(uri.getScheme()) && !"file".equals(uri.getScheme())) {
      return Stream.empty();
    }
    Path path = Path.of(uri.getSchemeSpecificPart().split("\\?", 2)[0]);
    try {
      return Stream.of(path.toRealPath());
    } catch (IOException e) {
      return Stream.of(path);
    }
  }

  private void remember(Finding finding) {
    if (finding instanceof Finding.Printer printer) {
      found.put(printer.address().toString(), printer.address());
    }
  }

  private static Found found(Port port, Finding finding) {
    String uri = port.uri().toString();
    String advice = port.advice().orElse("");
    return switch (finding) {
      case Finding.Printer printer ->
          new Found(
              port.path().toString(),
              "printer",
              printer.address().toString(),
              printer.identity().language(),
              says(printer),
              advice);
      case Finding.Silent silent -> new Found(port.path().toString(), "silent", uri, "", "", "");
      case Finding.Stranger stranger ->
          new Found(port.path().toString(), "stranger", uri, "", "", "");
      case Finding.Unusable unusable ->
          new Found(port.path().toString(), "unusable", uri, "", "", unusable.why());
    };
  }

  private static String says(Finding.Printer printer) {
    return Stream.of(
            printer.identity().model(), printer.identity().number(), printer.identity().media())
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  /// Prints a test badge on a printer that the last search found.
  ///
  /// @throws Problem 404 if it found none of this address
  Outcome test(String uri) {
    PrinterAddress address = found.get(uri);
    if (address == null) {
      throw Problem.unknown("printer");
    }
    return finished(started("printer-test", () -> TestBadge.print(address)));
  }

  /// Prints a test badge on a printer of this box.
  Outcome testConfigured(String name) {
    return finished(started("printer-test", () -> printers.test(name)));
  }

  /// Native serial I/O pins a virtual thread's carrier.
  private static <T> FutureTask<T> started(String name, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().name(name).start(task);
    return task;
  }

  private static <T> T finished(FutureTask<T> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a printer was asked", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a printer could not be asked", e.getCause());
    }
  }
}
