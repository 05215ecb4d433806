package dev.foyer.platform;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// How long a client may take to send what it has begun: one that never finishes is cut off, so
/// that a thousand of them cannot use up the connections. Helidon 4.5 has a limit for silence
/// between requests only. A read that is interrupted closes its connection.
final class Patience implements Http1ConnectionListener, AutoCloseable {
  private static final Timer WATCH = new Timer("patience", true);

  /// For a body, once its headers are there.
  static final Patience BODY = new Patience(Duration.ofMinutes(2)).started();

  /// For what somebody who is not known yet sends, and for what nobody wants to read.
  static final Patience STRANGER = new Patience(Duration.ofSeconds(10)).started();

  private final long nanos;
  private final Map<Thread, Long> reading = new ConcurrentHashMap<>();
  private final TimerTask watch =
      new TimerTask() {
        @Override
        public void run() {
          look();
        }
      };

  Patience(Duration patience) {
    nanos = patience.toNanos();
  }

  /// Looks after the clients until it is closed.
  Patience started() {
    long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
    WATCH.schedule(watch, millis, Math.max(1, millis / 4));
    return this;
  }

  @Override
  public void prologue(ConnectionContext context, HttpPrologue prologue) {
    begins();
  }

  @Override
  public void headers(ConnectionContext context, Headers headers) {
    ends();
  }

  /// This thread begins to read from its client.
  void begins() {
    reading.put(Thread.currentThread(), System.nanoTime());
  }

  /// This thread has read what it wanted.
  ///
  /// @throws CloseConnectionException if that took too long, and the thread is interrupted
  void ends() {
    if (reading.remove(Thread.currentThread()) == null) {
      throw new CloseConnectionException("a client was too slow");
    }
  }

  /// This thread has given up reading.
  void fails() {
    reading.remove(Thread.currentThread());
  }

  @Override
  public void close() {
    watch.cancel();
  }

  private void look() {
    long now = System.nanoTime();
    reading.forEach(
        (thread, since) -> {
          if (now - since > nanos && reading.remove(thread, since)) {
            thread.interrupt();
          }
        });
  }
}
