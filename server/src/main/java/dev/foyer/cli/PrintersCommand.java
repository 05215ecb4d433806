package dev.foyer.cli;

import dev.foyer.badge.BadgeFields;
import dev.foyer.badge.BadgeRenderer;
import dev.foyer.badge.BadgeRenderer.Rendering;
import dev.foyer.badge.BadgeTemplate;
import dev.foyer.printer.LabelPrinter;
import dev.foyer.printer.LabelPrinter.Job;
import dev.foyer.printer.Link;
import dev.foyer.printer.Outcome;
import dev.foyer.printer.PrinterStatus;
import dev.foyer.printer.StateReason;
import dev.foyer.printer.address.PrinterAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `foyer printers`: finds label printers, asks them, prints a test badge, simulates one.
@Command(
    name = "printers",
    description = "Finds label printers, asks them how they are, or simulates one.",
    mixinStandardHelpOptions = true,
    subcommands = SimulateCommand.class)
final class PrintersCommand implements Runnable {
  private static final String URI_HELP =
      "serial:/dev/…?baud=115200&flow=none|rtscts|xonxoff, tcp://host:9100 or file:/dev/usb/lp0;"
          + " with dpi=300 if it has not 203 dots an inch";

  /// Where Linux shows ports, those with stable names first.
  private static final List<String> PLACES =
      List.of(
          "/dev/serial/by-id/*", "/dev/ttyUSB*", "/dev/ttyACM*", "/dev/rfcomm*", "/dev/usb/lp*");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do, for example: foyer printers list");
  }

  @Command(
      name = "list",
      description = "Lists the ports that a printer may be at.",
      mixinStandardHelpOptions = true)
  int list() throws IOException {
    List<URI> found = candidates();
    found.forEach(out()::println);
    if (found.isEmpty()) {
      out().println("No port was found: plug the printer in and switch it on.");
    }
    out().flush();
    return found.isEmpty() ? 1 : 0;
  }

  @Command(
      name = "status",
      description = "Asks a printer how it is; exits with 0 if it is ready.",
      mixinStandardHelpOptions = true)
  int status(@Parameters(paramLabel = "URI", description = URI_HELP) URI uri) {
    try (LabelPrinter printer = connected(uri)) {
      PrinterStatus status = printer.status();
      out().println("state   " + status.state().name().toLowerCase(Locale.ROOT));
      out().println("reasons " + words(status.reasons()));
      String labels =
          printer.counter().stream().mapToObj(Long::toString).findFirst().orElse("it does not say");
      out().println("labels  " + labels);
      out().flush();
      return status.ready() ? 0 : 1;
    }
  }

  @Command(
      name = "test-page",
      description = "Prints one test badge of 4×3 inches and says what became of it.",
      mixinStandardHelpOptions = true)
  int testPage(@Parameters(paramLabel = "URI", description = URI_HELP) URI uri) {
    BadgeRenderer renderer =
        new BadgeRenderer(BadgeTemplate.fourByThreeInches(), PrinterAddress.of(uri).dpi());
    Rendering badge =
        renderer.render(
            new BadgeFields(
                Map.of("first-name", "Test", "name", "Test badge", "qr", "FOYER TEST BADGE")));
    try (LabelPrinter printer = connected(uri)) {
      Outcome outcome = printer.print(new Job(badge.art(), badge.fields()));
      out()
          .println(
              switch (outcome) {
                case Outcome.Printed printed -> "printed";
                case Outcome.Failed failed -> "failed: " + words(failed.reasons());
                case Outcome.Unknown unknown -> "look whether it came out: " + unknown.why();
                case Outcome.Pending pending -> "look whether it came out: " + pending.why();
              });
      out().flush();
      return outcome instanceof Outcome.Printed ? 0 : 1;
    }
  }

  /// Opening the link first says in words why it cannot be opened.
  private static LabelPrinter connected(URI uri) {
    PrinterAddress address = PrinterAddress.of(uri);
    Link link = address.link();
    link.open();
    return new LabelPrinter(address.language(), link);
  }

  private static List<URI> candidates() throws IOException {
    List<URI> found = new ArrayList<>();
    for (String place : PLACES) {
      Path pattern = Path.of(place);
      Path folder = pattern.getParent();
      if (folder != null && Files.isDirectory(folder)) {
        String scheme = place.contains("/usb/lp") ? "file:" : "serial:";
        try (DirectoryStream<Path> ports =
            Files.newDirectoryStream(folder, String.valueOf(pattern.getFileName()))) {
          ports.forEach(port -> found.add(URI.create(scheme + port)));
        } catch (DirectoryIteratorException e) {
          throw e.getCause();
        }
      }
    }
    return found;
  }

  private static String words(Set<StateReason> reasons) {
    return reasons.isEmpty()
        ? "none"
        : reasons.stream().map(StateReason::keyword).sorted().collect(Collectors.joining(", "));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
