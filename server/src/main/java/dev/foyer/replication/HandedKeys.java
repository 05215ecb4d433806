package dev.foyer.replication;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.PersonId;
import dev.foyer.journal.PersonKeys;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.keys.Wrapped;
import dev.foyer.platform.Problem;
import dev.foyer.projection.Replica;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Keys of people on their way between replicas: with the facts about them, or later, where facts
/// have come without. A person's id (16 bytes) and key (32 bytes) after the other, wrapped for the
/// receiver (X25519).
///
/// Facts come without a key from a box that has let the person go; and a replica whose `keys` were
/// brought back from a copy that is older than its journal has facts without keys, too.
final class HandedKeys {
  private static final byte[] CONTEXT = "foyer-person-keys-v1".getBytes(StandardCharsets.US_ASCII);
  private static final int PERSON_KEY = PersonId.SIZE + 32;

  /// People of whom one request or answer speaks.
  private static final int MOST = 1_000;

  private final Replica replica;

  HandedKeys(Replica replica) {
    this.replica = replica;
  }

  /// The keys of these people that are here; empty if none is.
  Optional<Wire.Keys> wrapped(Collection<PersonId> people, TrustedKeys.Replica receiver) {
    PersonKeys keys = replica.ledger().keys();
    ByteBuffer secrets = ByteBuffer.allocate(people.size() * PERSON_KEY);
    List<PersonId> given = people.stream().filter(person -> !person.isLocal()).toList();
    for (PersonId person : given) {
      keys.find(person).ifPresent(key -> secrets.put(person.bytes()).put(key.getEncoded()));
    }
    byte[] plain = new byte[secrets.position()];
    secrets.flip().get(plain);
    if (plain.length == 0) {
      return Optional.empty();
    }
    Wrapped wrapped = Wrapped.wrap(Bytes.of(plain), receiver.agreement(), CONTEXT);
    return Optional.of(new Wire.Keys(wrapped.ephemeral(), wrapped.box()));
  }

  /// Keeps keys that were handed over, and reads again what is known of people whose key was
  /// missing.
  ///
  /// @param wanted of people whom this box has let go, those who come again
  /// @return whether a key was missing here
  boolean keep(Map<PersonId, SecretKey> keys, UnaryOperator<Set<PersonId>> wanted) {
    Set<PersonId> fresh = replica.ledger().keep(keys, wanted);
    Set<PersonId> unread = new HashSet<>(replica.ledger().unread(fresh));
    replica
        .memory()
        .read(state -> fresh.stream().filter(state.people()::isUnread).toList())
        .forEach(unread::add);
    if (!unread.isEmpty()) {
      replica.ledger().recall(unread);
    }
    return !fresh.isEmpty();
  }

  /// Whose keys are missing here; of many, some by chance.
  List<String> lacked() {
    List<PersonId> lacked = new ArrayList<>(replica.ledger().lacked());
    if (lacked.size() > MOST) {
      Collections.shuffle(lacked);
    }
    return lacked.stream().limit(MOST).map(PersonId::hex).toList();
  }

  /// Of keys that another replica lacks, those that are here; empty if none is.
  ///
  /// @throws Problem 400 if these are no people
  Optional<Wire.Keys> given(List<String> lacked, TrustedKeys.Replica receiver) {
    try {
      return wrapped(lacked.stream().limit(MOST).map(PersonId::new).distinct().toList(), receiver);
    } catch (IllegalArgumentException e) {
      throw Problem.field("lacking", "Whose keys are missing cannot be read: send people's ids.");
    }
  }

  /// Keeps what the asker gives, gives what it lacks, and says what is lacking here.
  Wire.Lacking answer(Wire.Lacking asked, TrustedKeys.Replica asker) {
    keep(asked);
    return new Wire.Lacking(lacked(), given(asked.people(), asker).orElse(null));
  }

  /// Keeps what another replica gives of what was missing here.
  ///
  /// @return whether it did
  boolean keep(Wire.Lacking answer) {
    Wire.Keys given = answer.given();
    return given != null && keep(open(given), gone -> Set.of());
  }

  /// The keys; none if they were wrapped for somebody else.
  Map<PersonId, SecretKey> open(Wire.Keys keys) {
    return new Wrapped(keys.ephemeral(), keys.box())
        .open(replica.keys(), CONTEXT)
        .map(HandedKeys::people)
        .orElse(Map.of());
  }

  private static Map<PersonId, SecretKey> people(Bytes plain) {
    Map<PersonId, SecretKey> people = new HashMap<>();
    ByteBuffer in = ByteBuffer.wrap(plain.toArray());
    while (in.remaining() >= PERSON_KEY) {
      byte[] person = new byte[PersonId.SIZE];
      byte[] key = new byte[32];
      in.get(person).get(key);
      people.put(PersonId.of(person), new SecretKeySpec(key, "AES"));
    }
    return people;
  }
}
