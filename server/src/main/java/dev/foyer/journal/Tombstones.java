package dev.foyer.journal;

import dev.foyer.domain.PersonId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Whose keys are kept out of the store beside this file, and why. A text file of its own, so that
/// it outlives the store and the journal: a restore that leaves the newest one in its place brings
/// nobody back. A line is `erased` or `dropped`, the person's id, and the CRC32C of both in eight
/// digits. It is written anew at each change and forced before [#erased] or [#dropped] returns. Not
/// thread-safe.
final class Tombstones {
  private final @Nullable Path path;
  private final Disk disk;
  private final Map<PersonId, Cause> people = new HashMap<>();

  /// Lines that cannot be read; they stay as they stand.
  private final Set<String> damaged = new TreeSet<>();

  private enum Cause {
    /// The community has erased the person, for ever.
    ERASED,
    /// This box has let the person go, some days after the event.
    DROPPED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private Tombstones(@Nullable Path path, Disk disk) {
    this.path = path;
    this.disk = disk;
  }

  /// Tombstones that nobody writes down here.
  static Tombstones inMemory() {
    return new Tombstones(null, Disk.SYSTEM);
  }

  /// Reads the file at `path`, if there is one.
  static Tombstones open(Path path, Disk disk) throws IOException {
    Tombstones tombstones = new Tombstones(path, disk);
    if (Files.exists(path)) {
      long offset = 0;
      for (String line : Files.readString(path, StandardCharsets.ISO_8859_1).split("\n", -1)) {
        tombstones.read(line, path, offset);
        offset += line.length() + 1L;
      }
    }
    return tombstones;
  }

  private void read(String line, Path from, long offset) {
    String[] words = line.split(" ", -1);
    if (line.isEmpty()) {
      return;
    }
    Optional<Cause> cause = Optional.empty();
    for (Cause each : Cause.values()) {
      if (words.length == 3 && line.equals(line(each, words[1]))) {
        cause = Optional.of(each);
      }
    }
    if (cause.isPresent()) {
      people.put(new PersonId(words[1]), cause.get());
    } else {
      damaged.add(line);
      new JournalDamage(from, offset, line.length()).alarm();
    }
  }

  /// Whether the community has erased this person.
  boolean isErased(PersonId person) {
    return people.get(person) == Cause.ERASED;
  }

  /// Whether this box has let this person go.
  boolean isDropped(PersonId person) {
    return people.get(person) == Cause.DROPPED;
  }

  /// Everybody whose key has no place here.
  Set<PersonId> all() {
    return Set.copyOf(people.keySet());
  }

  /// These people are erased, whatever stood here about them.
  void erased(Collection<PersonId> gone) throws IOException {
    put(gone, Cause.ERASED);
  }

  /// This box lets these people go.
  void dropped(Collection<PersonId> gone) throws IOException {
    Set<PersonId> others = new HashSet<>(gone);
    others.removeIf(this::isErased);
    put(others, Cause.DROPPED);
  }

  /// People whom this box had let go come again.
  void recalled(Collection<PersonId> back) throws IOException {
    Set<PersonId> dropped = new HashSet<>(back);
    dropped.removeIf(person -> !isDropped(person));
    if (people.keySet().removeAll(dropped)) {
      write();
    }
  }

  private void put(Collection<PersonId> gone, Cause cause) throws IOException {
    boolean news = false;
    for (PersonId person : gone) {
      news |= people.put(person, cause) != cause;
    }
    if (news) {
      write();
    }
  }

  private void write() throws IOException {
    if (path == null) {
      return;
    }
    StringBuilder text = new StringBuilder();
    damaged.forEach(line -> text.append(line).append('\n'));
    people.entrySet().stream()
        .map(entry -> line(entry.getValue(), entry.getKey().hex()))
        .sorted()
        .forEach(line -> text.append(line).append('\n'));
    byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    Segments.rewriteSecret(disk, path, ByteBuffer.wrap(bytes));
  }

  private static String line(Cause cause, String person) {
    String said = cause.word() + " " + person;
    CRC32C crc = new CRC32C();
    crc.update(said.getBytes(StandardCharsets.ISO_8859_1));
    return said + " " + "%08x".formatted(crc.getValue());
  }
}
