package dev.foyer.cli;

import dev.foyer.domain.CommunityId;
import dev.foyer.journal.FolderLock;
import dev.foyer.keys.CommunityKeys;
import dev.foyer.keys.SecretFiles;
import dev.foyer.moving.Census;
import dev.foyer.moving.Move;
import dev.foyer.platform.Database;
import dev.foyer.projection.FolderGround;
import dev.foyer.projection.Ground;
import dev.foyer.projection.SharedGround;
import dev.foyer.projection.SharedPlace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `foyer central migrate`: moves central from its files into a database, or back.
@Command(
    name = "migrate",
    description =
        "Moves a central that is stopped from its folder into a database or back, and proves by a"
            + " hash that both hold the same; exit code 0 if they do, 1 if not. The old place keeps"
            + " everything and is marked as left. What was interrupted is done again.",
    mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--from",
      paramLabel = "DIR|URL",
      required = true,
      description = "The data folder, or the database, where central is.")
  private String from = "";

  @Option(
      names = "--to",
      paramLabel = "DIR|URL",
      required = true,
      description = "The database, or the data folder, where it shall be.")
  private String to = "";

  @Option(names = "--keys-db", paramLabel = "URL", description = DatabaseOptions.KEYS_DB)
  private @Nullable String keysDb;

  @Option(
      names = "--community",
      paramLabel = "ID",
      description = "Which community of the database moves (default: the first one).")
  private @Nullable String community;

  @Override
  public Integer call() {
    if (DatabaseOptions.isDatabase(from) == DatabaseOptions.isDatabase(to)) {
      throw Usage.wrong(
          spec, "One of --from and --to is a folder, the other one jdbc:postgresql://….");
    }
    return DatabaseOptions.isDatabase(to)
        ? into(Path.of(from), DatabaseOptions.place(spec, to, keysDb, null))
        : outOf(DatabaseOptions.place(spec, from, keysDb, community), Path.of(to));
  }

  private int into(Path data, SharedPlace place) {
    CommunityId moving =
        CommunityKeys.in(new SecretFiles(data))
            .map(CommunityKeys::community)
            .orElseThrow(
                () ->
                    Usage.wrong(
                        spec, data + " is no data folder of central: no community lives there."));
    try (Ground here = new FolderGround(FolderLock.of(data));
        Ground there = place.open(moving)) {
      return told(Move.of(new Move.Ends(here, there, Database.address(place.url()))));
    }
  }

  private int outOf(SharedPlace place, Path data) {
    try (SharedGround there = place.open();
        Ground here = new FolderGround(FolderLock.of(data))) {
      if (there.listeners() > 0) {
        throw new IllegalStateException(
            "Central still runs on this database (" + there.listeners() + " processes): stop it.");
      }
      return told(Move.of(new Move.Ends(there, here, data.toAbsolutePath().toString())));
    }
  }

  private int told(Move.Outcome outcome) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("from  " + line(outcome.from()));
    out.println("to    " + line(outcome.to()));
    out.println(
        outcome.isEqual()
            ? "Both hold the same. Start central on the new place."
            : "They do not hold the same: nothing is marked as moved. Choose an empty place, and"
                + " see that nobody writes meanwhile.");
    out.flush();
    return outcome.isEqual() ? 0 : 1;
  }

  private static String line(Census census) {
    return "%d facts in %d streams, keys of %d people, SHA-256 %s"
        .formatted(census.facts(), census.streams(), census.people(), census.hash());
  }
}
