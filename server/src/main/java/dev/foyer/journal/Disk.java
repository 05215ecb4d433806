package dev.foyer.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// What the journal asks of a file system. The tests put a disk of their own in its place, which
/// fails, tears and forgets.
public interface Disk {
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
      return new SystemFile(
          FileChannel.open(
              path,
              Set.of(
                  StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)));
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

  /// An open file of the machine.
  final class SystemFile implements File {
    private final FileChannel channel;

    private SystemFile(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void write(long offset, ByteBuffer bytes) throws IOException {
      long at = offset;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    }

    @Override
    public void read(long offset, ByteBuffer into) throws IOException {
      long at = offset;
      while (into.hasRemaining()) {
        int count = channel.read(into, at);
        if (count < 0) {
          return;
        }
        at += count;
      }
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public void force() throws IOException {
      channel.force(false);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
