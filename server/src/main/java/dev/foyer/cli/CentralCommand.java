package dev.foyer.cli;

import dev.foyer.central.Central;
import dev.foyer.central.CentralConfig;
import dev.foyer.central.CentralConfig.Listening;
import dev.foyer.journal.Journal.State;
import java.io.PrintWriter;
import java.nio.file.Path;
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
  private static final long LOOK_MILLIS = 500;

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
    Central central =
        Central.start(new CentralConfig(data, port, listening, Optional.ofNullable(publicUrl)));
    Runtime.getRuntime().addShutdownHook(new Thread(central::close, "stop"));
    PrintWriter out = spec.commandLine().getOut();
    out.println("Central serves " + central.origin());
    out.println("  organiser  " + central.pairingLink());
    out.println(
        "  a box      foyer box --central "
            + central.origin()
            + " --enrol "
            + central.enrolmentCode());
    out.println("The link pairs one browser, the code one box. Ctrl-C stops central.");
    out.flush();
    while (central.replica().ledger().journal().state() instanceof State.Running) {
      Thread.sleep(LOOK_MILLIS);
    }
    spec.commandLine().getErr().println("The disk failed. Start central again: it carries on.");
    return STOPPED;
  }
}
