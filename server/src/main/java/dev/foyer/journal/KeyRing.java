package dev.foyer.journal;

import dev.foyer.domain.PersonId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;

/// The store of people's keys and the tombstones that stand before it: whoever has one gets no key
/// any more, neither a new one nor the one that another replica still hands over. A tombstone is
/// forced before the key is destroyed, and all are applied when the ring is opened. Thread-safe.
public final class KeyRing {
  private final PersonKeys keys;
  private final Tombstones tombstones;
  private final boolean outlived;

  /// Whose key was missing when something of them was to be read.
  private final Set<PersonId> unread = new HashSet<>();

  private BooleanSupplier shared = () -> false;
  private Consumer<JournalStopped> listener = stopped -> {};

  private KeyRing(PersonKeys keys, Tombstones tombstones) {
    this.keys = keys;
    this.tombstones = tombstones;
    Set<PersonId> gone = tombstones.all();
    outlived =
        gone.stream().anyMatch(person -> keys.find(person).isPresent() || keys.unreadable(person));
    keys.erase(gone);
  }

  /// Puts the tombstones of a folder before its keys: a key that an older copy of the store has
  /// brought back is destroyed when this returns.
  static KeyRing open(PersonKeys keys, Path path, Disk disk) {
    try {
      return new KeyRing(keys, Tombstones.open(path, disk));
    } catch (IOException e) {
      throw new JournalStopped(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// A ring whose tombstones are the facts of a journal that no older copy of the keys can outlive.
  static KeyRing ofFacts(PersonKeys keys) {
    return new KeyRing(keys, Tombstones.inMemory());
  }

  /// Tells `listener` when a tombstone could not be kept.
  synchronized void whenStopped(Consumer<JournalStopped> listener) {
    this.listener = listener;
  }

  /// Whether this person's key has no place here.
  synchronized boolean isGone(PersonId person) {
    return tombstones.isErased(person) || tombstones.isDropped(person);
  }

  /// Everybody whom the community has erased, as far as is known here.
  synchronized Set<PersonId> erased() {
    return tombstones.all().stream()
        .filter(tombstones::isErased)
        .filter(person -> !person.isLocal())
        .collect(Collectors.toSet());
  }

  /// Whether a key was there at the opening that a tombstone had forbidden: the store is older than
  /// the tombstones, and so may be what was made with it.
  boolean outlived() {
    return outlived;
  }

  /// From now on `shared` says whether others may hold the keys that are missing here.
  synchronized void share(BooleanSupplier shared) {
    this.shared = shared;
  }

  /// Something personal of these people could not be read, for want of their key.
  synchronized void unread(Collection<PersonId> people) {
    people.stream().filter(person -> !isGone(person)).forEach(unread::add);
  }

  /// Of these people, those of whom something could not be read; asked once, when their key has
  /// come.
  synchronized Set<PersonId> read(Collection<PersonId> people) {
    return people.stream().filter(unread::remove).collect(Collectors.toSet());
  }

  /// People of whom something is known that cannot be read, for want of their key, though they are
  /// not gone.
  synchronized Set<PersonId> lacked() {
    return unread.stream().filter(this::isLacked).collect(Collectors.toSet());
  }

  private boolean isLacked(PersonId person) {
    return unread.contains(person) && !isGone(person) && keys.find(person).isEmpty();
  }

  /// Makes the keys that are missing, but for people who are gone.
  ///
  /// @throws PersonUnreadable if another replica may have one of them: there must be no second one
  synchronized void keysFor(Collection<PersonId> people) {
    if (people.stream().anyMatch(this::isLacked) && shared.getAsBoolean()) {
      throw new PersonUnreadable();
    }
    keys.keysFor(people.stream().filter(person -> !isGone(person)).toList());
  }

  /// Keeps keys that were handed over, but for people who are erased and for those whom this box
  /// has let go, unless they are `wanted` again.
  ///
  /// @param wanted tells who of some people that were let go is wanted again
  /// @return whose key was not here before
  synchronized Set<PersonId> add(
      Map<PersonId, SecretKey> handed, UnaryOperator<Set<PersonId>> wanted) {
    Map<PersonId, SecretKey> welcome = new HashMap<>(handed);
    welcome.keySet().removeIf(tombstones::isErased);
    Set<PersonId> gone =
        welcome.keySet().stream().filter(tombstones::isDropped).collect(Collectors.toSet());
    if (!gone.isEmpty()) {
      gone.removeAll(wanted.apply(gone));
      welcome.keySet().removeAll(gone);
    }
    welcome.keySet().removeIf(person -> keys.find(person).isPresent());
    keys.add(welcome);
    keep(() -> tombstones.recalled(welcome.keySet()));
    return Set.copyOf(welcome.keySet());
  }

  /// Destroys the keys of people whom the community has erased.
  synchronized void erase(Collection<PersonId> people) {
    List<PersonId> all = withLocal(people);
    keep(() -> tombstones.erased(all));
    keys.erase(all);
  }

  /// Destroys the keys of people whom this box lets go.
  synchronized void drop(Collection<PersonId> people) {
    List<PersonId> all = withLocal(people);
    keep(() -> tombstones.dropped(all));
    keys.erase(all);
  }

  /// These people, and the names under which what never leaves this replica is kept of them.
  private static List<PersonId> withLocal(Collection<PersonId> people) {
    List<PersonId> all = new ArrayList<>(people);
    people.stream().map(PersonId::local).forEach(all::add);
    return all;
  }

  private interface Change {
    void make() throws IOException;
  }

  private void keep(Change change) {
    try {
      change.make();
    } catch (IOException | RuntimeException e) {
      JournalStopped stopped =
          new JournalStopped("A tombstone could not be kept: " + e.getMessage(), e);
      listener.accept(stopped);
      throw stopped;
    }
  }
}
