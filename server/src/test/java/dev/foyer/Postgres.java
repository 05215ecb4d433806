package dev.foyer;

import dev.foyer.platform.DatabaseSchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A real PostgreSQL, one for all tests of this JVM, which writes to its disk as in earnest.
public final class Postgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static @Nullable EmbeddedPostgres server;

  private Postgres() {}

  private static synchronized EmbeddedPostgres server() {
    EmbeddedPostgres running = server;
    if (running == null) {
      try {
        running =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      server = running;
      asSuperuser("postgres", "create role foyer login");
      asSuperuser("postgres", "create database foyer_template owner foyer");
      String url = url("foyer_template", "foyer");
      new DatabaseSchema("foyer").prepare(url);
      new DatabaseSchema("foyer_tables").prepare(url);
      new DatabaseSchema("foyer_keys").prepare(url);
    }
    return running;
  }

  /// A database of its own with Foyer's tables and nothing in them: its address for the role
  /// `foyer`, which owns it and is no superuser.
  public static String database() {
    server();
    String name = "test_" + DATABASES.incrementAndGet();
    asSuperuser("postgres", "create database " + name + " template foyer_template owner foyer");
    return url(name, "foyer");
  }

  /// A database of its own with nothing in it, owned by the role `foyer`.
  public static String empty() {
    server();
    String name = "test_" + DATABASES.incrementAndGet();
    asSuperuser("postgres", "create database " + name + " owner foyer");
    return url(name, "foyer");
  }

  /// The same database for another role.
  public static String as(String role, String url) {
    return url.replaceFirst("user=\\w+", "user=" + role);
  }

  /// Where it listens on this machine.
  public static int port() {
    return server().getPort();
  }

  /// The same database by way of another port.
  public static String through(int port, String url) {
    return url.replaceFirst(":[0-9]+/", ":" + port + "/");
  }

  /// What only the superuser may do, in this database.
  public static void superuser(String url, String sql) {
    String name = url.replaceFirst(".*/", "").replaceFirst("\\?.*", "");
    asSuperuser(name, sql);
  }

  /// How many connections to this database wait for a lock.
  public static int waiting(String url) {
    String sql =
        "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
            + " and datname = current_database()";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private static void asSuperuser(String name, String sql) {
    try (Connection connection = DriverManager.getConnection(url(name, "postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private static String url(String name, String role) {
    return server().getJdbcUrl(role, name);
  }
}
