package dev.foyer.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A disk whose forces take their time, so that groups queue up; it remembers the largest write and
/// which files were forced under which name.
final class SlowDisk extends BentDisk {
  private static final long FORCE_MILLIS = 20;
  private final Set<Path> forced = ConcurrentHashMap.newKeySet();
  private volatile long largest;

  long largestWrite() {
    return largest;
  }

  boolean isForced(Path path) {
    return forced.contains(path);
  }

  @Override
  protected void writing(Path path, ByteBuffer bytes) {
    largest = Math.max(largest, bytes.remaining());
  }

  @Override
  protected void forcing(Path path) throws IOException {
    try {
      Thread.sleep(FORCE_MILLIS);
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  @Override
  protected void forced(Path path) {
    forced.add(path);
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    super.replace(from, to);
    if (forced.remove(from)) {
      forced.add(to);
    }
  }
}
