package dev.foyer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The time between a box's last record and its end, in which every screen hears that nothing is
/// saved any more. On a full disk it lasts until there is room: a start would fail there, and
/// nobody would say why.
final class LastWords {
  private static final long HEARD_MILLIS = 1_000;
  private static final long LOOK_MILLIS = 200;

  /// A start may succeed where little room is left: it is tried this often.
  private static final int MOST_LOOKS = 300;

  private static final long SPARE_BYTES = 1 << 20;

  private LastWords() {}

  /// Returns when the program may end, after a second to a minute.
  ///
  /// @param data the folder on the disk that failed
  static void say(Path data) throws InterruptedException {
    Thread.sleep(HEARD_MILLIS);
    for (int look = 0; look < MOST_LOOKS && isFull(data); look++) {
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /// Whether the disk has no room for what a start writes, which is mostly the journal's last
  /// segment once more.
  private static boolean isFull(Path data) {
    try (Stream<Path> journal = Files.list(data.resolve("journal"))) {
      long largest = journal.mapToLong(file -> file.toFile().length()).max().orElse(0);
      return Files.getFileStore(data).getUsableSpace() < largest + SPARE_BYTES;
    } catch (IOException e) {
      return false;
    }
  }
}
