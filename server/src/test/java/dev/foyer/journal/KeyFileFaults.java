package dev.foyer.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// The machine's disk, on which forces of the file of people's keys are counted and can fail.
final class KeyFileFaults extends BentDisk {
  volatile boolean fail;
  final AtomicInteger forces = new AtomicInteger();

  @Override
  protected void forcing(Path path) throws IOException {
    if (!path.getFileName().toString().startsWith("people")) {
      return;
    }
    forces.incrementAndGet();
    if (fail) {
      throw new IOException("Input/output error");
    }
  }
}
