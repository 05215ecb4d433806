package dev.foyer.cli;

import dev.foyer.box.badges.TestBadge;
import dev.foyer.printer.LabelPrinter;
import dev.foyer.printer.LabelPrinter.Job;
import dev.foyer.printer.Link;
import dev.foyer.printer.Outcome;
import dev.foyer.printer.PrinterStatus;
import dev.foyer.printer.StateReason;
import dev.foyer.printer.address.PrinterAddress;
import dev.foyer.printer.detection.LineSpeed;
import dev.foyer.printer.detection.Port;
import dev.foyer.printer.detection.Ports;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `foyer printers`: finds label printers, asks them, prints a test badge, sets their speed,
/// simulates one.
@Command(
    name = "printers",
    description = "Finds label printers, asks them how they are, sets them up, or simulates one.",
    mixinStandardHelpOptions = true,
    subcommands = {DetectCommand.class, SimulateCommand.class})
final class PrintersCommand implements Runnable {
  static final String URI_HELP =
      "serial:/dev/…?baud=115200&flow=none|rtscts|xonxoff, tcp://host:9100 or file:/dev/usb/lp0;"
          + " with language=… if it does not speak ZPL, and dpi=300 if it has not 203 dots an inch";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do, for example: foyer printers list");
  }

  @Command(
      name = "list",
      description = "Lists the ports that a printer may be at, without asking there.",
      mixinStandardHelpOptions = true)
  int list() {
    List<Port> found = new Ports().all();
    for (Port port : found) {
      out().println(port.uri());
      port.trouble().ifPresent(trouble -> out().println("  " + trouble));
      port.advice().ifPresent(advice -> out().println("  " + advice));
    }
    out()
        .println(
            found.isEmpty()
                ? "No port was found: plug the printer in and switch it on."
                : "What is there, foyer printers detect finds out.");
    out().flush();
    return found.isEmpty() ? 1 : 0;
  }

  @Command(
      name = "status",
      description = "Asks a printer how it is; exits with 0 if it is ready.",
      mixinStandardHelpOptions = true)
  int status(@Parameters(paramLabel = "URI", description = URI_HELP) URI uri) {
    try (LabelPrinter printer = connected(PrinterAddress.of(uri))) {
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
      description = "Prints one test badge as wide as the print head and says what became of it.",
      mixinStandardHelpOptions = true)
  int testPage(@Parameters(paramLabel = "URI", description = URI_HELP) URI uri) {
    PrinterAddress address = PrinterAddress.of(uri);
    Job badge = TestBadge.of(address);
    try (LabelPrinter printer = connected(address)) {
      Outcome outcome = printer.print(badge);
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

  @Command(
      name = "set-baud",
      description =
          "Sets how fast a printer's serial line runs (ZPL and TSPL), and goes back if it does not"
              + " answer well.",
      mixinStandardHelpOptions = true)
  int setBaud(
      @Parameters(paramLabel = "URI", description = "the printer at its present speed") URI uri,
      @Parameters(paramLabel = "BAUD", description = "9600, 19200, 38400, 57600 or 115200")
          int baud) {
    LineSpeed.Result result = LineSpeed.set(PrinterAddress.of(uri), baud);
    out().println(result.words());
    if (result instanceof LineSpeed.Result.Changed changed) {
      out().println(changed.address());
    }
    out().flush();
    return result instanceof LineSpeed.Result.Changed ? 0 : 1;
  }

  /// Opening the link first says in words why it cannot be opened.
  private static LabelPrinter connected(PrinterAddress address) {
    Link link = address.link();
    link.open();
    return new LabelPrinter(address.language(), link);
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
