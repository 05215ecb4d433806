package dev.foyer.platform;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.CommunityId;
import dev.foyer.platform.SingleUseCodes.Code;
import dev.foyer.platform.SingleUseCodes.Shelf;
import dev.foyer.platform.SingleUseCodes.Taken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Codes in PostgreSQL (`db/foyer/V2__codes_and_requests.sql`): good at every process that shares
/// the database, once.
///
/// @param database whose transactions name the community
/// @param kind what the codes are for
public record CodeStore<T>(Database database, CommunityId community, String kind, Words<T> words)
    implements Shelf<T> {
  /// How a grant is written down.
  public interface Words<T> {
    String write(T grant);

    T read(String words);
  }

  @Override
  public boolean put(Bytes hash, Code<T> code, Instant now) {
    return database.transaction(
        on -> {
          forget(on, now);
          return insert(on, hash, code);
        });
  }

  @Override
  public Taken<T> take(Bytes hash, Instant now) {
    return database.transaction(on -> take(on, hash, now));
  }

  private void forget(Connection on, Instant now) throws SQLException {
    String sql = "delete from foyer.code where community = ? and kind = ? and expires_at < ?";
    try (PreparedStatement statement = named(on, sql)) {
      statement.setObject(3, time(now));
      statement.executeUpdate();
    }
  }

  private boolean insert(Connection on, Bytes hash, Code<T> code) throws SQLException {
    String sql =
        """
        insert into foyer.code (community, kind, digest, granted, expires_at)
        select n.community, n.kind, ?, ?, ? from (values (?::uuid, ?)) as n (community, kind)
         where (select count(*) from foyer.code c
                 where c.community = n.community and c.kind = n.kind) < ?\
        """;
    try (PreparedStatement statement = on.prepareStatement(sql)) {
      statement.setBytes(1, hash.toArray());
      statement.setString(2, words.write(code.grant()));
      statement.setObject(3, time(code.expires()));
      statement.setObject(4, community.uuid());
      statement.setString(5, kind);
      statement.setInt(6, MOST);
      return statement.executeUpdate() == 1;
    }
  }

  private Taken<T> take(Connection on, Bytes hash, Instant now) throws SQLException {
    String use =
        "update foyer.code set used = true where community = ? and kind = ? and digest = ?"
            + " and expires_at >= ? and not used returning granted";
    try (PreparedStatement statement = named(on, use)) {
      statement.setBytes(3, hash.toArray());
      statement.setObject(4, time(now));
      try (ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          return new Taken.Granted<>(words.read(row.getString(1)));
        }
      }
    }
    String look =
        "select 1 from foyer.code where community = ? and kind = ? and digest = ?"
            + " and expires_at >= ?";
    try (PreparedStatement statement = named(on, look)) {
      statement.setBytes(3, hash.toArray());
      statement.setObject(4, time(now));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? new Taken.Used<>() : new Taken.Unknown<>();
      }
    }
  }

  private PreparedStatement named(Connection on, String sql) throws SQLException {
    PreparedStatement statement = on.prepareStatement(sql);
    statement.setObject(1, community.uuid());
    statement.setString(2, kind);
    return statement;
  }

  private static OffsetDateTime time(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
