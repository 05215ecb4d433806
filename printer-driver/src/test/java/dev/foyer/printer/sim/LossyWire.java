package dev.foyer.printer.sim;

import dev.foyer.printer.Link;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongPredicate;

/// A wire to a firmware without a printer around it, which loses some of the bytes that go over it.
/// Answers are there at once, and labels are out at once.
final class LossyWire implements Link {
  private final Bench bench =
      new Bench() {
        @Override
        public void cancel() {
          // Nothing waits.
        }
      };

  private final Firmware firmware;
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private LongPredicate isLost;
  private String damaged = "nothing";
  private long count;
  private int heard;
  private boolean open;

  /// @param isLost whether a byte is, by its number from 0 on
  LossyWire(LongPredicate isLost) {
    this.isLost = isLost;
    this.firmware = new ZplFirmware(bench);
  }

  Bench bench() {
    return bench;
  }

  /// How many bytes were written so far.
  long count() {
    return count;
  }

  /// Those that were not lost.
  String sent() {
    return sent.toString(StandardCharsets.ISO_8859_1);
  }

  /// Loses others from now on.
  void lose(LongPredicate others) {
    isLost = others;
  }

  /// Every message that begins like this loses its fourteenth letter from the end.
  void damage(String beginning) {
    damaged = beginning;
  }

  @Override
  public void write(byte[] whole) {
    boolean harm = new String(whole, StandardCharsets.ISO_8859_1).startsWith(damaged);
    byte[] bytes = harm ? without(whole, whole.length - 14) : whole;
    ByteArrayOutputStream arrived = new ByteArrayOutputStream();
    for (byte one : bytes) {
      if (!isLost.test(count++)) {
        arrived.write(one);
      }
    }
    sent.writeBytes(arrived.toByteArray());
    firmware.take(arrived.toByteArray());
  }

  private static byte[] without(byte[] bytes, int at) {
    byte[] less = Arrays.copyOf(bytes, bytes.length - 1);
    System.arraycopy(bytes, at + 1, less, at, less.length - at);
    return less;
  }

  @Override
  public byte[] read(Duration patience) {
    byte[] now = drain();
    if (now.length > 0) {
      return now;
    }
    try {
      Thread.sleep(patience);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return drain();
  }

  @Override
  public Duration travel(int bytes) {
    return Duration.ZERO;
  }

  @Override
  public byte[] drain() {
    String all = bench.said();
    String fresh = all.substring(heard);
    heard = all.length();
    return fresh.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public boolean open() {
    boolean anew = !open;
    open = true;
    return anew;
  }

  @Override
  public void close() {
    open = false;
  }
}
