package dev.foyer.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// What the journal asks of a file system. The tests put a disk of their own in its place, which
/// fails, tears and forgets.
public interface Disk {
  /// The permissions of a file that holds secrets.
  Set<PosixFilePermission> OWNER_ONLY =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  /// The machine's own.
  Disk SYSTEM = new SystemDisk();

  /// An open file.
  interface File extends AutoCloseable {
    /// Writes all of `bytes` at `offset`.
    void write(long offset, ByteBuffer bytes) throws IOException;

    /// Reads up to the buffer's room from `offset`; fewer only at the end of the file.
    void read(long offset, ByteBuffer into) throws IOException;

    long size() throws IOException;

    /// Returns when what was written is on stable storage.
    void force() throws IOException;

    @Override
    void close() throws IOException;
  }

  /// Opens a file to read and write, and makes it if it is not there.
  File open(Path path) throws IOException;

  /// Opens a file like [#open]; if it has to be made, only its owner may read it from the start.
  default File openSecret(Path path) throws IOException {
    if (!Files.exists(path)
        && Files.getFileStore(folderOf(path)).supportsFileAttributeView("posix")) {
      Files.createFile(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }
    return open(path);
  }

  /// Makes a folder, and those above it, if they are not there; its own name is on stable storage
  /// when this returns, whoever made it.
  default void makeFolder(Path folder) throws IOException {
    Path above = folderOf(folder);
    if (!Files.isDirectory(above)) {
      makeFolder(above);
    }
    Files.createDirectories(folder);
    forceFolder(above);
  }

  private static Path folderOf(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    return folder == null ? path : folder;
  }

  /// Puts `from` in the place of `to` in one step.
  void replace(Path from, Path to) throws IOException;

  void delete(Path path) throws IOException;

  /// Returns when the names in a folder are on stable storage.
  void forceFolder(Path folder) throws IOException;

  /// The file system of the machine.
  final class SystemDisk implements Disk {
    private SystemDisk() {}

    @Override
    public File open(Path path) throws IOException {
      return new SystemFile(new RandomAccessFile(path.toFile(), "rw"));
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path path) throws IOException {
      Files.deleteIfExists(path);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /// An open file of the machine. Not by a file channel, which closes itself when a thread that
  /// uses it is interrupted: one caller who went away must not stop the box. Not thread-safe.
  final class SystemFile implements File {
    private final RandomAccessFile file;

    private SystemFile(RandomAccessFile file) {
      this.file = file;
    }

    @Override
    public void write(long offset, ByteBuffer bytes) throws IOException {
      byte[] all = new byte[bytes.remaining()];
      bytes.get(all);
      file.seek(offset);
      file.write(all);
    }

    @Override
    public void read(long offset, ByteBuffer into) throws IOException {
      byte[] all = new byte[into.remaining()];
      file.seek(offset);
      int at = 0;
      int count = 0;
      while (at < all.length && count >= 0) {
        count = file.read(all, at, all.length - at);
        at += Math.max(count, 0);
      }
      into.put(all, 0, at);
    }

    @Override
    public long size() throws IOException {
      return file.length();
    }

    @Override
    public void force() throws IOException {
      file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
