package dev.foyer.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.Postgres;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.FactBody.EventPlanned;
import dev.foyer.domain.FactBody.PersonErased;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.Profile;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.Archive;
import dev.foyer.journal.Disk;
import dev.foyer.journal.Given;
import dev.foyer.journal.Journal;
import dev.foyer.journal.Journal.Entry;
import dev.foyer.journal.KeyRing;
import dev.foyer.journal.Ledger;
import dev.foyer.journal.PersonKeys;
import dev.foyer.journal.PostgresArchive;
import dev.foyer.journal.PostgresJournal;
import dev.foyer.keys.CommunityStore;
import dev.foyer.platform.Database;
import dev.foyer.platform.WallClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The tables that the processes of a central server share.
@Execution(ExecutionMode.CONCURRENT)
class SharedTablesTest {
  private static final List<String> TABLES =
      List.of("event", "person", "guest", "admission", "badge");

  @TempDir Path folder;
  private final List<AutoCloseable> open = new ArrayList<>();
  private String url = "";

  /// One process: what it knows, and the tables as it sees them.
  private record Central(Ledger ledger, Projection projection) {
    List<String> rows() {
      return projection.ask(SharedTablesTest::rows);
    }
  }

  @BeforeEach
  void begin() {
    url = Postgres.database();
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  @Test
  void theySayWhatTheTablesOfABoxSay() throws Exception {
    Central process = process();
    process.ledger().record(ProjectionTest.evening(1));
    process.ledger().record(List.of(ProjectionTest.undo(process.ledger().read(1, 99))));
    List<String> rows = process.rows();
    assertEquals(boxRows(process), rows);
    assertTrue(rows.size() >= 10, rows.toString());
  }

  @Test
  void twoProcessesThatWriteThemByTurnsNeverTakeThemBack() throws Exception {
    Central first = process();
    Central second = process();
    for (int round = 0; round < 15; round++) {
      first.ledger().record(List.of(ProjectionTest.evening(round).get(2)));
      second.ledger().record(List.of(ProjectionTest.evening(round).get(3)));
      first.ledger().record(ProjectionTest.evening(round));
      second.ledger().record(ProjectionTest.evening(round + 1));
    }
    first.ledger().catchUp();
    second.ledger().catchUp();
    List<String> rows = first.rows();
    assertEquals(rows, second.rows());
    assertEquals(boxRows(first), rows);
  }

  @Test
  void whoKnowsLessThanTheTablesDoesNotTakeThemBack() throws Exception {
    Central first = process();
    Central deaf = deafProcess();
    first.ledger().record(List.of(planned(2, "The later plan")));
    assertTrue(first.rows().toString().contains("The later plan"));
    deaf.ledger().record(List.of(planned(1, "An earlier plan")));
    first.ledger().catchUp();
    assertTrue(first.rows().toString().contains("The later plan"), first.rows().toString());
    assertTrue(deaf.rows().toString().contains("The later plan"));
  }

  private static EventPlanned planned(long version, String name) {
    Instant start = Instant.parse("2026-11-24T18:00:00Z");
    return new EventPlanned(
        ProjectionTest.EVENT,
        version,
        new EventPlan(name, "", start, start.plusSeconds(60), ZoneId.of("UTC"), ""));
  }

  @Test
  void tablesOfAnotherVersionOrOfAnotherJournalAreMadeAgain() throws Exception {
    List<String> rows;
    Central process = process();
    process.ledger().record(ProjectionTest.evening(1));
    rows = process.rows();
    for (String planted :
        List.of(
            "update foyer_tables.watermark set hash = '00'",
            "update foyer_tables.standing set version = 1",
            "update foyer_tables.watermark set seq = seq + 7")) {
      end();
      open.clear();
      Postgres.superuser(url, "update foyer_tables.person set organisation = 'planted'");
      Central carriesOn = process();
      assertTrue(carriesOn.rows().toString().contains("planted"), "what matches is believed");
      end();
      open.clear();
      Postgres.superuser(url, planted);
      Central again = process();
      again.ledger().record(List.of(ProjectionTest.evening(1).getFirst()));
      assertEquals(rows, again.rows(), planted);
    }
  }

  @Test
  void anErasedPersonHasNoNameInThemAnyMore() throws Exception {
    Central first = process();
    Central second = process();
    first.ledger().record(ProjectionTest.evening(1));
    second.ledger().catchUp();
    assertTrue(second.rows().toString().contains("Guest 0"));
    first.ledger().keys().erase(List.of(ProjectionTest.person(1)));
    first.ledger().record(List.of(new PersonErased(ProjectionTest.person(1))));
    second.ledger().catchUp();
    assertFalse(second.rows().toString().contains("Guest 0"));
    assertTrue(second.ledger().keys().find(ProjectionTest.person(1)).isEmpty());
  }

  @Test
  void whatADatabaseCannotHoldHoldsNothingUp() throws Exception {
    Central process = process();
    EventPlan far =
        new EventPlan(
            "Far\0away", "", Instant.MIN, Instant.MAX.minusSeconds(1), ZoneId.of("UTC"), "");
    process
        .ledger()
        .record(
            List.of(
                new EventPlanned(new EventId("ab".repeat(8)), 1, far),
                new PersonProfiled(ProjectionTest.person(9), 1, Profile.named("A\0na"))));
    process.ledger().record(ProjectionTest.evening(1));
    assertTrue(process.rows().toString().contains("Far\uFFFDaway"));
    assertTrue(process.rows().toString().contains("Guest 0"));
  }

  private Central process() {
    Database database = database();
    return process(database, new PostgresArchive(Given.COMMUNITY, database, database));
  }

  /// A process that hears of others only when it asks.
  private Central deafProcess() {
    Database database = database();
    PostgresArchive archive = new PostgresArchive(Given.COMMUNITY, database, database);
    return process(
        database,
        new Archive() {
          @Override
          public PersonKeys keys() {
            return archive.keys();
          }

          @Override
          public KeyRing ring(PersonKeys keys) {
            return archive.ring(keys);
          }

          @Override
          public Journal journal(StreamId own, WallClock clock, Consumer<List<Entry>> listener) {
            return PostgresJournal.open(
                new PostgresJournal.Settings(database, own, clock, listener, Optional.empty()));
          }
        });
  }

  private Database database() {
    Database database = Database.open(url).with(CommunityStore.SETTING, Given.COMMUNITY.hex());
    open.add(database);
    return database;
  }

  private Central process(Database database, Archive archive) {
    Memory memory = new Memory();
    Ledger ledger =
        Ledger.open(
            new Ledger.Settings(archive, Given.COMMUNITY, Given.REPLICA, Given.clock()), memory);
    open.add(ledger);
    Projection projection = new PostgresProjection(Given.COMMUNITY, database, ledger, memory);
    open.add(projection);
    projection.start();
    return new Central(ledger, projection);
  }

  /// What the tables of a box are that has learned the same facts.
  private List<String> boxRows(Central process) throws Exception {
    Path data = folder.resolve("box-" + System.nanoTime());
    Memory memory = new Memory();
    Ledger.Settings settings =
        new Ledger.Settings(
            data, Given.COMMUNITY, new ReplicaId("bb".repeat(16)), Given.clock(), Disk.SYSTEM);
    try (Ledger ledger = Ledger.open(settings, memory);
        Projection projection = new H2Projection(data, ledger, memory)) {
      projection.start();
      process
          .ledger()
          .keys()
          .people()
          .forEach(
              person ->
                  ledger
                      .keys()
                      .add(Map.of(person, process.ledger().keys().find(person).orElseThrow())));
      ledger
          .journal()
          .learn(
              process.ledger().journal().read(1, Integer.MAX_VALUE >> 1).stream()
                  .map(Entry::fact)
                  .toList());
      return projection.ask(SharedTablesTest::rows);
    }
  }

  private static List<String> rows(Connection tables) throws SQLException {
    List<String> rows = new ArrayList<>();
    for (String table : TABLES) {
      try (Statement statement = tables.createStatement();
          ResultSet row = statement.executeQuery("select * from " + table + " order by 1, 2")) {
        while (row.next()) {
          rows.add(table + row(row));
        }
      }
    }
    return rows;
  }

  private static String row(ResultSet row) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String type = columns.getColumnTypeName(i).toUpperCase(Locale.ROOT);
      if (!type.equals("UUID")) {
        text.append(" | ")
            .append(
                switch (type) {
                  case "BOOL", "BOOLEAN" -> row.getBoolean(i);
                  case "TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE" ->
                      row.getObject(i, OffsetDateTime.class).toInstant();
                  default -> row.getString(i);
                });
      }
    }
    return text.toString();
  }
}
