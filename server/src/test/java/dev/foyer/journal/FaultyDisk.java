package dev.foyer.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// A disk that fails on demand.
final class FaultyDisk extends BentDisk {
  private volatile boolean failForces;
  private volatile boolean failWrites;

  void failForces() {
    failForces = true;
  }

  void failWrites() {
    failWrites = true;
  }

  @Override
  protected void writing(Path path, ByteBuffer bytes) throws IOException {
    if (failWrites) {
      throw new IOException("No space left on device");
    }
  }

  @Override
  protected void forcing(Path path) throws IOException {
    if (failForces) {
      throw new IOException("Input/output error");
    }
  }
}
