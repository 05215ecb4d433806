package dev.foyer.projection;

import dev.foyer.domain.CommunityId;
import dev.foyer.journal.Archive;
import dev.foyer.journal.Ledger;
import dev.foyer.journal.PostgresArchive;
import dev.foyer.keys.SecretStore;
import dev.foyer.keys.Secrets;
import dev.foyer.platform.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;

/// A database that the processes of a central server share; its keys may live in another one.
public final class SharedGround implements Ground {
  private final CommunityId community;
  private final Database facts;
  private final Database secrets;

  /// @param facts whose transactions name the community, as those of `secrets`; both are closed
  ///   with the replica
  public SharedGround(CommunityId community, Database facts, Database secrets) {
    this.community = community;
    this.facts = facts;
    this.secrets = secrets;
  }

  public CommunityId community() {
    return community;
  }

  /// Whose transactions name the community.
  public Database facts() {
    return facts;
  }

  @Override
  public Secrets secrets() {
    return new SecretStore(secrets, community);
  }

  @Override
  public Archive archive() {
    return new PostgresArchive(community, facts, secrets);
  }

  @Override
  public Projection projection(Ledger ledger, Memory memory) {
    return new PostgresProjection(community, facts, ledger, memory);
  }

  /// Nothing to do: keys of erased people are destroyed for all processes at once, and what they
  /// had left in the tables with them.
  @Override
  public void forgetTables() {}

  @Override
  public Optional<String> movedTo() {
    return facts.read(
        on -> {
          try (PreparedStatement statement =
              on.prepareStatement("select place from foyer.moved where community = ?")) {
            statement.setObject(1, community.uuid());
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
          }
        });
  }

  @Override
  public void moved(Optional<String> place) {
    facts.transaction(
        on -> {
          try (PreparedStatement forget =
                  on.prepareStatement("delete from foyer.moved where community = ?");
              PreparedStatement note =
                  on.prepareStatement("insert into foyer.moved (community, place) values (?, ?)")) {
            forget.setObject(1, community.uuid());
            forget.executeUpdate();
            if (place.isPresent()) {
              note.setObject(1, community.uuid());
              note.setString(2, place.get());
              note.executeUpdate();
            }
            return true;
          }
        });
  }

  /// How many processes listen for this community's news: those that are central now.
  public int listeners() {
    return facts.read(
        on -> {
          try (PreparedStatement statement =
              on.prepareStatement(
                  "select count(*) from pg_stat_activity where datname = current_database()"
                      + " and query = 'listen foyer_' || ?")) {
            statement.setString(1, community.hex());
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? row.getInt(1) : 0;
            }
          }
        });
  }

  @Override
  public void close() {
    facts.close();
    secrets.close();
  }
}
