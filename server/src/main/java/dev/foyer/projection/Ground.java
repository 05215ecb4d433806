package dev.foyer.projection;

import dev.foyer.journal.Archive;
import dev.foyer.journal.Ledger;
import dev.foyer.keys.Secrets;
import java.io.IOException;
import java.util.Optional;

/// What a replica stands on: a data folder of its own, or a database that it shares with others.
public interface Ground extends AutoCloseable {
  Secrets secrets();

  Archive archive();

  /// The tables, which follow once they are started.
  Projection projection(Ledger ledger, Memory memory);

  /// Deletes the tables: they are made again.
  void forgetTables() throws IOException;

  /// Where what stood here has moved to, if it has: nobody works here any more.
  Optional<String> movedTo();

  /// Notes that it has moved, or with nothing that it stands here.
  void moved(Optional<String> place);

  /// Refuses to stand where something has moved away from.
  ///
  /// @throws IllegalStateException if it has; it says where to
  default void requireStanding() {
    movedTo()
        .ifPresent(
            place -> {
              throw new IllegalStateException(
                  "This central has moved to "
                      + place
                      + ": start it there. To have it here again, run \"foyer central migrate\" the"
                      + " other way.");
            });
  }

  @Override
  void close();
}
