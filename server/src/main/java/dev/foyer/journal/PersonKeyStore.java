package dev.foyer.journal;

import dev.foyer.domain.CommunityId;
import dev.foyer.domain.PersonId;
import dev.foyer.platform.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The keys of one community's people in PostgreSQL (`db/foyer_keys/V1__keys.sql`), shared by any
/// number of processes: of two that make a key for somebody at once, both get the one that was
/// committed first. What was read is remembered, that there is none for a moment only; when a
/// person is erased, whoever hears of it forgets.
///
/// A failure stops nothing for good: no fact is sealed under a key that was not committed.
public final class PersonKeyStore implements PersonKeys {
  private static final long MOMENT = Duration.ofSeconds(2).toNanos();

  private final Database database;
  private final CommunityId community;
  private final Map<PersonId, SecretKey> known = new HashMap<>();
  private final Map<PersonId, Long> absent = new HashMap<>();

  private PersonKeyStore(Database database, CommunityId community) {
    this.database = database;
    this.community = community;
  }

  /// Opens the keys of a community.
  ///
  /// @param database whose transactions name the community
  public static PersonKeyStore open(Database database, CommunityId community) {
    PersonKeyStore keys = new PersonKeyStore(database, community);
    keys.known.putAll(database.read(keys::all));
    return keys;
  }

  @Override
  public void whenStopped(Consumer<JournalStopped> listener) {}

  @Override
  public List<JournalDamage> damage() {
    return List.of();
  }

  @Override
  public synchronized Optional<SecretKey> find(PersonId person) {
    SecretKey key = known.get(person);
    if (key == null && !isAbsent(person)) {
      read(Set.of(person));
      key = known.get(person);
    }
    return Optional.ofNullable(key);
  }

  @Override
  public boolean unreadable(PersonId person) {
    return false;
  }

  @Override
  public Set<PersonId> people() {
    return database.read(this::all).keySet();
  }

  @Override
  public synchronized Map<PersonId, SecretKey> keysFor(Collection<PersonId> people) {
    Map<PersonId, SecretKey> missing = new HashMap<>();
    for (PersonId person : people) {
      if (!known.containsKey(person)) {
        missing.put(person, PersonKeys.random());
      }
    }
    add(missing);
    Map<PersonId, SecretKey> found = new HashMap<>();
    people.forEach(person -> find(person).ifPresent(key -> found.put(person, key)));
    return found;
  }

  @Override
  public synchronized void add(Map<PersonId, SecretKey> handed) {
    Map<PersonId, SecretKey> fresh = new TreeMap<>(handed);
    fresh.keySet().removeAll(known.keySet());
    if (fresh.isEmpty()) {
      return;
    }
    database.transaction(connection -> insert(connection, fresh));
    read(fresh.keySet());
  }

  @Override
  public synchronized void erase(Collection<PersonId> people) {
    Set<PersonId> gone = new TreeSet<>(people);
    database.transaction(connection -> delete(connection, gone));
    known.keySet().removeAll(gone);
  }

  @Override
  public synchronized void recheck(Collection<PersonId> people) {
    known.keySet().removeAll(Set.copyOf(people));
  }

  @Override
  public void close() {}

  private void read(Collection<PersonId> people) {
    Map<PersonId, SecretKey> found = database.read(connection -> some(connection, people));
    known.putAll(found);
    absent.keySet().removeAll(found.keySet());
    people.stream()
        .filter(person -> !found.containsKey(person))
        .forEach(person -> absent.put(person, System.nanoTime()));
  }

  private boolean isAbsent(PersonId person) {
    Long since = absent.get(person);
    return since != null && System.nanoTime() - since < MOMENT;
  }

  private int insert(Connection connection, Map<PersonId, SecretKey> keys) throws SQLException {
    String sql =
        "insert into foyer_keys.person (community, person, key)"
            + " select ?, * from unnest(?::uuid[], ?::bytea[]) on conflict do nothing";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      byte[][] secrets = keys.values().stream().map(SecretKey::getEncoded).toArray(byte[][]::new);
      statement.setObject(1, community.uuid());
      statement.setArray(2, connection.createArrayOf("uuid", uuids(keys.keySet())));
      statement.setArray(3, connection.createArrayOf("bytea", secrets));
      return statement.executeUpdate();
    }
  }

  private int delete(Connection connection, Collection<PersonId> people) throws SQLException {
    String sql = "delete from foyer_keys.person where community = ? and person = any(?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, community.uuid());
      statement.setArray(2, connection.createArrayOf("uuid", uuids(people)));
      return statement.executeUpdate();
    }
  }

  private Map<PersonId, SecretKey> some(Connection connection, Collection<PersonId> people)
      throws SQLException {
    String sql =
        "select person, key from foyer_keys.person where community = ? and person = any(?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, community.uuid());
      statement.setArray(2, connection.createArrayOf("uuid", uuids(people)));
      return keys(statement);
    }
  }

  private Map<PersonId, SecretKey> all(Connection connection) throws SQLException {
    String sql = "select person, key from foyer_keys.person where community = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, community.uuid());
      return keys(statement);
    }
  }

  private static Map<PersonId, SecretKey> keys(PreparedStatement statement) throws SQLException {
    Map<PersonId, SecretKey> keys = new HashMap<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        PersonId person = PersonId.of(row.getObject(1, UUID.class));
        keys.put(person, new SecretKeySpec(row.getBytes(2), "AES"));
      }
    }
    return keys;
  }

  private static UUID[] uuids(Collection<PersonId> people) {
    return people.stream().map(PersonId::uuid).toArray(UUID[]::new);
  }
}
