package dev.foyer.box.retention;

import dev.foyer.box.retention.RetentionLog.Line;
import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.EventId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Retention;
import dev.foyer.journal.JournalStopped;
import dev.foyer.projection.Replica;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Lets people go whom the box may not know any longer ([Retention] says who): their keys are
/// destroyed here, and only here. Looks at each start and every ten minutes, on a thread of its
/// own. It waits for a trusted clock, so that a wrong date forgets nobody, and until central has
/// all that happened here, so that nothing acknowledged is lost with a key that central has not got
/// yet.
public final class Retirement implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("foyer.retention");
  private static final Duration LOOK_EVERY = Duration.ofMinutes(10);
  private static final Duration WAIT = Duration.ofSeconds(20);

  private final Replica replica;
  private final Duration days;
  private final BooleanSupplier delivered;
  private final RetentionLog log;
  private final Thread thread;
  private volatile boolean closed;

  /// @param data the data folder
  /// @param days how long after an event's end its guests are still known
  /// @param delivered whether central has all that happened here; true where there is none
  public Retirement(Replica replica, Path data, Duration days, BooleanSupplier delivered) {
    this.replica = replica;
    this.days = days;
    this.delivered = delivered;
    this.log = new RetentionLog(data);
    this.thread = Thread.ofVirtual().name("retention").unstarted(this::watch);
  }

  /// Why nobody is let go at the moment.
  enum Obstacle {
    CLOCK,
    CENTRAL
  }

  public void start() {
    thread.start();
  }

  Duration days() {
    return days;
  }

  /// Empty if people are let go as soon as they are due.
  Optional<Obstacle> obstacle() {
    if (replica.clock().quality() != ClockQuality.TRUSTED) {
      return Optional.of(Obstacle.CLOCK);
    }
    return delivered.getAsBoolean() ? Optional.empty() : Optional.of(Obstacle.CENTRAL);
  }

  /// Who is due and still known here.
  Set<PersonId> due() {
    Set<PersonId> known = replica.ledger().keys().people();
    Instant now = replica.clock().now();
    return replica.memory().read(state -> Retention.due(state, known, now, days));
  }

  List<Line> latest(int limit) {
    return log.latest(limit);
  }

  /// Lets go whoever is due, if nothing stands against it; the log says so first.
  ///
  /// @return how many
  public synchronized int look() {
    Set<PersonId> due = obstacle().isPresent() ? Set.of() : due();
    if (!due.isEmpty()) {
      Set<EventId> events = replica.memory().read(state -> Retention.events(state, due));
      log.add(Line.of(replica.clock().now(), due, events));
      replica.ledger().drop(due);
      LOG.log(Level.INFO, due.size() + " guests of past events are forgotten here");
    }
    return due.size();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    while (!closed) {
      try {
        look();
        Thread.sleep(obstacle().isPresent() ? WAIT : LOOK_EVERY);
      } catch (InterruptedException e) {
        return;
      } catch (JournalStopped e) {
        LOG.log(Level.ERROR, "nobody is forgotten any more: " + e.getMessage());
        return;
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "the guests of past events could not be forgotten", e);
        if (!rested()) {
          return;
        }
      }
    }
  }

  private static boolean rested() {
    try {
      Thread.sleep(LOOK_EVERY);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
