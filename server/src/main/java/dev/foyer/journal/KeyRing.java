package dev.foyer.journal;

import dev.foyer.domain.PersonId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    return tombstones.all().stream().filter(tombstones::isErased).collect(Collectors.toSet());
  }

  /// Whether a key was there at the opening that a tombstone had forbidden: the store is older than
  /// the tombstones, and so may be what was made with it.
  boolean outlived() {
    return outlived;
  }

  /// Makes the keys that are missing, but for people who are gone.
  synchronized void keysFor(Collection<PersonId> people) {
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
    keep(() -> tombstones.erased(people));
    keys.erase(people);
  }

  /// Destroys the keys of people whom this box lets go.
  synchronized void drop(Collection<PersonId> people) {
    List<PersonId> some = new ArrayList<>(people);
    keep(() -> tombstones.dropped(some));
    keys.erase(some);
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
