package dev.foyer.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// The machine's disk, on which forces of the file of people's keys are counted and can fail.
class KeyFileFaults implements Disk {
  volatile boolean fail;
  volatile int forces;

  @Override
  public File open(Path path) throws IOException {
    File file = Disk.SYSTEM.open(path);
    return path.getFileName().toString().startsWith("people") ? new KeyFile(file) : file;
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

  private final class KeyFile implements File {
    private final File file;

    KeyFile(File file) {
      this.file = file;
    }

    @Override
    public void write(long offset, ByteBuffer bytes) throws IOException {
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
      synchronized (KeyFileFaults.this) {
        forces++;
      }
      if (fail) {
        throw new IOException("Input/output error");
      }
      file.force();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
