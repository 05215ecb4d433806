package dev.foyer.cli;

import dev.foyer.platform.SystemClock;
import dev.foyer.platform.WallClock;
import dev.foyer.projection.Replica;
import dev.foyer.replication.Enrolment;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// The data folder of a box or central that is stopped.
final class StoppedFolder {
  private StoppedFolder() {}

  /// Opens it as it stands; no fact is written.
  ///
  /// @throws ParameterException if it is no data folder
  /// @throws dev.foyer.journal.JournalStopped if a box or central runs on it
  static Replica open(CommandSpec spec, Path data) {
    if (!Files.isDirectory(data.resolve("journal"))) {
      throw Usage.wrong(spec, data + " is no data folder: it holds no journal.");
    }
    WallClock clock = new SystemClock();
    return Enrolment.done(data)
        ? Replica.joined(data, Enrolment.membership(data), clock)
        : Replica.settled(data, clock);
  }
}
