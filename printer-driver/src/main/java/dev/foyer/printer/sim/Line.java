package dev.foyer.printer.sim;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
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
  private static final int MOST_AT_ONCE = 64;

  /// In nanoseconds; what is said in one breath is not torn apart by other threads.
  private static final long TOO_SHORT_TO_SLEEP = 100_000;

  private static final long BYTE_NANOS = 10_000_000_000L;
  private static final byte XON = 0x11;
  private static final byte XOFF = 0x13;

  private final Path link;
  private final int slice;
  private final Buffer buffer;
  private final ByteArrayOutputStream unread = new ByteArrayOutputStream();
  private final Receiver receiver;
  private final BlockingQueue<Saying> answers = new LinkedBlockingQueue<>(MOST_ANSWERS);
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private volatile @Nullable Pty pty;
  private volatile boolean closed;

  /// Bits a second.
  private volatile int baud;

  /// The terminal whose other end was told to stop, by XOFF.
  private @Nullable Pty stopping;

  /// Whether the other end has told this one to stop.
  private volatile boolean stopped;

  /// @param due by [System#nanoTime]
  private record Saying(byte[] bytes, long due) {}

  /// The printer behind the line.
  interface Receiver {
    /// Whether the printer can take more; while it cannot, what comes in fills the buffer.
    boolean hasRoom();

    void arrived(byte[] bytes);
  }

  Line(Path link, int baud, Buffer buffer, Receiver receiver) {
    this.link = link;
    this.baud = baud;
    this.buffer = buffer;
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
      fresh.speed(baud);
      Path parent = link.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Path beside = link.resolveSibling(link.getFileName() + ".new");
      Files.deleteIfExists(beside);
      Files.createSymbolicLink(beside, fresh.slave());
      Files.move(beside, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      stopped = false;
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
  ///
  /// @param before how long from now it leaves at the earliest
  void say(byte[] answer, Duration before) {
    if (!answers.offer(new Saying(answer, System.nanoTime() + before.toNanos()))) {
      answers.clear();
    }
  }

  /// Runs at another speed from now on.
  void speed(int other) {
    baud = other;
  }

  /// At what speed the program at the other end runs its port; the same as this line's if that
  /// cannot be told.
  private int speed() {
    Pty line = pty;
    try {
      return line == null ? baud : line.speed().orElse(baud);
    } catch (IOException e) {
      // The cable was pulled in the meantime.
      return baud;
    }
  }

  /// How many bytes have arrived so far.
  long received() {
    return received.get();
  }

  /// How many bytes were lost because the buffer was full.
  long dropped() {
    return dropped.get();
  }

  /// Forgets what came in and was not read, as when the power goes.
  void forget() {
    synchronized (unread) {
      unread.reset();
    }
  }

  @Override
  public void close() {
    closed = true;
    unplug();
  }

  private void receive() {
    long free = System.nanoTime();
    while (!closed) {
      // What waited already came close behind; after a silence the line's clock starts anew.
      byte[] bytes = read(0);
      if (bytes.length == 0) {
        bytes = read(IDLE_MILLIS);
        free = System.nanoTime();
      }
      if (bytes.length > 0) {
        int speed = speed();
        free += bytes.length * BYTE_NANOS / speed;
        sleepUntil(free);
        received.addAndGet(bytes.length);
        byte[] heard = WrongSpeed.heard(bytes, speed, baud);
        keep(buffer.flow() == Buffer.Flow.XONXOFF ? obeyed(heard) : heard);
      }
      deliver();
      steer();
    }
  }

  /// The bytes without the other end's XOFF and XON, which are obeyed.
  private byte[] obeyed(byte[] bytes) {
    byte[] others = new byte[bytes.length];
    int count = 0;
    for (byte b : bytes) {
      if (b == XON || b == XOFF) {
        stopped = b == XOFF;
      } else {
        others[count++] = b;
      }
    }
    return Arrays.copyOf(others, count);
  }

  private void keep(byte[] bytes) {
    synchronized (unread) {
      int room = Math.min(bytes.length, buffer.bytes() - unread.size());
      unread.write(bytes, 0, room);
      dropped.addAndGet(bytes.length - room);
    }
  }

  private void deliver() {
    while (receiver.hasRoom()) {
      byte[] next;
      synchronized (unread) {
        byte[] all = unread.toByteArray();
        next = Arrays.copyOf(all, Math.min(all.length, MOST_AT_ONCE));
        unread.reset();
        unread.write(all, next.length, all.length - next.length);
      }
      if (next.length == 0) {
        return;
      }
      receiver.arrived(next);
    }
  }

  private void steer() {
    int waiting = waiting();
    Pty line = pty;
    if (buffer.flow() == Buffer.Flow.NONE || line == null) {
      return;
    }
    boolean told = stopping == line;
    boolean stop = waiting >= buffer.high() || told && waiting > buffer.low();
    if (stop != told) {
      stopping = stop ? line : null;
      write(line, new byte[] {stop ? XOFF : XON});
    }
  }

  private int waiting() {
    synchronized (unread) {
      return unread.size();
    }
  }

  private byte[] read(int millis) {
    Pty line = pty;
    if (line == null) {
      sleepUntil(System.nanoTime() + millis * 1_000_000L);
      return new byte[0];
    }
    try {
      line.admitOthers();
      return line.read(slice, millis);
    } catch (IOException e) {
      // The cable was pulled in the meantime; there is nothing more to read from it.
      return new byte[0];
    }
  }

  private void send() {
    long free = System.nanoTime();
    try {
      while (!closed) {
        Saying saying = answers.take();
        byte[] answer = saying.bytes();
        sleepUntil(saying.due());
        free = Math.max(free, System.nanoTime()) + nanos(answer.length);
        sleepUntil(free);
        while (stopped && !closed) {
          sleepUntil(System.nanoTime() + IDLE_MILLIS * 1_000_000L);
        }
        Pty line = pty;
        if (line != null) {
          write(line, WrongSpeed.heard(answer, baud, speed()));
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
    return bytes * BYTE_NANOS / baud;
  }

  private static void sleepUntil(long nanoTime) {
    long left = nanoTime - System.nanoTime();
    while (left > 0 && left < TOO_SHORT_TO_SLEEP) {
      Thread.onSpinWait();
      left = nanoTime - System.nanoTime();
    }
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
