package dev.foyer.journal;

import dev.foyer.Postgres;
import dev.foyer.domain.StreamId;
import dev.foyer.platform.Database;
import dev.foyer.platform.WallClock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The journal in PostgreSQL keeps to what every journal keeps to.
@Execution(ExecutionMode.CONCURRENT)
class PostgresJournalTest extends JournalContract {
  private final Map<String, Database> databases = new HashMap<>();
  private long epoch = 1;

  @AfterEach
  void close() {
    databases.values().forEach(Database::close);
  }

  @Override
  Journal open(String name, WallClock clock) {
    Database database =
        databases.computeIfAbsent(name, fresh -> Database.open(Postgres.database()));
    StreamId own = new StreamId(Given.COMMUNITY, name.equals("own") ? OWN : OTHER, epoch++);
    return PostgresJournal.open(
        new PostgresJournal.Settings(
            database.with("app.community", Given.COMMUNITY.hex()), own, clock, entries -> {}));
  }
}
