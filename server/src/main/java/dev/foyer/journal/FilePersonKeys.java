package dev.foyer.journal;

import dev.foyer.domain.PersonId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// The keys of people in a file. A failed write or force is never retried: the store adds nothing
/// any more, and tells whoever has to stop with it.
///
/// At each opening the file is written anew ([KeyRecords] says how it looks): a key that a killed
/// process left in the page cache only is believed from then on, so it has to be on stable storage.
public final class FilePersonKeys implements PersonKeys {
  private final Path path;
  private final Disk disk;
  private final Map<PersonId, SecretKey> keys = new HashMap<>();
  private final List<byte[]> damaged = new ArrayList<>();
  private Consumer<JournalStopped> listener = stopped -> {};
  private Disk.File file;
  private long end;
  private @Nullable JournalStopped failure;
  private boolean closed;

  private FilePersonKeys(Path path, Disk disk) throws IOException {
    this.path = path;
    this.disk = disk;
    if (Files.exists(path)) {
      KeyRecords known = KeyRecords.read(ByteBuffer.wrap(Files.readAllBytes(path)));
      keys.putAll(known.keys());
      damaged.addAll(known.damaged());
    }
    this.file = write();
  }

  /// Opens the store at `path`, or begins one there.
  public static FilePersonKeys open(Path path, Disk disk) {
    try {
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        disk.makeFolder(folder);
      }
      FilePersonKeys keys = new FilePersonKeys(path, disk);
      keys.damage().forEach(JournalDamage::alarm);
      return keys;
    } catch (IOException e) {
      throw new JournalStopped("The keys in " + path + " cannot be opened: " + e.getMessage(), e);
    }
  }

  @Override
  public void whenStopped(Consumer<JournalStopped> listener) {
    this.listener = listener;
  }

  @Override
  public synchronized List<JournalDamage> damage() {
    List<JournalDamage> damage = new ArrayList<>();
    for (int i = 0; i < damaged.size(); i++) {
      damage.add(new JournalDamage(path, (long) i * KeyRecords.SIZE, KeyRecords.SIZE));
    }
    return damage;
  }

  @Override
  public synchronized Optional<SecretKey> find(PersonId person) {
    return Optional.ofNullable(keys.get(person));
  }

  @Override
  public synchronized boolean unreadable(PersonId person) {
    return !keys.containsKey(person) && lost().contains(person);
  }

  @Override
  public synchronized Set<PersonId> people() {
    return Set.copyOf(keys.keySet());
  }

  @Override
  public synchronized Map<PersonId, SecretKey> keysFor(Collection<PersonId> people) {
    Map<PersonId, SecretKey> fresh = new HashMap<>();
    Set<PersonId> lost = lost();
    for (PersonId person : people) {
      if (!keys.containsKey(person) && !lost.contains(person)) {
        fresh.put(person, PersonKeys.random());
      }
    }
    add(fresh);
    Map<PersonId, SecretKey> found = new HashMap<>();
    people.forEach(person -> find(person).ifPresent(key -> found.put(person, key)));
    return found;
  }

  @Override
  public synchronized void add(Map<PersonId, SecretKey> handed) {
    Map<PersonId, SecretKey> fresh = new HashMap<>(handed);
    fresh.keySet().removeAll(keys.keySet());
    if (fresh.isEmpty()) {
      return;
    }
    check();
    ByteBuffer records = KeyRecords.group(fresh, end);
    int size = records.remaining();
    try {
      file.write(end, records);
      file.force();
    } catch (IOException | RuntimeException e) {
      throw stop("A person's key could not be kept: " + e.getMessage(), e);
    }
    end += size;
    keys.putAll(fresh);
  }

  @Override
  public synchronized void erase(Collection<PersonId> people) {
    Set<PersonId> gone = Set.copyOf(people);
    boolean known = keys.keySet().removeAll(gone);
    boolean unreadable = damaged.removeIf(record -> gone.contains(KeyRecords.person(record)));
    if (!known && !unreadable) {
      return;
    }
    check();
    try {
      file.close();
      file = write();
    } catch (IOException | RuntimeException e) {
      throw stop("A person's key could not be erased: " + e.getMessage(), e);
    }
  }

  /// Ends the store cleanly: from now on every record in it is known to have been forced.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (failure == null) {
        file.write(end, KeyRecords.group(Map.of(), end));
        file.force();
      }
      file.close();
    } catch (IOException e) {
      throw new JournalStopped("The keys could not be closed: " + e.getMessage(), e);
    }
  }

  private Set<PersonId> lost() {
    Set<PersonId> lost = new HashSet<>();
    damaged.forEach(record -> lost.add(KeyRecords.person(record)));
    return lost;
  }

  private Disk.File write() throws IOException {
    ByteBuffer all = KeyRecords.image(keys, damaged);
    Segments.rewriteSecret(disk, path, all.duplicate());
    end = all.remaining();
    return disk.open(path);
  }

  private void check() {
    if (failure != null) {
      throw new JournalStopped(String.valueOf(failure.getMessage()), failure);
    }
  }

  private JournalStopped stop(String reason, Exception cause) {
    JournalStopped stopped = new JournalStopped(reason, cause);
    failure = stopped;
    listener.accept(stopped);
    return stopped;
  }
}
