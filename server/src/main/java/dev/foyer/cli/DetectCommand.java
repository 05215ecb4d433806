package dev.foyer.cli;

import dev.foyer.printer.detection.Detector;
import dev.foyer.printer.detection.Finding;
import dev.foyer.printer.detection.Identity;
import dev.foyer.printer.detection.Port;
import dev.foyer.printer.detection.Ports;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `foyer printers detect`: asks what is at the ports, and prints nothing.
@Command(
    name = "detect",
    description =
        "Finds out by asking what printers there are, in at most five seconds, and prints nothing;"
            + " exits with 0 if there is one.",
    mixinStandardHelpOptions = true)
final class DetectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "URI",
      arity = "0..1",
      description =
          "serial:/dev/… (at all speeds, or with ?baud=…), tcp://host:9100 or file:/dev/usb/lp0;"
              + " all ports of this machine if none is given.")
  private @Nullable URI uri;

  @Override
  public Integer call() {
    Map<String, Finding> findings = uri == null ? everywhere() : at(uri);
    PrintWriter out = spec.commandLine().getOut();
    if (findings.isEmpty()) {
      out.println("No port was found: plug the printer in and switch it on.");
    }
    findings.forEach((place, finding) -> out.println(place + "\n  " + words(finding)));
    out.flush();
    return findings.values().stream().anyMatch(Finding.Printer.class::isInstance) ? 0 : 1;
  }

  private static Map<String, Finding> everywhere() {
    Map<String, Finding> findings = new TreeMap<>();
    Map<Port, Finding> asked = new Detector().detect(new Ports().all());
    asked.forEach((port, finding) -> findings.put(port.uri().toString(), finding));
    return findings;
  }

  private static Map<String, Finding> at(URI place) {
    return Map.of(place.toString(), new Detector().detect(place));
  }

  private static String words(Finding finding) {
    return switch (finding) {
      case Finding.Printer printer ->
          words(printer.identity()) + "\n  --printer NAME=" + printer.address();
      case Finding.Silent silent ->
          "Nothing answers here: switch the printer on, look at its cable, or it is one that cannot"
              + " be asked.";
      case Finding.Stranger stranger ->
          "Something is here that talks and is no label printer: is it the right port?";
      case Finding.Unusable unusable -> unusable.why();
    };
  }

  private static String words(Identity identity) {
    return Stream.of(
            Stream.of(identity.model().orElse("a printer"), "speaks " + identity.language()),
            identity.number().map(number -> "serial number " + number).stream(),
            identity.media().stream())
        .flatMap(part -> part)
        .collect(Collectors.joining(", "));
  }
}
