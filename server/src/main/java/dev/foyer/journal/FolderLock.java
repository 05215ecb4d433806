package dev.foyer.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A folder that is this process's alone, by the lock on its file `lock`, until it is closed or the
/// process ends.
public final class FolderLock implements AutoCloseable {
  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /// Takes a folder, which is made if it is not there.
  ///
  /// @throws JournalStopped if another process has it, or it cannot be used; it says which
  public static FolderLock of(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Disk.SYSTEM.makeFolder(folder);
      }
      return take(folder);
    } catch (IOException e) {
      throw new JournalStopped(folder + " cannot be used: " + e.getMessage(), e);
    }
  }

  static FolderLock take(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new FolderLock(folder, channel);
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new IOException("this process has it open already", e);
    }
    channel.close();
    throw new IOException(
        "another Foyer is running on " + folder + "; stop it first, or name another folder");
  }

  public Path folder() {
    return folder;
  }

  boolean held() {
    return channel.isOpen();
  }

  /// Gives the folder back; doing it again changes nothing.
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new JournalStopped("A lock could not be given back: " + e.getMessage(), e);
    }
  }
}
