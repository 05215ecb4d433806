package dev.foyer.simulation;

import dev.foyer.journal.Disk;
import dev.foyer.journal.UnsureDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// The memory card of a machine, as one start of its program sees it: the folders `journal` and
/// `keys` of a data folder. Its power can be cut at any operation; what was not forced by then may
/// be gone. Used by one thread at a time.
class Card implements Disk {
  /// More operations than any start has.
  static final long NEVER = Long.MAX_VALUE;

  private static final Set<String> STAYS = Set.of("replica", "lock");

  private final Path data;
  private final UnsureDisk journal;
  private final UnsureDisk keys;
  private final Random random;
  private volatile long operationsLeft = NEVER;

  /// What a card holds, and what of it is sure.
  record Image(UnsureDisk.Image journal, UnsureDisk.Image keys) {
    static Image empty() {
      return new Image(new UnsureDisk.Image(), new UnsureDisk.Image());
    }

    /// What a loss of power may leave.
    Image lose(Random random) {
      return new Image(journal.lose(random), keys.lose(random));
    }

    /// A copy on another card.
    Image copied() {
      return new Image(journal.copied(), keys.copied());
    }

    /// The same with the keys of people of an older image; the tombstones stay.
    Image withKeysOf(Image older) {
      return new Image(journal, keys.with("people", older.keys.copied()));
    }

    /// The same with the tombstones of `newest`, as whoever brings a copy back is asked to do.
    Image withTombstonesOf(Image newest) {
      return new Image(journal, keys.with("tombstones", newest.keys.copied()));
    }
  }

  /// Lays what `image` holds into a data folder.
  Card(Path data, Image image, Random random) throws IOException {
    this.data = data;
    this.random = random;
    wipe(data.resolve("journal"));
    wipe(data.resolve("keys"));
    journal = new UnsureDisk(data.resolve("journal"), image.journal());
    keys = new UnsureDisk(data.resolve("keys"), image.keys());
  }

  /// Takes away whatever lies there, but for what is written once and never lost: the replica's own
  /// keys and the lock.
  private static void wipe(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> !STAYS.contains(name(one))).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  Image image() {
    return new Image(journal.image(), keys.image());
  }

  /// From the operation after so many on, nothing reaches the card any more.
  void cutAfter(long operations) {
    operationsLeft = operations;
  }

  boolean isCut() {
    return operationsLeft <= 0;
  }

  /// Does something to the card; the last operation before the cut is done or not, and nobody hears
  /// of it in either case.
  private void operate(Operation operation) throws IOException {
    boolean alive = operationsLeft > 0;
    if (operationsLeft != NEVER) {
      operationsLeft = Math.max(0, operationsLeft - 1);
    }
    boolean last = alive && operationsLeft == 0;
    if (alive && !(last && random.nextBoolean())) {
      operation.run();
    }
    if (operationsLeft == 0) {
      throw new IOException("the power is gone");
    }
  }

  private interface Operation {
    void run() throws IOException;
  }

  private UnsureDisk at(Path path) {
    return path.startsWith(data.resolve("journal")) ? journal : keys;
  }

  @Override
  public File open(Path path) throws IOException {
    operate(() -> {});
    return new CardFile(at(path).open(path));
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    operate(() -> at(from).replace(from, to));
  }

  @Override
  public void delete(Path path) throws IOException {
    operate(() -> at(path).delete(path));
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    operate(() -> at(folder).forceFolder(folder));
  }

  /// Forces a file; the place at which a disk may lie.
  void force(File file) throws IOException {
    file.force();
  }

  private final class CardFile implements File {
    private final File file;

    CardFile(File file) {
      this.file = file;
    }

    @Override
    public void write(long offset, ByteBuffer bytes) throws IOException {
      operate(() -> file.write(offset, bytes));
    }

    @Override
    public void read(long offset, ByteBuffer into) throws IOException {
      file.read(offset, into);
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void force() throws IOException {
      operate(() -> Card.this.force(file));
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
