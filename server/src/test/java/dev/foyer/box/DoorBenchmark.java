package dev.foyer.box;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.foyer.BoxProcess;
import dev.foyer.Http;
import dev.foyer.box.Evening.Guest;
import dev.foyer.box.Evening.Wish;
import dev.foyer.domain.Role;
import dev.foyer.platform.SystemClock;
import dev.foyer.projection.Replica;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scan → decision on disk, over HTTP, against a box in a process of its own. Prints one line a
/// run; how to start it stands beside the figures in the README. Not part of the tests.
class DoorBenchmark {
  private static final int PACED = 3_000;
  private static final int AT_ONCE = 1_000;

  @TempDir Path data;
  private final AtomicInteger scans = new AtomicInteger();

  @Test
  void twentyThousandGuests() throws Exception {
    measure(20_000, "-Xmx256m");
  }

  @Test
  void aHundredThousandGuests() throws Exception {
    measure(100_000, "-Xmx1g");
  }

  private void measure(int invited, String heap) throws Exception {
    List<String> tokens = invite(data.resolve("box"), invited);
    long start = System.nanoTime();
    BoxProcess box = BoxProcess.start(data.resolve("box"), heap, "--port", "0");
    try {
      System.out.printf(
          "%d guests, %s: box ready after %d ms%n",
          invited, heap, (System.nanoTime() - start) / 1_000_000);
      int port = box.port();
      Http station = box.paired(Role.STATION);
      Run run = new Run(port, station.token(), tokens.iterator());
      run.clients("warm-up, 8 clients", 8, 3_000);
      run.clients("1 client", 1, 2_000);
      run.clients("8 clients", 8, 5_000);
      run.clients("32 clients", 32, 6_976);
      run.paced("100 scans a second, 8 clients", 8, PACED);
      Http host = box.paired(Role.HOST);
      search(port, host.token());
      System.out.println("resident memory of the box: " + resident(box.pid()) + " MB");
    } finally {
      box.stop();
    }
  }

  /// A host types names, letter by letter.
  private static void search(int port, String token) throws IOException {
    List<Long> times = new ArrayList<>();
    try (Wire wire = new Wire(port, token)) {
      for (int guest = 0; guest < 200; guest++) {
        String name = "guest%20" + guest * 97;
        for (int typed = 1; typed <= name.length(); typed++) {
          String soFar = name.substring(0, typed);
          if (soFar.indexOf('%') < 0 || typed > 8) {
            long start = System.nanoTime();
            wire.get("/api/guests?limit=30&q=" + soFar);
            times.add(System.nanoTime() - start);
          }
        }
      }
    }
    long[] sorted = times.stream().mapToLong(t -> t).sorted().toArray();
    print("search as you type, 1 host", sorted, sorted.length * 1e9 / Arrays.stream(sorted).sum());
  }

  private static void print(String name, long[] times, double perSecond) {
    System.out.printf(
        "%-32s %6d times %6.0f/s  p50 %6.2f  p95 %6.2f  p99 %6.2f  max %6.2f ms%n",
        name,
        times.length,
        perSecond,
        millis(times, 0.50),
        millis(times, 0.95),
        millis(times, 0.99),
        millis(times, 1));
  }

  private static double millis(long[] sorted, double quantile) {
    int at = (int) Math.ceil(sorted.length * quantile) - 1;
    return sorted[Math.clamp(at, 0, sorted.length - 1)] / 1e6;
  }

  private static List<String> invite(Path data, int invited) {
    List<String> tokens = new ArrayList<>();
    try (Replica replica = Replica.founding(data, "Box", new SystemClock())) {
      Evening evening = Evening.at(replica);
      for (int from = 0; from < invited; from += AT_ONCE) {
        int first = from;
        List<Wish> wishes =
            IntStream.range(0, AT_ONCE).mapToObj(i -> Wish.named("Guest " + (first + i))).toList();
        evening.invite(wishes).stream().map((Guest g) -> g.token().bare()).forEach(tokens::add);
      }
    }
    return tokens;
  }

  private static long resident(long pid) throws IOException {
    return java.nio.file.Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .sum();
  }

  private final class Run {
    private final int port;
    private final String token;
    private final java.util.Iterator<String> tokens;

    Run(int port, String token, java.util.Iterator<String> tokens) {
      this.port = port;
      this.token = token;
      this.tokens = tokens;
    }

    void clients(String name, int clients, int total) throws Exception {
      measure(name, clients, total, 0);
    }

    /// Each client scans at its own even pace; the time counts from when a scan was due.
    void paced(String name, int clients, int total) throws Exception {
      measure(name, clients, total, 1_000_000_000L * clients / 100);
    }

    private void measure(String name, int clients, int total, long pace) throws Exception {
      List<Callable<long[]>> work = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        List<String> mine = new ArrayList<>();
        IntStream.range(0, total / clients).forEach(i -> mine.add(tokens.next()));
        long offset = pace * client / clients;
        work.add(() -> scanAll(mine, pace, offset));
      }
      long start = System.nanoTime();
      long[] all;
      try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
        List<long[]> times = new ArrayList<>();
        for (Future<long[]> done : threads.invokeAll(work)) {
          times.add(done.get());
        }
        all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      print(name, all, all.length / seconds);
    }

    private long[] scanAll(List<String> codes, long pace, long offset) throws IOException {
      long[] times = new long[codes.size()];
      try (Wire wire = new Wire(port, token)) {
        long begun = System.nanoTime() + offset;
        for (int i = 0; i < times.length; i++) {
          String body =
              "{\"scanId\":\"%032x\",\"text\":\"%s\"}"
                  .formatted(scans.incrementAndGet(), codes.get(i));
          long due = pace == 0 ? System.nanoTime() : begun + i * pace;
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
}
