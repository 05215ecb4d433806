package dev.foyer.replication;

import dev.foyer.box.Box;
import dev.foyer.box.BoxConfig;
import dev.foyer.box.BoxConfig.Listening;
import dev.foyer.box.Evening;
import dev.foyer.box.Evening.Wish;
import dev.foyer.central.Central;
import dev.foyer.central.CentralConfig;
import dev.foyer.projection.Replica;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// How long it takes until two replicas know the same, over real HTTP and real files: a new box and
/// a long guest list, a box that was away, and the same over a thin line. A program of its own, for
/// a quiet machine: `ReplicationBenchmark GUESTS BACKLOG BITS-A-SECOND`.
final class ReplicationBenchmark {
  private static final int AT_ONCE = 1_000;

  private ReplicationBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    int guests = number(arguments, 0, 100_000);
    int backlog = number(arguments, 1, 10_000);
    int bits = number(arguments, 2, 64_000);
    Path folder = Files.createTempDirectory("foyer-replication");
    try (Central central = Central.start(CentralConfig.local(folder.resolve("central"), 0))) {
      invite(central, guests);
      long facts = facts(central.replica());
      Watch start = new Watch();
      Optional<String> code = Optional.of(central.enrolmentCode());
      try (Box box = Box.start(config(folder, central.origin(), code))) {
        await(box.replica(), facts);
        say("a new box knows " + guests + " guests (" + facts + " facts)", start, facts);
      }
      carry(folder, central, backlog, Optional.empty());
      carry(folder, central, backlog, Optional.of(bits));
    }
  }

  /// A box writes while central is away; then the line is there.
  private static void carry(Path folder, Central central, int backlog, Optional<Integer> bits) {
    try (Line line = Line.to(central.port(), bits);
        Box box = Box.start(config(folder, line.origin(), Optional.empty()))) {
      for (int guest = 0; guest < backlog / CheckIns.FACTS; guest++) {
        box.replica().ledger().record(CheckIns.of(guest));
      }
      long facts = facts(box.replica());
      long sent = line.bytes();
      Watch start = new Watch();
      line.plug();
      await(central.replica(), facts);
      say(
          backlog + " facts reach central" + bits.map(b -> " at " + b + " bit/s").orElse(""),
          start,
          backlog);
      System.out.printf("  %d bytes a fact on the line%n", (line.bytes() - sent) / backlog);
    }
  }

  private static void invite(Central central, int guests) {
    Evening evening = Evening.at(central.replica());
    for (int i = 0; i < guests; i += AT_ONCE) {
      int from = i;
      evening.invite(
          IntStream.range(from, Math.min(guests, from + AT_ONCE))
              .mapToObj(n -> Wish.named("Guest " + n))
              .toList());
    }
  }

  private static BoxConfig config(Path folder, String central, Optional<String> code) {
    return new BoxConfig(
        folder.resolve("box"),
        "Box",
        0,
        Listening.LOOPBACK,
        List.of(),
        Optional.of(new BoxConfig.Central(URI.create(central), code)));
  }

  private static long facts(Replica replica) {
    return replica.ledger().journal().end();
  }

  private static void await(Replica replica, long facts) {
    while (facts(replica) < facts) {
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void say(String what, Watch watch, long facts) {
    double seconds = (System.nanoTime() - watch.start) / 1e9;
    System.out.printf(
        "%s: %.1f s, %.0f facts a second, both ends had the processor for %.1f s%n",
        what, seconds, facts / seconds, (Watch.processor().toMillis() - watch.before) / 1e3);
  }

  /// What time it was, and how much of the processor this program had had by then.
  private static final class Watch {
    private final long start = System.nanoTime();
    private final long before = processor().toMillis();

    private static Duration processor() {
      return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
  }

  private static int number(String[] arguments, int at, int otherwise) {
    return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
  }

  /// A line to central that is unplugged at first and carries so many bits a second each way.
  private static final class Line implements AutoCloseable {
    private static final int SLICE = 512;
    private final ServerSocket door;
    private final int target;
    private final Optional<Integer> bits;
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean plugged;

    private Line(ServerSocket door, int target, Optional<Integer> bits) {
      this.door = door;
      this.target = target;
      this.bits = bits;
    }

    static Line to(int target, Optional<Integer> bits) {
      try {
        ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Line line = new Line(door, target, bits);
        Thread.ofVirtual().start(line::accept);
        return line;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String origin() {
      return "http://localhost:" + door.getLocalPort();
    }

    void plug() {
      plugged = true;
    }

    long bytes() {
      return bytes.get();
    }

    private void accept() {
      try {
        while (true) {
          Socket near = door.accept();
          if (plugged) {
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            Thread.ofVirtual().start(() -> pump(near, far));
            Thread.ofVirtual().start(() -> pump(far, near));
          } else {
            near.close();
          }
        }
      } catch (IOException e) {
        // The measurement is over.
      }
    }

    private void pump(Socket from, Socket to) {
      byte[] slice = new byte[bits.isPresent() ? SLICE : 64 * 1024];
      try (from;
          to) {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int count = in.read(slice); count >= 0; count = in.read(slice)) {
          if (bits.isPresent()) {
            Thread.sleep(count * 8_000L / bits.get());
          }
          out.write(slice, 0, count);
          bytes.addAndGet(count);
        }
      } catch (IOException | InterruptedException e) {
        // The connection is over.
      }
    }

    @Override
    public void close() {
      try {
        door.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
