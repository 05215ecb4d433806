package dev.foyer.keys;

import dev.foyer.domain.CommunityId;
import dev.foyer.platform.Database;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// Which communities live in a database. They do not know of each other; the first one that was
/// founded is the one that is meant where none is named.
///
/// @param facts whose transactions name no community
/// @param secrets the same, or another database's
public record CommunityStore(Database facts, Database secrets) {
  /// The setting by which a transaction names its community.
  public static final String SETTING = "app.community";

  /// The first community; founded if there is none, by one of those who try at once.
  public CommunityId first() {
    return home().orElseGet(this::foundFirst);
  }

  /// Whether this community lives here.
  public boolean has(CommunityId community) {
    return CommunityKeys.in(secrets(community)).isPresent();
  }

  /// Founds another community.
  public CommunityId found() {
    byte[] id = new byte[CommunityId.SIZE];
    new SecureRandom().nextBytes(id);
    CommunityId community = CommunityId.of(id);
    CommunityKeys.foundIn(secrets(community), community);
    return community;
  }

  /// Makes a community that has come from elsewhere, with its keys, the first one if there is none.
  public void settle(CommunityId community) {
    facts.transaction(on -> claim(on, community));
  }

  private Secrets secrets(CommunityId community) {
    return new SecretStore(secrets.with(SETTING, community.hex()), community);
  }

  private Optional<CommunityId> home() {
    return facts.read(CommunityStore::home);
  }

  /// The row waits for whoever has written it first, so that nobody's keys are made in vain.
  private CommunityId foundFirst() {
    return facts.transaction(
        on -> {
          byte[] id = new byte[CommunityId.SIZE];
          new SecureRandom().nextBytes(id);
          CommunityId fresh = CommunityId.of(id);
          if (claim(on, fresh)) {
            CommunityKeys.foundIn(secrets(fresh), fresh);
          }
          return home(on).orElseThrow();
        });
  }

  private static boolean claim(Connection on, CommunityId community) throws SQLException {
    String sql = "insert into foyer.home (community) values (?) on conflict do nothing";
    try (PreparedStatement statement = on.prepareStatement(sql)) {
      statement.setObject(1, community.uuid());
      return statement.executeUpdate() == 1;
    }
  }

  private static Optional<CommunityId> home(Connection on) throws SQLException {
    try (PreparedStatement statement = on.prepareStatement("select community from foyer.home");
        ResultSet row = statement.executeQuery()) {
      return row.next()
          ? Optional.of(CommunityId.of(row.getObject(1, UUID.class)))
          : Optional.empty();
    }
  }
}
