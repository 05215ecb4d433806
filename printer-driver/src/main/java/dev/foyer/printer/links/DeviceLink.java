package dev.foyer.printer.links;

import dev.foyer.printer.Link;
import dev.foyer.printer.PrinterException;
import dev.foyer.printer.posix.Posix;
import dev.foyer.printer.posix.PosixException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A device file such as `/dev/usb/lp0`, written and read.
///
/// What cannot be heard is only written to, by a [FileLink]: a file or a pipe, a device that this
/// user may write to and not read, any device of a system other than Linux. A printer whose USB
/// interface has one direction is written to here and heard by nobody.
///
/// The kernel's driver tells of a transfer that failed only whoever waits in `write`, which has no
/// time limit; here it is noticed if the printer has gone, or by what the printer itself says.
/// Native calls pin a virtual thread's carrier, so the owner's thread must be a platform thread.
public final class DeviceLink implements Link {
  /// At most one transfer of the kernel's (`USBLP_BUF_SIZE`, 8192): while a printer takes one of
  /// them in time, it is not stuck.
  private static final int SLICE = 4_096;

  /// As much as the kernel's driver has read ahead (`USBLP_BUF_SIZE_IN`).
  private static final int MOST_HEARD = 1_024;

  private static final int MOST_DRAINED = 64 * MOST_HEARD;

  /// A call of the system never takes longer, so that another thread may close the link.
  private static final int TICK_MILLIS = 100;

  /// The kernel begins to listen when the device is opened (`usblp_open` submits the first read):
  /// what the printer kept for whoever asked before comes a moment later.
  private static final int REMAINS_MILLIS = 50;

  private static final boolean LINUX = "Linux".equals(System.getProperty("os.name"));
  private static final int FILE_TYPE = 0xf000;
  private static final int CHARACTER_DEVICE = 0x2000;

  private final Path path;
  private final Duration grace;
  private final FileLink oneWay;
  private volatile @Nullable DeviceFile device;

  public DeviceLink(Path path) {
    this(path, Watchdog.GRACE);
  }

  /// @param grace how long a printer may take nothing of what is written
  public DeviceLink(Path path, Duration grace) {
    this.path = path;
    this.grace = grace;
    this.oneWay = new FileLink(path);
  }

  @Override
  public boolean open() {
    if (device != null) {
      return false;
    }
    if (oneWay.isOpen() || !isDevice(path)) {
      return oneWay.open();
    }
    try {
      DeviceFile fresh = DeviceFile.open(path);
      device = fresh;
      fresh.await(fresh.hears() ? REMAINS_MILLIS : 0);
      return true;
    } catch (PosixException e) {
      close();
      if (e.error() == Posix.EACCES) {
        return oneWay.open();
      }
      throw Trouble.opening(path, e);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /// Whether anything can come back, as far as is known since the link was opened.
  public boolean hears() {
    DeviceFile used = device;
    return used != null && used.hears();
  }

  @Override
  public void write(byte[] bytes) {
    open();
    DeviceFile used = device;
    if (used == null) {
      oneWay.write(bytes);
      return;
    }
    try {
      int at = 0;
      while (at < bytes.length) {
        at += written(used, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + SLICE)));
      }
      until(() -> used.taken(TICK_MILLIS) ? 1 : 0);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /// How many bytes of a slice were taken; at least one.
  private int written(DeviceFile used, byte[] slice) throws IOException {
    return until(() -> used.write(slice, TICK_MILLIS));
  }

  private interface Attempt {
    int run() throws IOException;
  }

  private int until(Attempt attempt) throws IOException {
    long end = System.nanoTime() + grace.toNanos();
    do {
      int done = attempt.run();
      if (done > 0) {
        return done;
      }
    } while (System.nanoTime() < end);
    throw new StuckException();
  }

  @Override
  public byte[] read(Duration patience) {
    open();
    DeviceFile used = device;
    if (used == null || !used.hears()) {
      return new byte[0];
    }
    long end = System.nanoTime() + patience.toNanos();
    try {
      do {
        long left = Math.max(0, end - System.nanoTime()) / 1_000_000;
        byte[] heard = used.read(MOST_HEARD, Math.clamp(left, 1, TICK_MILLIS));
        if (heard.length > 0) {
          return heard;
        }
      } while (System.nanoTime() < end);
      return new byte[0];
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /// A device file tells nothing of what is under way; a printer takes what it has room for.
  @Override
  public Duration travel(int bytes) {
    return Duration.ZERO;
  }

  @Override
  public byte[] drain() {
    DeviceFile used = device;
    if (used == null || !used.hears()) {
      return new byte[0];
    }
    try {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      byte[] more = used.read(MOST_HEARD, 0);
      while (more.length > 0 && all.size() < MOST_DRAINED) {
        all.writeBytes(more);
        more = used.read(MOST_HEARD, 0);
      }
      return all.toByteArray();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public void close() {
    oneWay.close();
    DeviceFile used = device;
    device = null;
    if (used != null) {
      FileLink.closeQuietly(used);
    }
  }

  private PrinterException broken(IOException cause) {
    close();
    return cause instanceof StuckException ? Trouble.full(path, cause) : Trouble.gone(path, cause);
  }

  private static boolean isDevice(Path path) {
    try {
      int mode = (int) Files.getAttribute(path, "unix:mode");
      return LINUX && (mode & FILE_TYPE) == CHARACTER_DEVICE;
    } catch (IOException | UnsupportedOperationException e) {
      // Opening it will tell why.
      return false;
    }
  }

  /// The device is there and takes nothing.
  private static final class StuckException extends IOException {
    private static final long serialVersionUID = 1;
  }
}
