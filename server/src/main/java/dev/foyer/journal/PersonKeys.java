package dev.foyer.journal;

import dev.foyer.domain.PersonId;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The keys under which what is personal is sealed, one a person. A store of its own that can be
/// rewritten: erasing a key erases the person from every copy of the journal. A key is kept, as
/// safely as the journal keeps facts, before [#keysFor] returns it. Thread-safe.
public interface PersonKeys extends AutoCloseable {
  /// Tells `listener`, once, when the store has failed for good.
  void whenStopped(Consumer<JournalStopped> listener);

  /// The keys that had been kept and cannot be read any more; empty if all is well.
  List<JournalDamage> damage();

  /// The person's key, if it is here.
  Optional<SecretKey> find(PersonId person);

  /// Whether this person's key was here and cannot be read any more. It is never made a second
  /// time; another replica may hand it over.
  boolean unreadable(PersonId person);

  Set<PersonId> people();

  /// The keys of these people, but for those that are unreadable; those that are missing are made
  /// and kept.
  Map<PersonId, SecretKey> keysFor(Collection<PersonId> people);

  /// Keeps keys that another replica has handed over; a key that is here already stays.
  void add(Map<PersonId, SecretKey> handed);

  /// Destroys these people's keys.
  void erase(Collection<PersonId> people);

  /// Another process may have erased these people: what is remembered of their keys is asked for
  /// again.
  default void recheck(Collection<PersonId> people) {}

  /// A new key, which nobody keeps yet.
  static SecretKey random() {
    byte[] key = new byte[KeyRecords.KEY];
    new SecureRandom().nextBytes(key);
    return new SecretKeySpec(key, "AES");
  }

  @Override
  void close();
}
