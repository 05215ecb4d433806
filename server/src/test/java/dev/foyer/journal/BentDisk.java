package dev.foyer.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// The machine's disk, bent by what a test overrides.
public class BentDisk implements Disk {
  /// Bytes are about to be written.
  protected void writing(Path path, ByteBuffer bytes) throws IOException {}

  /// A file is about to be forced.
  protected void forcing(Path path) throws IOException {}

  /// A file was forced.
  protected void forced(Path path) {}

  @Override
  public File open(Path path) throws IOException {
    return new BentFile(path, Disk.SYSTEM.open(path));
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

  private final class BentFile implements File {
    private final Path path;
    private final File file;

    BentFile(Path path, File file) {
      this.path = path;
      this.file = file;
    }

    @Override
    public void write(long offset, ByteBuffer bytes) throws IOException {
      writing(path, bytes);
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
      forcing(path);
      file.force();
      forced(path);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
