package dev.foyer.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A disk whose forces take their time, so that groups queue up; it remembers the largest write and
/// which files were forced under which name.
final class SlowDisk implements Disk {
  private static final long FORCE_MILLIS = 20;
  private final Set<Path> forced = ConcurrentHashMap.newKeySet();
  private volatile long largest;

  long largestWrite() {
    return largest;
  }

  boolean forced(Path path) {
    return forced.contains(path);
  }

  @Override
  public File open(Path path) throws IOException {
    return new SlowFile(path, Disk.SYSTEM.open(path));
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    Disk.SYSTEM.replace(from, to);
    if (forced.remove(from)) {
      forced.add(to);
    }
  }

  @Override
  public void delete(Path path) throws IOException {
    Disk.SYSTEM.delete(path);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    Disk.SYSTEM.forceFolder(folder);
  }

  private final class SlowFile implements File {
    private final Path path;
    private final File file;

    SlowFile(Path path, File file) {
      this.path = path;
      this.file = file;
    }

    @Override
    public void write(long offset, ByteBuffer bytes) throws IOException {
      largest = Math.max(largest, bytes.remaining());
      file.write(offset, bytes);
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
      try {
        Thread.sleep(FORCE_MILLIS);
      } catch (InterruptedException e) {
        throw new IOException("interrupted", e);
      }
      file.force();
      forced.add(path);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
