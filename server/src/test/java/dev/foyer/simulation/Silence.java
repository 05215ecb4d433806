package dev.foyer.simulation;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// While one of these is open, the machines log nothing: there are too many of them, and all that
/// happens is in the story.
final class Silence implements AutoCloseable {
  private static final Logger WORDS = Logger.getLogger("foyer");
  private static int open;
  private static @Nullable Level before;

  private Silence() {}

  static Silence begin() {
    synchronized (WORDS) {
      if (open++ == 0) {
        before = WORDS.getLevel();
        WORDS.setLevel(Level.OFF);
      }
      return new Silence();
    }
  }

  @Override
  public void close() {
    synchronized (WORDS) {
      if (--open == 0) {
        WORDS.setLevel(before);
      }
    }
  }
}
