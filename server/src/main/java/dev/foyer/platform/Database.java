package dev.foyer.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.foyer.platform.DatabaseTrouble.Away;
import dev.foyer.platform.DatabaseTrouble.CommitUnknown;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL database. Work is done in short transactions, each on a connection that is borrowed
/// for it; every transaction sets what it needs for itself (`SET LOCAL`), so that a pooler that
/// hands a connection on after each transaction may stand in between. Thread-safe.
///
/// A commit returns when it is on stable storage (`synchronous_commit` is `on`, or more if the
/// server wants more). What certainly was not committed is [Away] and may be asked again; a commit
/// that got no answer is [CommitUnknown].
public final class Database implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("foyer.database");
  private static final int CONNECTIONS = 10;
  private static final int ATTEMPTS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String url;
  private final HikariDataSource pool;
  private final Map<String, String> settings;
  private volatile @Nullable String durability;

  /// Work on a connection within a transaction. It may be done twice, if the first time came to
  /// nothing.
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private Database(String url, HikariDataSource pool, Map<String, String> settings) {
    this.url = url;
    this.pool = pool;
    this.settings = settings;
  }

  /// Opens a database; a connection is made when one is needed.
  ///
  /// @param url `jdbc:postgresql://host/database?user=…`; what is not in it comes from the
  ///   environment as the driver reads it (`PGPASSFILE`)
  public static Database open(String url) {
    return open(url, PATIENCE);
  }

  /// The same.
  ///
  /// @param patience how long a connection may take before the database counts as away
  public static Database open(String url, Duration patience) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("foyer");
    config.setJdbcUrl(url);
    config.setDataSourceProperties(properties());
    config.setAutoCommit(false);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(patience.toMillis());
    config.setInitializationFailTimeout(-1);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("statement_timeout", "0");
    settings.put("idle_in_transaction_session_timeout", "60s");
    return new Database(url, new HikariDataSource(config), settings);
  }

  /// The same database, whose transactions set this for themselves as well.
  public Database with(String setting, String value) {
    Map<String, String> more = new LinkedHashMap<>(settings);
    more.put(setting, value);
    return new Database(url, pool, more);
  }

  /// Where it is, without what may be secret.
  public String address() {
    return address(url);
  }

  /// An address without what may be secret in it.
  public static String address(String url) {
    return url.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
  }

  /// A connection of its own, outside the pool and without a transaction: for one that listens.
  Connection session() throws SQLException {
    return DriverManager.getConnection(url, properties());
  }

  /// Does this work and commits it; it may be done more than once, if it came to nothing before.
  ///
  /// @throws Away if nothing was committed because the database cannot be had just now
  /// @throws CommitUnknown if the commit got no answer
  /// @throws DatabaseTrouble if the database refused; asking again will not help
  public <T> T transaction(Work<T> work) {
    return attempts(work, this::commit);
  }

  /// Does work that only reads, or writes what is not to be kept; it may be done more than once.
  ///
  /// @throws Away if the database cannot be had just now
  /// @throws DatabaseTrouble if the database refused; asking again will not help
  public <T> T read(Work<T> work) {
    return attempts(work, Database::rollback);
  }

  /// How a transaction ends when its work is done.
  private interface Ending {
    void of(Connection connection) throws SQLException;
  }

  private <T> T attempts(Work<T> work, Ending ending) {
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt(work, ending);
      } catch (SQLException e) {
        DatabaseTrouble trouble = DatabaseTrouble.of(e, address());
        if (!DatabaseTrouble.goneAtOnce(e) || attempt == ATTEMPTS) {
          throw trouble;
        }
        LOG.log(Level.DEBUG, "a transaction is tried again: " + trouble.getMessage());
      }
    }
  }

  /// Locks that are held until this is closed; nothing that was written with them is kept.
  public interface Held extends AutoCloseable {
    @Override
    void close();
  }

  /// Does this work, once, and keeps its transaction and so its locks open. Should the server end
  /// the transaction meanwhile (`idle_in_transaction_session_timeout`, so that nothing is locked
  /// for ever by a machine that is gone), the locks are lost and nobody is told.
  ///
  /// @throws Away if the database cannot be had, or somebody else keeps the locks for too long
  public Held hold(Work<?> work) {
    try {
      Connection connection = pool.getConnection();
      try {
        begin(connection);
        work.on(connection);
      } catch (SQLException | RuntimeException e) {
        release(connection);
        throw e;
      }
      return () -> release(connection);
    } catch (SQLException e) {
      throw DatabaseTrouble.of(e, address());
    }
  }

  private static void release(Connection connection) {
    rollback(connection);
    giveBack(connection);
  }

  private <T> T attempt(Work<T> work, Ending ending) throws SQLException {
    Connection connection = pool.getConnection();
    try {
      T result;
      try {
        begin(connection);
        result = work.on(connection);
      } catch (SQLException | RuntimeException e) {
        rollback(connection);
        throw e;
      }
      ending.of(connection);
      return result;
    } finally {
      giveBack(connection);
    }
  }

  /// `SET LOCAL` and not `set_config`: an engine that spreads rows over other servers hands on the
  /// one and does not see the other.
  private void begin(Connection connection) throws SQLException {
    StringBuilder sql = new StringBuilder();
    append(sql, "synchronous_commit", durability(connection));
    settings.forEach((name, value) -> append(sql, name, value));
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql.toString());
    }
  }

  private static void append(StringBuilder sql, String name, String value) {
    sql.append("set local ").append(name).append(" = '").append(value.replace("'", "''"));
    sql.append("'; ");
  }

  /// What the server does at a commit, if that is more than the least that is enough.
  private String durability(Connection connection) throws SQLException {
    String known = durability;
    if (known == null) {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("show synchronous_commit")) {
        known = row.next() && row.getString(1).equals("remote_apply") ? "remote_apply" : "on";
      }
      durability = known;
    }
    return known;
  }

  private void commit(Connection connection) throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      if (DatabaseTrouble.certainlyUndone(e)) {
        throw e;
      }
      throw new CommitUnknown(address(), e);
    }
  }

  private static void rollback(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "a connection is gone: " + e.getSQLState());
    }
  }

  /// What is committed stays so, whatever becomes of the connection.
  private static void giveBack(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "a connection is gone: " + e.getSQLState());
    }
  }

  /// Timeouts in seconds. Details of errors name values of rows, which belong into no log.
  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "foyer");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", "10");
    properties.setProperty("socketTimeout", "30");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("logServerErrorDetail", "false");
    return properties;
  }

  @Override
  public void close() {
    pool.close();
  }
}
