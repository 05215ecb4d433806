package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.BoxProcess;
import dev.foyer.box.Evening.Guest;
import dev.foyer.box.Evening.Wish;
import dev.foyer.domain.Role;
import dev.foyer.platform.SystemClock;
import dev.foyer.printer.sim.Fault;
import dev.foyer.printer.sim.SimulatedPrinter;
import dev.foyer.projection.Replica;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Scan → decision on disk at an even pace, over HTTP, at two boxes in processes of their own: the
/// printer of one has something, the other has no printer. Prints two lines for each fault; how to
/// start it stands beside the figures in the README. Not part of the tests.
class PrinterFaultBenchmark {
  private static final int GUESTS = 2_000;
  private static final int WARMING_UP = 600;
  private static final int SCANS = Integer.getInteger("foyer.scans", 800);
  private static final int CLIENTS = 4;
  private static final int SCANS_A_SECOND = 20;

  @TempDir Path folder;
  private final AtomicInteger scans = new AtomicInteger();

  /// What the box's printer has.
  enum Trouble {
    HEALTHY,
    PAPER_OUT,
    UNPLUGGED,
    MUTE,
    LOSSY,
    BABBLING
  }

  @ParameterizedTest
  @EnumSource
  void scansWhileThePrinterHasSomething(Trouble trouble) throws Exception {
    if (trouble == Trouble.BABBLING) {
      try (Babbler babbler = Babbler.start()) {
        compare(trouble, "tcp://127.0.0.1:" + babbler.port());
      }
      return;
    }
    Path link = folder.resolve("printer");
    try (SimulatedPrinter printer =
        SimulatedPrinter.start(
            new SimulatedPrinter.Setup(link, folder.resolve("labels"), 115_200, 6, 7))) {
      if (trouble != Trouble.HEALTHY) {
        printer.fail(Fault.valueOf(trouble.name()));
      }
      compare(trouble, "serial:" + link + "?baud=115200");
    }
  }

  /// Two boxes at the same time, one of them without a printer, so that whatever else this machine
  /// does is the same for both.
  private void compare(Trouble trouble, String printer) throws Exception {
    try (Door without = Door.open(folder.resolve("without"));
        Door with = Door.open(folder.resolve("with"), "--printer", "desk=" + printer)) {
      both(without, with, WARMING_UP, 2 * SCANS_A_SECOND);
      List<long[]> times = both(without, with, SCANS, SCANS_A_SECOND);
      print("no printer beside it", times.getFirst());
      print(trouble.name().toLowerCase(Locale.ROOT).replace('_', ' '), times.getLast());
    }
  }

  private static void print(String name, long[] times) {
    System.out.printf(
        "%-20s %5d scans at %d/s  p50 %6.2f  p95 %6.2f  p99 %6.2f  most %6.2f ms%n",
        name,
        times.length,
        SCANS_A_SECOND,
        millis(times, 0.50),
        millis(times, 0.95),
        millis(times, 0.99),
        millis(times, 1));
  }

  private List<long[]> both(Door one, Door other, int total, int perSecond) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<long[]> first = threads.submit(() -> scan(one, total, perSecond));
      Future<long[]> second = threads.submit(() -> scan(other, total, perSecond));
      return List.of(first.get(), second.get());
    }
  }

  /// A box with guests in front of it.
  private record Door(BoxProcess box, String station, Iterator<String> tokens)
      implements AutoCloseable {
    static Door open(Path folder, String... printer) throws IOException {
      Path data = folder.resolve("box");
      List<String> tokens;
      try (Replica replica = Replica.founding(data, "Box", new SystemClock())) {
        List<Wish> wishes =
            IntStream.range(0, GUESTS).mapToObj(i -> Wish.named("Guest " + i)).toList();
        tokens =
            Evening.at(replica).invite(wishes).stream().map((Guest g) -> g.token().bare()).toList();
      }
      List<String> words = new ArrayList<>(List.of("--port", "0"));
      words.addAll(List.of(printer));
      BoxProcess box = BoxProcess.start(data, "-Xmx256m", words.toArray(String[]::new));
      return new Door(box, box.paired(Role.STATION).token(), tokens.iterator());
    }

    @Override
    public void close() {
      try {
        box.stop();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static double millis(long[] sorted, double quantile) {
    int at = (int) Math.ceil(sorted.length * quantile) - 1;
    return sorted[Math.clamp(at, 0, sorted.length - 1)] / 1e6;
  }

  /// Sorted times in nanoseconds.
  private long[] scan(Door door, int total, int perSecond) throws Exception {
    long pace = 1_000_000_000L * CLIENTS / perSecond;
    List<Callable<long[]>> work = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      List<String> mine = new ArrayList<>();
      IntStream.range(0, total / CLIENTS).forEach(i -> mine.add(door.tokens().next()));
      long offset = pace * client / CLIENTS;
      work.add(() -> scanAll(door, mine, pace, offset));
    }
    List<long[]> times = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      for (Future<long[]> done : threads.invokeAll(work)) {
        times.add(done.get());
      }
    }
    return times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
  }

  /// At an even pace; the time counts from when a scan was due.
  private long[] scanAll(Door door, List<String> codes, long pace, long offset) throws IOException {
    long[] times = new long[codes.size()];
    try (Wire wire = new Wire(door.box().port(), door.station())) {
      long begun = System.nanoTime() + offset;
      for (int i = 0; i < times.length; i++) {
        String body =
            "{\"scanId\":\"%032x\",\"text\":\"%s\"}"
                .formatted(scans.incrementAndGet(), codes.get(i));
        long due = begun + i * pace;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        String answer = wire.scan(body);
        times[i] = System.nanoTime() - due;
        assertEquals("{\"decision\":\"admitted\"", answer.substring(0, 22));
      }
    }
    return times;
  }
}
