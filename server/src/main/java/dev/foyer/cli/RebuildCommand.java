package dev.foyer.cli;

import dev.foyer.projection.H2Projection;
import dev.foyer.projection.Replica;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `foyer rebuild`: makes the tables of a box or of central again from its journal.
@Command(
    name = "rebuild",
    description =
        "Makes the tables of a box or central that is stopped again from its journal. Nothing that"
            + " happened is in the tables alone.",
    mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "The data folder of the box or of central.")
  private Path data = Path.of(".");

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Replica replica = StoppedFolder.open(spec, data)) {
      H2Projection.delete(data);
      replica.projection().start();
      long end = replica.ledger().journal().end();
      replica.projection().await(end, PATIENCE);
      spec.commandLine().getOut().println("The tables are made again from " + end + " facts.");
      return 0;
    }
  }
}
