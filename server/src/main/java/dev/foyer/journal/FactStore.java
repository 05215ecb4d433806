package dev.foyer.journal;

import dev.foyer.domain.CommunityId;
import dev.foyer.domain.StreamId;
import dev.foyer.platform.Database;
import dev.foyer.platform.DatabaseTrouble.Away;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The facts of one community in PostgreSQL (`db/foyer/V1__facts.sql`). Thread-safe.
final class FactStore {
  private static final int AT_ONCE = 2_000;

  private final Database database;
  private final Database brief;
  private final Database patient;
  private final CommunityId community;
  private volatile boolean turnIsThere;

  /// @param database whose transactions name the community
  FactStore(Database database, CommunityId community) {
    this.database = database;
    this.brief = database.with("lock_timeout", "1s");
    this.patient = database.with("idle_in_transaction_session_timeout", "5min");
    this.community = community;
  }

  /// What is done within a transaction.
  interface Work<T> {
    T on(RowStore rows) throws RowStore.Failed;
  }

  /// Does this in one transaction, as [Database#transaction] says.
  <T> T transaction(Work<T> work) {
    return database.transaction(connection -> on(connection, work));
  }

  /// Reads, as [Database#read] says.
  <T> T read(Work<T> work) {
    return database.read(connection -> on(connection, work));
  }

  private <T> T on(Connection connection, Work<T> work) throws SQLException {
    try {
      return work.on(new RowStore(connection, community));
    } catch (RowStore.Failed e) {
      throw e.cause();
    }
  }

  /// Makes streams known, so that they can be locked. Committed at once: nobody waits for it.
  ///
  /// @throws Away if somebody else is at it, and does not commit
  void begin(List<StreamId> streams) {
    if (!streams.isEmpty()) {
      brief.transaction(
          connection ->
              on(
                  connection,
                  rows -> {
                    for (StreamId stream : streams) {
                      rows.begin(stream);
                    }
                    return true;
                  }));
    }
  }

  /// Takes the community's turn, and keeps it until it is closed. Whoever waits stands in a queue:
  /// so it is for a row that is there and locked, and not for one that is only just inserted
  /// (PostgreSQL's `README.tuplock`).
  ///
  /// @throws Away if somebody has removed the turn; it is there when asked again
  Database.Held takeTurn() {
    if (!turnIsThere) {
      transaction(RowStore::makeTurn);
      turnIsThere = true;
    }
    return patient.hold(
        connection -> {
          turnIsThere = on(connection, RowStore::lockTurn);
          if (!turnIsThere) {
            throw new Away("the community's turn is made again");
          }
          return true;
        });
  }

  /// Tells everything that is there, some thousands of facts at once, in the order of their streams
  /// and numbers.
  void all(Consumer<List<byte[]>> envelopes) {
    database.read(
        connection -> {
          String sql =
              "select envelope from foyer.fact where community = ? order by replica, epoch, seq";
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, community.uuid());
            statement.setFetchSize(AT_ONCE);
            try (ResultSet row = statement.executeQuery()) {
              List<byte[]> some = new ArrayList<>();
              while (row.next()) {
                some.add(row.getBytes(1));
                if (some.size() == AT_ONCE) {
                  envelopes.accept(some);
                  some = new ArrayList<>();
                }
              }
              envelopes.accept(some);
              return true;
            }
          }
        });
  }
}
