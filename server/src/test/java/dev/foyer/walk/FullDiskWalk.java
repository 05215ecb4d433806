package dev.foyer.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.foyer.BoxProcess;
import dev.foyer.Http;
import dev.foyer.walk.Visitors.Sight;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A real box on a small disk that is full now and then, up to 8 s each time. It is started again
/// as often as it ends. `-Dfoyer.full-disks=20` is the long form.
@Execution(ExecutionMode.CONCURRENT)
class FullDiskWalk {
  private static final int TIMES = Integer.getInteger("foyer.full-disks", 1);
  private static final int MEGABYTES = 32;
  private static final int STORAGE_STOPPED = 75;

  @TempDir Path folder;
  private final Random random = new Random(Long.getLong("foyer.seed", 1));

  @Test
  void nobodyIsLetInWithoutARecordAndTheDoorIsBackWhenThereIsRoom() throws Exception {
    String missing = SmallDisk.missing();
    if (!missing.isEmpty()) {
      System.out.println("SKIPPED: no small disk can be mounted here: " + missing);
    }
    assumeTrue(missing.isEmpty(), missing);
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), MEGABYTES)) {
      Path data = folder.resolve("disk").resolve("box");
      BoxProcess first = BoxProcess.startBy(disk.within(), data, "-Xmx256m", "--port", "0");
      Visitors.invite(first, 400 * TIMES);
      first.stop();
      Visitors visitors = Visitors.of(copy(disk, 0));
      List<Long> millis = new ArrayList<>();
      try (Supervised box = new Supervised(disk::within, data, first.port())) {
        for (int time = 1; time <= TIMES; time++) {
          millis.add(fillAndFree(disk, visitors, box.station()));
          box.kill();
          visitors.assertAllAreIn(copy(disk, time));
        }
        assertEquals(TIMES, count(box.ends(), STORAGE_STOPPED), () -> box.ends().toString());
        assertEquals(0, count(box.ends(), Supervised.DID_NOT_START));
      }
      millis.sort(Long::compare);
      System.out.printf(
          "%d times full: %d acknowledged check-ins, 0 lost; after there was room the door was back"
              + " within %d ms (median; most %d ms)%n",
          TIMES, visitors.in(), millis.get(TIMES / 2), millis.getLast());
    }
  }

  /// Guests come in, the disk fills up, and some time later there is room again.
  ///
  /// @return how long it took from then to the first green light, in milliseconds
  private long fillAndFree(SmallDisk disk, Visitors visitors, Http station) throws Exception {
    visitors.scanUntil(Sight.IN, station);
    for (int guest = 0; guest < 20; guest++) {
      assertEquals(Sight.IN, visitors.scan(station));
    }
    disk.fill();
    visitors.scanUntil(Sight.STOPPED, station);
    long full = System.nanoTime() + random.nextLong(8_000_000_000L);
    while (System.nanoTime() < full) {
      assertEquals(Sight.STOPPED, visitors.scan(station), "it says so while the disk is full");
    }
    disk.free();
    long free = System.nanoTime();
    visitors.scanUntil(Sight.IN, station);
    return (System.nanoTime() - free) / 1_000_000;
  }

  private static long count(List<Integer> ends, int code) {
    return ends.stream().filter(end -> end == code).count();
  }

  private Path copy(SmallDisk disk, int number) throws Exception {
    Path copy = folder.resolve("copy-" + number);
    disk.copy("box", copy);
    return copy;
  }
}
