package dev.foyer.cli;

import dev.foyer.projection.SharedPlace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// The options that name a database, the same for each command.
final class DatabaseOptions {
  static final String DB =
      "A PostgreSQL (14 or later), jdbc:postgresql://HOST/DATABASE?user=USER; the password from the"
          + " file that PGPASSFILE names.";
  static final String KEYS_DB =
      "Another database for the keys, so that its backups can expire by themselves (default: a"
          + " schema of its own in the same one).";
  private static final String PREFIX = "jdbc:postgresql:";

  private DatabaseOptions() {}

  /// What the options name; what is no address of a PostgreSQL is refused.
  static SharedPlace place(
      CommandSpec spec, String db, @Nullable String keysDb, @Nullable String community) {
    address(spec, "--db", db);
    if (keysDb != null) {
      address(spec, "--keys-db", keysDb);
    }
    return new SharedPlace(db, keysDb == null ? db : keysDb, Optional.ofNullable(community));
  }

  static boolean isDatabase(String word) {
    return word.startsWith("jdbc:");
  }

  private static void address(CommandSpec spec, String option, String url) {
    if (!url.startsWith(PREFIX)) {
      throw Usage.wrong(
          spec,
          option + " takes the address of a PostgreSQL, like jdbc:postgresql://db.example/foyer.");
    }
  }
}
