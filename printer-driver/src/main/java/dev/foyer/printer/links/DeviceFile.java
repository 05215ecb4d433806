package dev.foyer.printer.links;

import dev.foyer.printer.posix.Posix;
import dev.foyer.printer.posix.PosixException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// An open device that is read and written, neither for longer than is said. What is said of USB
/// printers rests on the kernel's driver for them (Linux 6, `drivers/usb/class/usblp.c`).
///
/// Closing from another thread waits for the call that is under way, so that no call meets a
/// descriptor that is another file's by then. Thread-safe.
final class DeviceFile implements Closeable {
  /// For a device that says "ready" and gives or takes nothing.
  private static final int PAUSE_MILLIS = 10;

  /// `usblp_poll` says [Posix#POLLHUP] once the printer is unplugged; a terminal whose other end
  /// was closed says that and [Posix#POLLERR].
  private static final int GONE = Posix.POLLHUP | Posix.POLLERR | Posix.POLLNVAL;

  private final int descriptor;
  private final boolean hears;

  /// Fair, so that whoever closes does not wait for all that its owner still wants.
  private final Lock turn = new ReentrantLock(true);

  private boolean closed;

  private DeviceFile(int descriptor) throws PosixException {
    this.descriptor = descriptor;
    this.hears = isReadable(descriptor);
  }

  /// Opens a device for one user: `usblp_open` refuses a second one by itself ([Posix#EBUSY]),
  /// others, such as terminals, by a lock that jSerialComm asks for as well ([Posix#EAGAIN]).
  static DeviceFile open(Path path) throws PosixException {
    int descriptor =
        Posix.open(path, Posix.O_RDWR | Posix.O_NONBLOCK | Posix.O_CLOEXEC | Posix.O_NOCTTY);
    try {
      Posix.lock(descriptor);
      return new DeviceFile(descriptor);
    } catch (PosixException e) {
      Posix.close(descriptor);
      throw e;
    }
  }

  /// `usblp_read` fails with [Posix#EINVAL] where the printer has the unidirectional interface
  /// (protocol 1) only, or is known to get stuck when it is read (`USBLP_QUIRK_BIDIR`).
  private static boolean isReadable(int descriptor) throws PosixException {
    try {
      unlessLater(() -> Posix.read(descriptor, 0), new byte[0]);
      return true;
    } catch (PosixException e) {
      if (e.error() != Posix.EINVAL) {
        throw e;
      }
      return false;
    }
  }

  /// Whether the device says anything at all.
  boolean hears() {
    return hears;
  }

  /// Waits until there is something to read, and leaves it there.
  void await(int millis) throws IOException {
    whileOpen(() -> ready(Posix.POLLIN, millis));
  }

  /// Up to `most` bytes; empty if none come in time.
  ///
  /// Nothing read is no end: a printer that has nothing to say may answer the kernel with packets
  /// of length zero, and each of them is a `read` of 0 bytes behind a `poll` that said "ready"
  /// (`usblp_bulk_read`, `usblp_read`).
  ///
  /// @throws IOException if the device has gone
  byte[] read(int most, int millis) throws IOException {
    return whileOpen(
        () -> {
          if (!ready(Posix.POLLIN, millis)) {
            return new byte[0];
          }
          byte[] heard = unlessLater(() -> Posix.read(descriptor, most), new byte[0]);
          if (heard.length == 0 && millis > 0) {
            pause();
          }
          return heard;
        });
  }

  /// Writes some of the bytes.
  ///
  /// @return how many the device took in time; 0 if none
  /// @throws IOException if the device has gone
  int write(byte[] bytes, int millis) throws IOException {
    return whileOpen(
        () -> {
          if (!ready(Posix.POLLOUT, millis)) {
            return 0;
          }
          int taken = unlessLater(() -> Posix.write(descriptor, bytes), 0);
          if (taken == 0) {
            pause();
          }
          return taken;
        });
  }

  /// Whether all that was written has been taken in time. Without waiting `usblp_write` leaves the
  /// last transfer under way, and closing the device would end it ("applications setting O_NONBLOCK
  /// must use select(2) or poll(2) to wait for the buffer to drain before closing", at
  /// `usblp_wwait`).
  boolean taken(int millis) throws IOException {
    return whileOpen(() -> ready(Posix.POLLOUT, millis));
  }

  private boolean ready(int event, int millis) throws PosixException {
    int events = Posix.poll(descriptor, event, millis);
    if ((events & GONE) != 0) {
      throw new PosixException("poll", Posix.ENODEV);
    }
    return (events & event) != 0;
  }

  private interface Use<T> {
    T run() throws PosixException;
  }

  private <T> T whileOpen(Use<T> use) throws IOException {
    turn.lock();
    try {
      if (closed) {
        throw new IOException("the device was closed");
      }
      return use.run();
    } finally {
      turn.unlock();
    }
  }

  /// @param otherwise if the device says [Posix#EAGAIN]
  private static <T> T unlessLater(Use<T> use, T otherwise) throws PosixException {
    try {
      return use.run();
    } catch (PosixException e) {
      if (e.error() != Posix.EAGAIN) {
        throw e;
      }
      return otherwise;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws PosixException {
    turn.lock();
    try {
      if (!closed) {
        closed = true;
        Posix.close(descriptor);
      }
    } finally {
      turn.unlock();
    }
  }
}
