package dev.foyer.cli;

import dev.foyer.central.Central;
import dev.foyer.central.CentralConfig;
import dev.foyer.central.CentralConfig.Listening;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `foyer central`: runs the central server until it is stopped.
@Command(
    name = "central",
    description = "Runs the central server of a community until it is stopped.",
    mixinStandardHelpOptions = true)
final class CentralCommand implements Callable<Integer> {
  private static final int STOPPED = 75;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "The folder with everything that central keeps.")
  private Path data = Path.of(".");

  @Option(
      names = "--port",
      defaultValue = "7400",
      description = "Where to listen (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--lan",
      description = "Serve the network, over HTTPS with a certificate made here.")
  private boolean lan;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "Where guests reach the invitation pages, such as https://foyer.example.")
  private @Nullable String publicUrl;

  @Override
  public Integer call() throws InterruptedException {
    Listening listening = lan ? Listening.LAN : Listening.LOOPBACK;
    int checked = Usage.port(spec, "--port", port);
    Central central =
        Central.start(new CentralConfig(data, checked, listening, Optional.ofNullable(publicUrl)));
    Serving serving = new Serving(central);
    greet(central);
    serving.untilTheDiskFails(central.replica().ledger().journal());
    spec.commandLine().getErr().println("The disk failed. Start central again: it carries on.");
    return STOPPED;
  }

  private void greet(Central central) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Central serves " + central.origin());
    out.println("  organiser  " + central.pairingLink());
    out.println("  a box      foyer " + String.join(" ", boxCommand(central)));
    central.fingerprint().ifPresent(f -> out.println("Certificate (SHA-256) " + f));
    out.println("The link pairs one browser, the code one box. Ctrl-C stops central.");
    out.flush();
  }

  /// The command that starts a box of this central, complete.
  static List<String> boxCommand(Central central) {
    List<String> words = new ArrayList<>(List.of("box", "--data", "foyer-box"));
    words.addAll(List.of("--central", central.origin(), "--enrol", central.enrolmentCode()));
    central.fingerprint().ifPresent(f -> words.addAll(List.of("--fingerprint", f)));
    return words;
  }
}
