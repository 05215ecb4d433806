package dev.foyer.central;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.Http;
import dev.foyer.Planner;
import dev.foyer.Postgres;
import dev.foyer.domain.CommunityId;
import dev.foyer.domain.Fact;
import dev.foyer.domain.Role;
import dev.foyer.projection.SharedPlace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Two communities in one database, and somebody who tries to get from one to the other with a
/// connection of their own: as the role that owns the tables, and as one that only works with them.
@Execution(ExecutionMode.CONCURRENT)
class CommunitiesApartTest {
  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final String EVENT = "0e".repeat(8);

  private String url = "";
  private Central ours;
  private Central theirs;

  @BeforeEach
  void twoCommunities() {
    url = Postgres.database();
    ours = Central.start(CentralConfig.sharing(place("ours"), 0));
    theirs = Central.start(CentralConfig.sharing(place(SharedPlace.NEW), 0));
    for (Central central : List.of(ours, theirs)) {
      fill(central);
    }
  }

  private SharedPlace place(String community) {
    return new SharedPlace(
        url, url, community.equals("ours") ? Optional.empty() : Optional.of(community));
  }

  /// Something in every table that a community has.
  private static void fill(Central central) {
    Http organiser = Http.paired(central.origin(), Role.ORGANISER, central.pairingCode());
    Planner.plan(organiser, EVENT);
    Planner.invite(organiser, EVENT, "Name\nAna Quintero\nJonas Berg\n");
    organiser.get("/api/events/" + EVENT + "/guests");
    Http.stranger(central.origin()).get("/replication/hello");
  }

  @AfterEach
  void stop() {
    ours.close();
    theirs.close();
  }

  @Test
  void theyDoNotKnowOfEachOther() {
    assertNotEquals(community(ours), community(theirs));
    assertNotEquals(ours.replica().id(), theirs.replica().id());
    assertEquals(2, guests(ours));
    assertEquals(2, guests(theirs));
    Http stranger = Http.stranger(theirs.origin());
    String code = "{\"code\":\"" + ours.pairingCode() + "\",\"name\":\"\"}";
    assertEquals(403, stranger.post("/api/devices/pair", code).status());
  }

  private static int guests(Central central) {
    return central.replica().memory().read(state -> state.guests().events()).stream()
        .mapToInt(id -> central.replica().memory().read(s -> s.guests().tally(id)).expected())
        .sum();
  }

  @Test
  void aFactOfAnotherCommunityIsTakenIntoNoJournal() {
    List<Fact> facts =
        ours.replica().ledger().journal().read(1, 1).stream().map(e -> e.fact()).toList();
    assertThrows(
        IllegalArgumentException.class, () -> theirs.replica().ledger().journal().learn(facts));
  }

  @Test
  void everyTableWithACommunityIsApartAlsoForItsOwner() throws SQLException {
    try (Connection connection = as("foyer")) {
      List<String> open =
          column(
              connection,
              """
              select n.nspname || '.' || c.relname from pg_class c join pg_namespace n
                  on n.oid = c.relnamespace
               where n.nspname like 'foyer%' and c.relkind in ('r', 'p')
                 and exists (select 1 from pg_attribute a
                              where a.attrelid = c.oid and a.attname = 'community')
                 and not (c.relrowsecurity and c.relforcerowsecurity) order by 1\
              """);
      assertEquals(List.of("foyer.home"), open);
    }
  }

  @Test
  void whoeverNamesOneCommunitySeesNothingOfTheOther() throws SQLException {
    Postgres.superuser(url, "drop role if exists foyer_worker");
    Postgres.superuser(url, "create role foyer_worker login");
    place("ours").grant("foyer_worker");
    try {
      for (String role : List.of("foyer", "foyer_worker")) {
        try (Connection connection = as(role)) {
          assertApart(connection);
        }
      }
      try (Connection connection = as("foyer_worker")) {
        assertRefused(connection, "alter table foyer.fact disable row level security");
        assertRefused(connection, "alter table foyer.fact no force row level security");
        assertRefused(connection, "drop policy seen on foyer.fact");
        assertRefused(connection, "truncate foyer.fact");
        assertRefused(connection, "delete from foyer.fact");
        assertRefused(connection, "update foyer.fact set envelope = ''");
        assertRefused(connection, "select * from foyer.fact_0");
        assertRefused(connection, "create table foyer.mine (x int)");
      }
    } finally {
      Postgres.superuser(url, "drop owned by foyer_worker");
      Postgres.superuser(url, "drop role foyer_worker");
    }
  }

  @Test
  void centralWorksAsARoleThatOwnsNothing() throws SQLException {
    Postgres.superuser(url, "drop role if exists foyer_clerk");
    Postgres.superuser(url, "create role foyer_clerk login");
    place("ours").grant("foyer_clerk");
    String clerk = Postgres.as("foyer_clerk", url);
    try (Central third =
        Central.start(CentralConfig.sharing(new SharedPlace(clerk, clerk, Optional.empty()), 0))) {
      assertEquals(community(ours), community(third));
      fill(third);
      ours.replica().ledger().catchUp();
      assertEquals(2, guests(ours));
    } finally {
      Postgres.superuser(url, "drop owned by foyer_clerk");
      Postgres.superuser(url, "drop role foyer_clerk");
    }
  }

  private void assertApart(Connection connection) throws SQLException {
    List<String> tables =
        column(
            connection,
            """
            select n.nspname || '.' || c.relname from pg_class c join pg_namespace n
                on n.oid = c.relnamespace
             where n.nspname like 'foyer%' and c.relkind in ('r', 'p') and not c.relispartition
               and c.oid <> 'foyer.home'::regclass
               and exists (select 1 from pg_attribute a
                            where a.attrelid = c.oid and a.attname = 'community') order by 1\
            """);
    assertTrue(tables.size() >= 15, tables.toString());
    UUID their = uuid(community(theirs));
    int filled = 0;
    for (String table : tables) {
      name(connection, "");
      assertEquals(0, count(connection, table), "nobody is named: " + table);
      name(connection, community(ours).hex());
      int seen = count(connection, table);
      filled += seen > 0 ? 1 : 0;
      assertEquals(
          seen,
          count(connection, table + " where community = '" + uuid(community(ours)) + "'"),
          table);
      assertEquals(0, count(connection, table + " where community = '" + their + "'"), table);
      assertNothingIsChanged(connection, table, their);
      assertRefused(connection, copy(connection, table, their));
    }
    assertTrue(filled >= 10, "there is something to be seen");
    assertRefused(connection, "set row_security = off; select count(*) from foyer.fact");
  }

  private static void assertNothingIsChanged(Connection connection, String table, UUID their)
      throws SQLException {
    for (String sql :
        List.of(
            "delete from " + table + " where community = '" + their + "'",
            "update " + table + " set community = community where community = '" + their + "'")) {
      try (Statement statement = connection.createStatement()) {
        assertEquals(0, statement.executeUpdate(sql), sql);
      } catch (SQLException e) {
        assertEquals(INSUFFICIENT_PRIVILEGE, e.getSQLState(), sql);
      }
    }
  }

  /// An insert of a row into the other community, which has something in every column.
  private static String copy(Connection connection, String table, UUID their) throws SQLException {
    List<String> values = new ArrayList<>();
    String columns =
        "select format_type(atttypid, null) from pg_attribute where attrelid = '"
            + table
            + "'::regclass and attnum > 0 and not attisdropped order by attnum";
    for (String type : column(connection, columns)) {
      values.add(
          switch (type) {
            case "uuid" -> "'" + their + "'";
            case "boolean" -> "true";
            case "bigint", "integer" -> "1";
            case "bytea" -> "decode(repeat('ab', 32), 'hex')";
            case "timestamp with time zone" -> "now()";
            default -> "'x'";
          });
    }
    return "insert into " + table + " values (" + String.join(", ", values) + ")";
  }

  private static void assertRefused(Connection connection, String sql) {
    SQLException refusal =
        assertThrows(
            SQLException.class,
            () -> {
              try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
              }
            },
            sql);
    assertEquals(INSUFFICIENT_PRIVILEGE, refusal.getSQLState(), sql + ": " + refusal.getMessage());
  }

  private static void name(Connection connection, String community) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set app.community = '" + community + "'");
    }
  }

  private static int count(Connection connection, String what) throws SQLException {
    return Integer.parseInt(column(connection, "select count(*) from " + what).getFirst());
  }

  private static List<String> column(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        values.add(row.getString(1));
      }
    }
    assertFalse(values.isEmpty() && sql.contains("count"), sql);
    return values;
  }

  private Connection as(String role) throws SQLException {
    return DriverManager.getConnection(Postgres.as(role, url));
  }

  private static CommunityId community(Central central) {
    return central.replica().membership().community();
  }

  private static UUID uuid(CommunityId id) {
    return new UUID(id.head(), id.tail());
  }
}
