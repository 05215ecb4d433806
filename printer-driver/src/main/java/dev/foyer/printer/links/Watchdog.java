package dev.foyer.printer.links;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Frees a write that is stuck, by closing what is written to from another thread: neither serial
/// ports nor sockets nor device files have a time limit for writes. Thread-safe.
final class Watchdog {
  /// As long as a full buffer may hold a write up.
  static final Duration GRACE = Duration.ofSeconds(5);

  private static final ScheduledThreadPoolExecutor THREAD = thread();

  private Watchdog() {}

  /// A write that may get stuck.
  interface Write<T> {
    T run() throws IOException;
  }

  /// @param close ends the write from outside
  /// @throws IOException if the write failed, or was ended because it took longer than `patience`
  static <T> T guarded(Duration patience, Runnable close, Write<T> write) throws IOException {
    AtomicBoolean stuck = new AtomicBoolean();
    ScheduledFuture<?> bite =
        THREAD.schedule(
            () -> {
              stuck.set(true);
              close.run();
            },
            patience.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      T result = write.run();
      if (stuck.get()) {
        throw new IOException("a write was stuck");
      }
      return result;
    } finally {
      bite.cancel(false);
    }
  }

  private static ScheduledThreadPoolExecutor thread() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("printer-watchdog").factory());
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }
}
