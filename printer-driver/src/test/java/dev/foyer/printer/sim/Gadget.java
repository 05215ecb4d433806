package dev.foyer.printer.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Something on a pseudo-terminal that is no label printer.
public final class Gadget implements AutoCloseable {
  private static final int PAUSE_MILLIS = 20;
  private static final int PIECE = 4_096;

  private final Pty pty;
  private final Habit habit;
  private final AtomicLong taken = new AtomicLong();
  private volatile boolean closed;

  /// What it does.
  public enum Habit {
    /// It takes everything and says nothing.
    SILENT,
    /// A scale that tells what it weighs, again and again.
    BABBLES,
    /// A modem or a bridged cable: what is sent comes back.
    ECHOES,
    /// It answers anything with one byte and the same.
    NODS,
    /// It takes a piece at a time, and rests in between.
    DAWDLES,
    /// It takes nothing.
    STUCK
  }

  public Gadget(Habit habit) {
    try {
      this.pty = Pty.open();
    } catch (IOException e) {
      throw new UncheckedIOException("no pseudo-terminal", e);
    }
    this.habit = habit;
    Thread.ofPlatform().daemon().name("gadget").start(this::live);
  }

  /// The device under which programs find it.
  public Path device() {
    return pty.slave();
  }

  /// How many bytes it has taken.
  public long taken() {
    return taken.get();
  }

  private void live() {
    try {
      while (!closed) {
        if (habit == Habit.STUCK || habit == Habit.DAWDLES) {
          Thread.sleep(PAUSE_MILLIS);
        }
        byte[] bytes = habit == Habit.STUCK ? new byte[0] : pty.read(PIECE, PAUSE_MILLIS);
        taken.addAndGet(bytes.length);
        Optional<byte[]> answer = answer(bytes);
        if (answer.isPresent()) {
          pty.write(answer.get());
        }
      }
    } catch (IOException e) {
      // It was taken away.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<byte[]> answer(byte[] heard) {
    return switch (habit) {
      case SILENT, DAWDLES, STUCK -> Optional.empty();
      case BABBLES -> Optional.of("ST,GS,+  0012.34kg\r\n".getBytes(StandardCharsets.US_ASCII));
      case ECHOES -> Optional.of(heard).filter(bytes -> bytes.length > 0);
      case NODS -> Optional.of(new byte[] {0x06}).filter(bytes -> heard.length > 0);
    };
  }

  @Override
  public void close() {
    closed = true;
    try {
      pty.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a gadget cannot be taken away", e);
    }
  }
}
