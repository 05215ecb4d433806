package dev.foyer.projection;

import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.FactBody.ClockCorrected;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.JournalStopped;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/// Notices how far this replica's clock was off, once it can be compared with a true one, and
/// writes that down, so that what was stamped before takes its true time. Blocks nothing.
public final class Timekeeper implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("foyer.clock");
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /// A clock that is off by less needs no correction.
  private static final long SMALL_MILLIS = 2_000;

  private final Replica replica;
  private final LongSupplier nanos;
  private final long wallAtStart;
  private final long nanosAtStart;
  private boolean wanting;
  private final Thread thread;
  private volatile boolean closed;

  public Timekeeper(Replica replica) {
    this(replica, System::nanoTime);
  }

  /// @param nanos a clock that never jumps
  public Timekeeper(Replica replica, LongSupplier nanos) {
    this.replica = replica;
    this.nanos = nanos;
    this.wallAtStart = replica.clock().millis();
    this.nanosAtStart = nanos.getAsLong();
    this.wanting = replica.clock().quality() == ClockQuality.UNTRUSTED;
    this.thread = Thread.ofVirtual().name("timekeeper").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /// Compares with this replica's own clock, if it is trusted by now.
  void look() {
    if (replica.clock().quality() == ClockQuality.TRUSTED) {
      compare(replica.clock().millis());
    }
  }

  /// Compares with a clock that is true.
  ///
  /// @param trueMillis what it shows now
  public synchronized void compare(long trueMillis) {
    if (!wanting) {
      return;
    }
    wanting = false;
    long run = (nanos.getAsLong() - nanosAtStart) / 1_000_000;
    long offset = trueMillis - run - wallAtStart;
    if (Math.abs(offset) < SMALL_MILLIS) {
      return;
    }
    StreamId own = replica.ledger().journal().own();
    long version =
        replica.memory().read(state -> state.guests().nextCorrection(own.replica(), own.epoch()));
    replica
        .ledger()
        .record(List.of(new ClockCorrected(own.replica(), own.epoch(), version, offset)));
    LOG.log(Level.INFO, "the clock was off by " + offset / 1_000 + " s; arrivals are corrected");
  }

  private void run() {
    try {
      while (!closed && isWanting()) {
        look();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "the timekeeper ends");
    } catch (JournalStopped e) {
      LOG.log(Level.WARNING, "a clock could not be corrected: " + e.getMessage());
    }
  }

  private synchronized boolean isWanting() {
    return wanting;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
