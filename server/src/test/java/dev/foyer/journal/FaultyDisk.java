package dev.foyer.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// A disk in front of the real one that fails on demand.
final class FaultyDisk implements Disk {
  private boolean failForces;
  private boolean failWrites;

  synchronized void failForces() {
    failForces = true;
  }

  synchronized void failWrites() {
    failWrites = true;
  }

  @Override
  public File open(Path path) throws IOException {
    return new FaultyFile(Disk.SYSTEM.open(path));
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    Disk.SYSTEM.replace(from, to);
  }

  @Override
  public void delete(Path path) throws IOException {
    Disk.SYSTEM.delete(path);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    Disk.SYSTEM.forceFolder(folder);
  }

  private final class FaultyFile implements File {
    private final File file;

    FaultyFile(File file) {
      this.file = file;
    }

    @Override
    public void write(long offset, ByteBuffer bytes) throws IOException {
      synchronized (FaultyDisk.this) {
        if (failWrites) {
          throw new IOException("No space left on device");
        }
      }
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
      synchronized (FaultyDisk.this) {
        if (failForces) {
          throw new IOException("Input/output error");
        }
      }
      file.force();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
