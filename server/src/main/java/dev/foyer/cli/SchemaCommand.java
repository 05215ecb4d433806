package dev.foyer.cli;

import dev.foyer.projection.SharedPlace;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `foyer central schema`: prepares a database, for a role that does not own it.
@Command(
    name = "schema",
    description =
        "Brings the tables of a database up to date, as the user who owns them, and lets another"
            + " role work with them. Not needed where central's own user owns them.",
    mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--db", paramLabel = "URL", required = true, description = DatabaseOptions.DB)
  private String db = "";

  @Option(names = "--keys-db", paramLabel = "URL", description = DatabaseOptions.KEYS_DB)
  private @Nullable String keysDb;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "The role that central's processes log in as.")
  private @Nullable String role;

  @Override
  public Integer call() {
    SharedPlace place = DatabaseOptions.place(spec, db, keysDb, null);
    place.prepare();
    if (role != null) {
      place.grant(role);
    }
    spec.commandLine().getOut().println("The tables are up to date.");
    return 0;
  }
}
