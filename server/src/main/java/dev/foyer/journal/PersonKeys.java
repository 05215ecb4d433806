package dev.foyer.journal;

import dev.foyer.domain.PersonId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The keys under which what is personal is sealed, one a person. A store of its own that can be
/// rewritten: erasing a key erases the person from every copy of the journal. A key is on disk
/// before [#keysFor] returns it. Thread-safe.
///
/// Form: records of person (16) · AES-256 key (32) · CRC32C over both (4).
public final class PersonKeys implements AutoCloseable {
  private static final int KEY = 32;
  private static final int RECORD = PersonId.SIZE + KEY + 4;

  private final Path path;
  private final Disk disk;
  private final SecureRandom random = new SecureRandom();
  private final Map<PersonId, SecretKey> keys = new HashMap<>();
  private Disk.File file;
  private long end;

  private PersonKeys(Path path, Disk disk) throws IOException {
    this.path = path;
    this.disk = disk;
    this.file = disk.open(path);
    restrict(path);
    load();
  }

  /// Opens the store at `path`, or begins one there.
  public static PersonKeys open(Path path, Disk disk) {
    try {
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      boolean fresh = !Files.exists(path);
      PersonKeys keys = new PersonKeys(path, disk);
      if (fresh && folder != null) {
        disk.forceFolder(folder);
      }
      return keys;
    } catch (IOException e) {
      throw new JournalStopped("The keys in " + path + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /// The person's key, if it is here.
  public synchronized Optional<SecretKey> find(PersonId person) {
    return Optional.ofNullable(keys.get(person));
  }

  public synchronized Set<PersonId> people() {
    return Set.copyOf(keys.keySet());
  }

  /// The keys of these people; those that are missing are made and forced to disk, with one force.
  public synchronized Map<PersonId, SecretKey> keysFor(Collection<PersonId> people) {
    Map<PersonId, SecretKey> fresh = new HashMap<>();
    for (PersonId person : people) {
      if (!keys.containsKey(person)) {
        byte[] key = new byte[KEY];
        random.nextBytes(key);
        fresh.put(person, new SecretKeySpec(key, "AES"));
      }
    }
    add(fresh);
    Map<PersonId, SecretKey> found = new HashMap<>();
    people.forEach(person -> found.put(person, keys.get(person)));
    return found;
  }

  /// Keeps keys that another replica has handed over; a key that is here already stays.
  public synchronized void add(Map<PersonId, SecretKey> handed) {
    Map<PersonId, SecretKey> fresh = new HashMap<>(handed);
    fresh.keySet().removeAll(keys.keySet());
    if (fresh.isEmpty()) {
      return;
    }
    ByteBuffer records = ByteBuffer.allocate(fresh.size() * RECORD);
    fresh.forEach((person, key) -> records.put(record(person, key)));
    try {
      file.write(end, records.flip());
      file.force();
      end += fresh.size() * (long) RECORD;
      keys.putAll(fresh);
    } catch (IOException e) {
      throw new JournalStopped("A person's key could not be kept: " + e.getMessage(), e);
    }
  }

  /// Destroys these people's keys: the store is rewritten without them.
  public synchronized void erase(Collection<PersonId> people) {
    if (!keys.keySet().removeAll(Set.copyOf(people))) {
      return;
    }
    List<byte[]> kept = new ArrayList<>();
    keys.forEach((person, key) -> kept.add(record(person, key)));
    ByteBuffer all = ByteBuffer.allocate(kept.size() * RECORD);
    kept.forEach(all::put);
    try {
      file.close();
      Segments.rewrite(disk, path, all.flip());
      restrict(path);
      file = disk.open(path);
      end = file.size();
    } catch (IOException e) {
      throw new JournalStopped("A person's key could not be erased: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new JournalStopped("The keys could not be closed: " + e.getMessage(), e);
    }
  }

  /// A torn last record was never acknowledged and is written over.
  private void load() throws IOException {
    ByteBuffer all = ByteBuffer.allocate((int) file.size());
    file.read(0, all);
    all.flip();
    while (all.remaining() >= RECORD) {
      byte[] person = new byte[PersonId.SIZE];
      byte[] key = new byte[KEY];
      all.get(person).get(key);
      if (all.getInt() == crc(person, key)) {
        keys.put(PersonId.of(person), new SecretKeySpec(key, "AES"));
      }
      end += RECORD;
    }
  }

  private static byte[] record(PersonId person, SecretKey key) {
    byte[] id = person.bytes();
    byte[] secret = key.getEncoded();
    return ByteBuffer.allocate(RECORD).put(id).put(secret).putInt(crc(id, secret)).array();
  }

  private static int crc(byte[] person, byte[] key) {
    CRC32C crc = new CRC32C();
    crc.update(person);
    crc.update(key);
    return (int) crc.getValue();
  }

  private static void restrict(Path path) throws IOException {
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }
  }
}
