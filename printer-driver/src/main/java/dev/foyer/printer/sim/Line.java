package dev.foyer.printer.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The simulated printer's cable: a pseudo-terminal under a stable name, which carries a start bit,
/// eight bits and a stop bit for each byte, both ways, at its baud rate. Thread-safe.
final class Line implements AutoCloseable {
  /// Read in pieces of five milliseconds, so that what is short arrives when it would.
  private static final int PIECES_A_SECOND = 200;

  private static final int IDLE_MILLIS = 20;
  private static final int MOST_ANSWERS = 256;

  private final Path link;
  private final int baud;
  private final int slice;
  private final Receiver receiver;
  private final BlockingQueue<byte[]> answers = new LinkedBlockingQueue<>(MOST_ANSWERS);
  private final AtomicLong received = new AtomicLong();
  private volatile @Nullable Pty pty;
  private volatile boolean closed;

  /// The printer behind the line.
  interface Receiver {
    /// Whether there is room for more; while there is none nothing is read, and whoever writes
    /// waits.
    boolean hasRoom();

    void arrived(byte[] bytes);
  }

  Line(Path link, int baud, Receiver receiver) {
    this.link = link;
    this.baud = baud;
    this.slice = Math.max(1, baud / 10 / PIECES_A_SECOND);
    this.receiver = receiver;
  }

  void start() {
    plug();
    Thread.ofPlatform().daemon().name("sim-receiver").start(this::receive);
    Thread.ofPlatform().daemon().name("sim-sender").start(this::send);
  }

  /// A new terminal under the same name, as after a replug.
  void plug() {
    try {
      Pty fresh = Pty.open();
      Path parent = link.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Path beside = link.resolveSibling(link.getFileName() + ".new");
      Files.deleteIfExists(beside);
      Files.createSymbolicLink(beside, fresh.slave());
      Files.move(beside, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      pty = fresh;
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated printer cannot be plugged in at " + link, e);
    }
  }

  void unplug() {
    Pty old = pty;
    pty = null;
    answers.clear();
    try {
      Files.deleteIfExists(link);
      if (old != null) {
        old.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated printer cannot be unplugged", e);
    }
  }

  /// Queues an answer; dropped if nobody has listened for long.
  void say(byte[] answer) {
    if (!answers.offer(answer)) {
      answers.clear();
    }
  }

  /// How many bytes have arrived so far.
  long received() {
    return received.get();
  }

  @Override
  public void close() {
    closed = true;
    unplug();
  }

  private void receive() {
    long free = System.nanoTime();
    while (!closed) {
      if (!receiver.hasRoom()) {
        sleepUntil(System.nanoTime() + IDLE_MILLIS * 1_000_000L);
        continue;
      }
      byte[] bytes = read();
      if (bytes.length == 0) {
        continue;
      }
      free = Math.max(free, System.nanoTime()) + nanos(bytes.length);
      sleepUntil(free);
      received.addAndGet(bytes.length);
      receiver.arrived(bytes);
    }
  }

  private byte[] read() {
    Pty line = pty;
    if (line == null) {
      sleepUntil(System.nanoTime() + IDLE_MILLIS * 1_000_000L);
      return new byte[0];
    }
    try {
      line.admitOthers();
      return line.read(slice, IDLE_MILLIS);
    } catch (IOException e) {
      // The cable was pulled in the meantime; there is nothing more to read from it.
      return new byte[0];
    }
  }

  private void send() {
    long free = System.nanoTime();
    try {
      while (!closed) {
        byte[] answer = answers.take();
        free = Math.max(free, System.nanoTime()) + nanos(answer.length);
        sleepUntil(free);
        Pty line = pty;
        if (line != null) {
          write(line, answer);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(Pty line, byte[] answer) {
    try {
      line.write(answer);
    } catch (IOException e) {
      // The cable was pulled in the meantime: the answer is lost.
      return;
    }
  }

  private long nanos(int bytes) {
    return bytes * 10_000_000_000L / baud;
  }

  private static void sleepUntil(long nanoTime) {
    long left = nanoTime - System.nanoTime();
    if (left <= 0) {
      return;
    }
    try {
      Thread.sleep(Duration.ofNanos(left));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
