package dev.foyer.replication;

import dev.foyer.Postgres;
import dev.foyer.box.Box;
import dev.foyer.box.BoxConfig;
import dev.foyer.box.BoxConfig.Listening;
import dev.foyer.central.Central;
import dev.foyer.central.CentralConfig;
import dev.foyer.journal.Journal;
import dev.foyer.projection.SharedPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How many facts a second go from boxes into central, on files and on PostgreSQL: every box writes
/// check-ins as fast as it can while its link carries them, over real HTTP. All of it is one
/// program on one machine. For a quiet one: `CrowdBenchmark CHECK-INS BOXES…`.
final class CrowdBenchmark {
  private CrowdBenchmark() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int checkIns = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4_000;
    List<Integer> crowds =
        arguments.length > 1
            ? Stream.of(arguments).skip(1).map(Integer::valueOf).toList()
            : List.of(1, 4, 16);
    for (int boxes : crowds) {
      Path folder = Files.createTempDirectory("foyer-crowd");
      play(folder, "files", CentralConfig.local(folder.resolve("central"), 0), boxes, checkIns);
      String url = Postgres.database();
      SharedPlace place = new SharedPlace(url, url, Optional.empty());
      play(
          folder.resolve("shared"), "PostgreSQL", CentralConfig.sharing(place, 0), boxes, checkIns);
    }
  }

  private static void play(
      Path folder, String keeping, CentralConfig config, int count, int checkIns)
      throws InterruptedException {
    List<Box> boxes = new ArrayList<>();
    try (Central central = Central.start(config)) {
      for (int i = 0; i < count; i++) {
        Optional<String> code = Optional.of(central.enrolmentCode());
        boxes.add(Box.start(config(folder.resolve("box-" + i), central.origin(), code)));
      }
      long before = central.replica().ledger().journal().end();
      Path first = folder.resolve("box-0").resolve("journal");
      long bytes = size(first);
      long start = System.nanoTime();
      List<Thread> doors = boxes.stream().map(box -> writing(box, checkIns / count)).toList();
      for (Thread door : doors) {
        door.join();
      }
      double written = (System.nanoTime() - start) / 1e9;
      long facts = (long) checkIns / count * count * CheckIns.FACTS;
      Journal journal = central.replica().ledger().journal();
      while (journal.end() < before + facts) {
        Thread.sleep(5);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "%s, %d boxes: %d facts in %.1f s, %.0f a second; written at the doors after %.1f s%n",
          keeping, count, facts, seconds, facts / seconds, written);
      if (count == 1) {
        System.out.printf("%d bytes of journal a check-in%n", (size(first) - bytes) / checkIns);
      }
    } finally {
      boxes.forEach(Box::close);
    }
  }

  /// Each check-in is forced to disk before the next one, as at a door.
  private static Thread writing(Box box, int checkIns) {
    return Thread.ofPlatform()
        .start(
            () ->
                IntStream.range(0, checkIns)
                    .forEach(guest -> box.replica().ledger().record(CheckIns.of(guest))));
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BoxConfig config(Path folder, String central, Optional<String> code) {
    return new BoxConfig(
        folder,
        "Box",
        0,
        Listening.LOOPBACK,
        List.of(),
        Optional.of(new BoxConfig.Central(URI.create(central), code)));
  }
}
