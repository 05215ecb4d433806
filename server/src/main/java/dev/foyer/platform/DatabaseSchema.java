package dev.foyer.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// A schema of a database as its migrations (Flyway, `db/NAME/V…__….sql`) make it. Migrations are
/// only ever added.
///
/// @param name the schema, and the folder of its migrations; `db/NAME/grants.sql` says what a role
///   that does not own it may do
public record DatabaseSchema(String name) {
  /// Brings the schema up to date; where it is already, nothing is written and no lock taken.
  ///
  /// @throws IllegalStateException if this user may not, or the schema is newer than this program;
  ///   it says what to do
  public void prepare(String url) {
    try {
      Flyway flyway =
          Flyway.configure()
              .loggers("slf4j")
              .dataSource(url, null, null)
              .schemas(name)
              .locations("classpath:db/" + name)
              .load();
      if (flyway.info().pending().length > 0) {
        flyway.migrate();
      } else {
        flyway.validate();
      }
    } catch (FlywayException e) {
      throw new IllegalStateException(
          "The schema \""
              + name
              + "\" of "
              + Database.address(url)
              + " cannot be brought up to date: "
              + firstLine(e)
              + " Let its owner run \"foyer central schema\".",
          e);
    }
  }

  private static String firstLine(FlywayException e) {
    return String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
  }

  /// Lets a role that owns nothing use the schema, and no more.
  public void grant(String url, String role) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      String quoted = "\"" + role.replace("\"", "\"\"") + "\"";
      statement.execute(grants().replace("${role}", quoted));
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The role \"" + role + "\" cannot be given its rights: " + e.getMessage(), e);
    }
  }

  private String grants() {
    String file = "/db/" + name + "/grants.sql";
    try (InputStream in = DatabaseSchema.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Looks whether facts are safe with this server and rows apart for this user.
  ///
  /// @throws IllegalStateException if not; it says what to do
  public static void check(Database database) {
    database.read(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row =
                  statement.executeQuery(
                      """
                      select current_user, rolsuper or rolbypassrls, current_setting('fsync')
                        from pg_roles where rolname = current_user\
                      """)) {
            if (row.next()) {
              check(row.getString(1), row.getBoolean(2), row.getString(3));
            }
            return true;
          }
        });
  }

  private static void check(String user, boolean seesAll, String fsync) {
    if (seesAll) {
      throw new IllegalStateException(
          "The database's user \""
              + user
              + "\" is a superuser or bypasses row-level security, so that communities would not be"
              + " apart. Make a plain one: CREATE ROLE foyer LOGIN PASSWORD '…'; GRANT CREATE ON"
              + " DATABASE … TO foyer;");
    }
    if (!fsync.equals("on")) {
      throw new IllegalStateException(
          "This PostgreSQL runs with fsync = "
              + fsync
              + ": a loss of power would lose what was acknowledged. Set it to on.");
    }
  }
}
