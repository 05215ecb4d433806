package dev.foyer.projection;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunityId;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.Journal.Head;
import dev.foyer.projection.Rows.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tables of one community in PostgreSQL (`db/foyer_tables`), within a transaction.
record PostgresTables(Connection connection, CommunityId community) {
  private static final List<String> TABLES =
      List.of("event", "person", "guest", "admission", "badge");

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  /// Locks the tables until the end of the transaction.
  ///
  /// @return the version of what is in them, 0 if they are new; empty if somebody else is writing
  OptionalInt lock() throws SQLException {
    use(
        "insert into foyer_tables.standing (community, version) values (?, 0)"
            + " on conflict do nothing",
        PreparedStatement::executeUpdate);
    return use(
        "select version from foyer_tables.standing where community = ? for update skip locked",
        statement -> {
          try (ResultSet row = statement.executeQuery()) {
            return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
          }
        });
  }

  /// Up to where the tables have followed each stream.
  Map<StreamId, Head> marks() throws SQLException {
    return use(
        "select replica, epoch, seq, hash from foyer_tables.watermark where community = ?",
        statement -> {
          Map<StreamId, Head> marks = new HashMap<>();
          try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              ReplicaId replica = ReplicaId.of(row.getObject(1, UUID.class));
              marks.put(
                  new StreamId(community, replica, row.getLong(2)),
                  new Head(row.getLong(3), Bytes.ofHex(row.getString(4))));
            }
          }
          return marks;
        });
  }

  /// Empties the tables, to be made again.
  void empty() throws SQLException {
    List<String> all = new ArrayList<>(TABLES);
    all.add("watermark");
    for (String table : all) {
      use(
          "delete from foyer_tables." + table + " where community = ?",
          PreparedStatement::executeUpdate);
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update foyer_tables.standing set version = ? where community = ?")) {
      statement.setInt(1, Tables.VERSION);
      statement.setObject(2, community.uuid());
      statement.executeUpdate();
    }
  }

  /// Writes rows, each in the place of the one with its key.
  void write(List<Row> rows) throws SQLException {
    Map<String, Map<Object, Row>> tables = new LinkedHashMap<>();
    for (Row row : rows) {
      Object key = String.valueOf(row.values().getFirst());
      tables.computeIfAbsent(row.table(), table -> new LinkedHashMap<>()).put(key, row);
    }
    for (Map.Entry<String, Map<Object, Row>> table : tables.entrySet()) {
      List<Row> fresh = List.copyOf(table.getValue().values());
      delete(table.getKey(), table.getValue().keySet().toArray());
      insert(table.getKey(), fresh);
    }
  }

  /// Keeps up to where these streams have been followed.
  void mark(Map<StreamId, Head> marks) throws SQLException {
    String sql =
        "insert into foyer_tables.watermark (community, replica, epoch, seq, hash)"
            + " values (?, ?, ?, ?, ?) on conflict (community, replica, epoch)"
            + " do update set seq = excluded.seq, hash = excluded.hash";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Map.Entry<StreamId, Head> mark : marks.entrySet()) {
        ReplicaId replica = mark.getKey().replica();
        statement.setObject(1, community.uuid());
        statement.setObject(2, replica.uuid());
        statement.setLong(3, mark.getKey().epoch());
        statement.setLong(4, mark.getValue().seq());
        statement.setString(5, mark.getValue().hash().hex());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /// A table's key is its first column behind the community.
  private void delete(String table, Object[] keys) throws SQLException {
    String key = table.equals("guest") ? "invitation" : table.equals("badge") ? "job" : table;
    String sql =
        "delete from foyer_tables." + table + " where community = ? and " + key + " = any(?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, community.uuid());
      statement.setArray(2, connection.createArrayOf("text", keys));
      statement.executeUpdate();
    }
  }

  private void insert(String table, List<Row> rows) throws SQLException {
    String places = ", ?".repeat(rows.getFirst().values().size());
    String sql = "insert into foyer_tables." + table + " values (?" + places + ")";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Row row : rows) {
        statement.setObject(1, community.uuid());
        for (int i = 0; i < row.values().size(); i++) {
          statement.setObject(i + 2, value(row.values().get(i)));
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /// What PostgreSQL takes: no text with the character 0 in it, and no time beyond its own.
  private static @Nullable Object value(@Nullable Object value) {
    return switch (value) {
      case String text -> text.replace('\0', '\uFFFD');
      case Instant at when at.isBefore(FIRST) -> OffsetDateTime.ofInstant(FIRST, ZoneOffset.UTC);
      case Instant at when at.isAfter(LAST) -> OffsetDateTime.ofInstant(LAST, ZoneOffset.UTC);
      case Instant at -> OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
      case null, default -> value;
    };
  }

  private interface Use<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  /// A statement whose first place is the community.
  private <T> T use(String sql, Use<T> use) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, community.uuid());
      return use.of(statement);
    }
  }
}
