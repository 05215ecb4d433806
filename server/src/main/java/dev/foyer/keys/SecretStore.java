package dev.foyer.keys;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunityId;
import dev.foyer.platform.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Secrets of one community in PostgreSQL (`db/foyer_keys/V1__keys.sql`), shared by its processes:
/// of two that make some at once, both get those that were committed first.
///
/// @param database whose transactions name the community
public record SecretStore(Database database, CommunityId community) implements Secrets {
  @Override
  public Optional<Map<String, Bytes>> find(String owner) {
    Map<String, Bytes> found = database.read(connection -> select(connection, owner));
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  @Override
  public Map<String, Bytes> keep(String owner, Map<String, Bytes> made) {
    database.transaction(connection -> insert(connection, owner, made));
    return find(owner).orElseThrow();
  }

  /// Rows go in in one order, so that the first of several who come at once has them all.
  private int insert(Connection connection, String owner, Map<String, Bytes> secrets)
      throws SQLException {
    String sql =
        "insert into foyer_keys.secret (community, owner, name, secret)"
            + " select ?, ?, name, secret from unnest(?::text[], ?::bytea[]) as made (name, secret)"
            + " order by name on conflict do nothing";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      String[] names = secrets.keySet().stream().sorted().toArray(String[]::new);
      byte[][] values = new byte[names.length][];
      for (int i = 0; i < names.length; i++) {
        values[i] = secrets.getOrDefault(names[i], Bytes.EMPTY).toArray();
      }
      statement.setObject(1, community.uuid());
      statement.setString(2, owner);
      statement.setArray(3, connection.createArrayOf("text", names));
      statement.setArray(4, connection.createArrayOf("bytea", values));
      return statement.executeUpdate();
    }
  }

  private Map<String, Bytes> select(Connection connection, String owner) throws SQLException {
    String sql = "select name, secret from foyer_keys.secret where community = ? and owner = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, community.uuid());
      statement.setString(2, owner);
      Map<String, Bytes> secrets = new HashMap<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          secrets.put(row.getString(1), Bytes.of(row.getBytes(2)));
        }
      }
      return secrets;
    }
  }
}
