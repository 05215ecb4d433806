package dev.foyer.projection;

import dev.foyer.domain.CommunityId;
import dev.foyer.keys.CommunityStore;
import dev.foyer.platform.Database;
import dev.foyer.platform.DatabaseSchema;
import dev.foyer.platform.DatabaseTrouble;
import java.time.Duration;
import java.util.Optional;

/// Where the processes of a central server meet: a PostgreSQL, and which of its communities is
/// meant.
///
/// @param url of the database with the facts and the tables, `jdbc:postgresql://…`
/// @param keysUrl of the one with the keys; as a rule the same
/// @param community its id, `new` to found another one; empty for the first one, founded if there
///   is none
/// @param patience how long a connection may take before a database counts as away; once it is
///   back, it may take as long until that is noticed
public record SharedPlace(
    String url, String keysUrl, Optional<String> community, Duration patience) {
  /// What names another community that is to be founded.
  public static final String NEW = "new";

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final DatabaseSchema FACTS = new DatabaseSchema("foyer");
  private static final DatabaseSchema TABLES = new DatabaseSchema("foyer_tables");
  private static final DatabaseSchema KEYS = new DatabaseSchema("foyer_keys");

  public SharedPlace(String url, String keysUrl, Optional<String> community) {
    this(url, keysUrl, community, PATIENCE);
  }

  /// Brings the schemas up to date.
  ///
  /// @throws IllegalStateException if that cannot be done; it says what to do
  public void prepare() {
    FACTS.prepare(url);
    TABLES.prepare(url);
    KEYS.prepare(keysUrl);
  }

  /// Lets a role that owns nothing work with what is there.
  public void grant(String role) {
    FACTS.grant(url, role);
    TABLES.grant(url, role);
    KEYS.grant(keysUrl, role);
  }

  /// Opens the community, prepares the schemas first if need be.
  ///
  /// @throws IllegalStateException if the database cannot be used; it says what to do
  public SharedGround open() {
    prepare();
    return open(this::chosen);
  }

  /// Opens the place of a community that moves in.
  public SharedGround open(CommunityId moving) {
    prepare();
    return open(
        store -> {
          store.settle(moving);
          return moving;
        });
  }

  private interface Choice {
    CommunityId of(CommunityStore store);
  }

  private SharedGround open(Choice choice) {
    Database facts = Database.open(url, patience);
    Database secrets = Database.open(keysUrl, patience);
    try {
      DatabaseSchema.check(facts);
      DatabaseSchema.check(secrets);
      CommunityId id = choice.of(new CommunityStore(facts, secrets));
      return new SharedGround(
          id,
          facts.with(CommunityStore.SETTING, id.hex()),
          secrets.with(CommunityStore.SETTING, id.hex()));
    } catch (RuntimeException e) {
      facts.close();
      secrets.close();
      throw e instanceof DatabaseTrouble trouble
          ? new IllegalStateException(trouble.getMessage(), trouble)
          : e;
    }
  }

  private CommunityId chosen(CommunityStore store) {
    if (community.isEmpty()) {
      return store.first();
    }
    if (community.get().equals(NEW)) {
      return store.found();
    }
    return Optional.of(community.get())
        .filter(id -> id.matches("[0-9a-f]{32}"))
        .map(CommunityId::new)
        .filter(store::has)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No community "
                        + community.get()
                        + " lives in this database: leave --community away for the first one, or"
                        + " say \"new\" to found another."));
  }
}
