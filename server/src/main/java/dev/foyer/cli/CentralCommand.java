package dev.foyer.cli;

import dev.foyer.central.Central;
import dev.foyer.central.CentralConfig;
import dev.foyer.central.CentralConfig.Keeping;
import dev.foyer.central.CentralConfig.Listening;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `foyer central`: runs the central server until it is stopped, or one of the processes that are
/// it together.
@Command(
    name = "central",
    description = "Runs the central server of a community until it is stopped.",
    mixinStandardHelpOptions = true,
    subcommands = {MigrateCommand.class, SchemaCommand.class})
final class CentralCommand implements Callable<Integer> {
  private static final int STOPPED = 75;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder with everything that central keeps.")
  private @Nullable Path data;

  @Option(
      names = "--db",
      paramLabel = "URL",
      description =
          DatabaseOptions.DB + " Instead of --data; any number of processes may share it.")
  private @Nullable String db;

  @Option(names = "--keys-db", paramLabel = "URL", description = DatabaseOptions.KEYS_DB)
  private @Nullable String keysDb;

  @Option(
      names = "--community",
      paramLabel = "ID",
      description =
          "Which community of the database this is (default: the first one; \"new\" founds"
              + " another).")
  private @Nullable String community;

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

  @Mixin private MailOptions mail = new MailOptions();

  @Override
  public Integer call() throws InterruptedException {
    Listening listening = lan ? Listening.LAN : Listening.LOOPBACK;
    int checked = Usage.port(spec, "--port", port);
    CentralConfig config =
        new CentralConfig(keeping(), checked, listening, Optional.ofNullable(publicUrl))
            .mailing(mail.server(spec));
    Central central = Central.start(config);
    Serving serving = new Serving(central);
    greet(central);
    serving.untilTheDiskFails(central.replica().ledger().journal());
    spec.commandLine().getErr().println(farewell(config));
    return STOPPED;
  }

  private Keeping keeping() {
    Path folder = data;
    if (folder != null && db == null) {
      Usage.without(spec, "--keys-db", keysDb, "--db");
      Usage.without(spec, "--community", community, "--db");
      return new Keeping.Folder(folder);
    }
    if (folder != null || db == null) {
      throw Usage.wrong(
          spec, "Say where central keeps what it knows: --data DIR, or --db jdbc:postgresql://….");
    }
    return new Keeping.Shared(DatabaseOptions.place(spec, db, keysDb, community));
  }

  private static String farewell(CentralConfig config) {
    return switch (config.keeping()) {
      case Keeping.Folder folder -> "The disk failed. Start central again: it carries on.";
      case Keeping.Shared shared ->
          "The database did not answer a commit. Start this process again: it finds out what was"
              + " kept.";
    };
  }

  private void greet(Central central) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Central serves " + central.origin());
    out.println("  organiser  " + central.pairingLink());
    out.println("  a box      foyer " + String.join(" ", boxCommand(central)));
    if (db != null) {
      out.println("  community  " + central.replica().membership().community());
    }
    central
        .mail()
        .ifPresent(
            server ->
                out.println(
                    "  mail       as " + server.from().address() + " by " + server.address()));
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
