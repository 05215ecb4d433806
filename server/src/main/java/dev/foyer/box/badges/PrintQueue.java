package dev.foyer.box.badges;

import dev.foyer.badge.BadgeFields;
import dev.foyer.badge.BadgeRenderer;
import dev.foyer.badge.BadgeRenderer.Rendering;
import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.FactBody.BadgeQueued;
import dev.foyer.domain.FactBody.BadgeSent;
import dev.foyer.domain.FactBody.BadgeSettled;
import dev.foyer.domain.FactBody.Settlement;
import dev.foyer.domain.JobId;
import dev.foyer.domain.Stamp;
import dev.foyer.journal.JournalStopped;
import dev.foyer.journal.Ledger.Recorded;
import dev.foyer.printer.LabelPrinter;
import dev.foyer.printer.LabelPrinter.Job;
import dev.foyer.printer.LabelPrinter.Prepared;
import dev.foyer.printer.Outcome;
import dev.foyer.printer.PrinterStatus;
import dev.foyer.printer.StateReason;
import dev.foyer.projection.Replica;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// One printer's worker. It takes the oldest badge that waits in the journal, prepares it in the
/// printer's memory, journals that it is being sent and at which count of labels, releases it, and
/// journals what became of it by the printer's evidence. Killed between any two of these steps, it
/// asks the printer's counter at the next start: no badge is printed twice or lost silently.
final class PrintQueue implements AutoCloseable {
  /// A badge that has waited longer prints only after a host says so.
  static final Duration FRESH = Duration.ofMinutes(2);

  private static final System.Logger LOG = System.getLogger("foyer.badges");
  private static final Duration STATUS_EVERY = Duration.ofSeconds(2);

  private final String name;
  private final LabelPrinter printer;
  private final BadgeRenderer renderer;
  private final Replica replica;
  private final Set<JobId> claimed;
  private final Runnable onBoard;
  private final Semaphore work = new Semaphore(0);
  private final Set<JobId> unshowable = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile PrinterBoard board;
  private volatile boolean paused;
  private volatile boolean closed;

  /// @param claimed the badges that some printer of this box has in hand, shared by all of them
  /// @param onBoard told when the printer's state has changed
  PrintQueue(
      String name,
      LabelPrinter printer,
      BadgeRenderer renderer,
      Replica replica,
      Set<JobId> claimed,
      Runnable onBoard) {
    this.name = name;
    this.printer = printer;
    this.renderer = renderer;
    this.replica = replica;
    this.claimed = claimed;
    this.onBoard = onBoard;
    this.board = PrinterBoard.notAsked(name);
    this.thread = Thread.ofPlatform().name("printer-" + name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  String name() {
    return name;
  }

  /// Something may wait now; called by the journal, never blocks.
  void wake(List<Recorded> facts) {
    work.release();
  }

  void pause(Pause pause) {
    paused = pause == Pause.ON;
    work.release();
    onBoard.run();
  }

  /// Whether a host has taken the printer out of the way.
  enum Pause {
    ON,
    OFF
  }

  PrinterBoard board() {
    return paused ? PrinterBoard.pausedByHost(board) : board;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(3_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    look();
    while (!closed) {
      try {
        if (!step()) {
          boolean woken = work.tryAcquire(STATUS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
          if (!woken) {
            look();
          }
          work.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      } catch (JournalStopped e) {
        LOG.log(Level.ERROR, "printing stops: " + e.getMessage());
        return;
      } catch (RuntimeException e) {
        if (closed) {
          return;
        }
        LOG.log(Level.ERROR, "a badge could not be handled", e);
        sleep(STATUS_EVERY);
      }
    }
    printer.close();
  }

  /// Does one piece of work; false if there is none that can be done now.
  private boolean step() {
    if (paused) {
      return false;
    }
    Optional<BadgeJob> next = claim();
    if (next.isEmpty()) {
      return false;
    }
    JobId job = next.get().id();
    try {
      return switch (state(job)) {
        case SENDING, UNKNOWN -> settle(job);
        case QUEUED, FAILED -> print(job);
        case PRINTED, HANDWRITTEN, CANCELLED -> true;
      };
    } finally {
      claimed.remove(job);
    }
  }

  private Optional<BadgeJob> claim() {
    long now = replica.clock().millis();
    return replica
        .memory()
        .read(
            state ->
                state.badges().unfinished().stream()
                    .filter(job -> mine(job) && !unshowable.contains(job.id()))
                    .filter(job -> isDue(job, now))
                    .filter(job -> claimed.add(job.id()))
                    .findFirst());
  }

  /// What this printer was sent stays with it; what was not sent is anybody's.
  private boolean mine(BadgeJob job) {
    return job.state() == BadgeJob.State.QUEUED
        || job.sent().map(sent -> sent.printer().equals(name)).orElse(true);
  }

  private static boolean isDue(BadgeJob job, long now) {
    return switch (job.state()) {
      case SENDING -> true;
      case UNKNOWN -> job.sent().map(sent -> sent.counterBefore() >= 0).orElse(false);
      case QUEUED, FAILED -> !isStale(job, now);
      case PRINTED, HANDWRITTEN, CANCELLED -> false;
    };
  }

  /// Whether a badge has waited so long that a host has to say whether it is still wanted.
  static boolean isStale(BadgeJob job, long now) {
    long queued = job.queuedAt().map(Stamp::wallMillis).orElse(now);
    return !job.released() && now - queued > FRESH.toMillis();
  }

  private boolean print(JobId id) {
    Optional<Rendering> rendering = render(id);
    if (rendering.isEmpty()) {
      unshowable.add(id);
      settled(id, attempt(id) + 1, Settlement.FAILED, List.of("cannot-display"));
      return true;
    }
    Rendering badge = rendering.get();
    return switch (printer.prepare(new Job(badge.art(), badge.fields()))) {
      case Prepared.NotReady notReady -> {
        boolean reachable = !notReady.reasons().contains(StateReason.OFFLINE);
        show(
            new PrinterStatus(
                reachable ? PrinterStatus.State.STOPPED : PrinterStatus.State.OFFLINE,
                notReady.reasons()));
        yield false;
      }
      case Prepared.Ready ready -> {
        int attempt = sent(id, ready.counter());
        yield conclude(id, attempt, printer.release(ready));
      }
      case Prepared.Mute mute -> {
        show(PrinterStatus.MUTE);
        int attempt = sent(id, -1);
        yield conclude(id, attempt, printer.release(mute));
      }
    };
  }

  /// Asks the printer what became of a badge whose end nobody saw.
  private boolean settle(JobId id) {
    BadgeJob job = job(id);
    long before = job.sent().map(BadgeSent::counterBefore).orElse(-1L);
    Outcome outcome = printer.settle(before);
    if (outcome instanceof Outcome.Unknown && job.state() == BadgeJob.State.UNKNOWN) {
      look();
      return false;
    }
    return conclude(id, job.attempt(), outcome);
  }

  private boolean conclude(JobId id, int attempt, Outcome outcome) {
    switch (outcome) {
      case Outcome.Printed printed -> {
        settled(id, attempt, Settlement.PRINTED, List.of("label-counter " + printed.counter()));
        show(new PrinterStatus(PrinterStatus.State.IDLE, Set.of()));
      }
      case Outcome.Failed failed -> {
        settled(
            id,
            attempt,
            Settlement.FAILED,
            failed.reasons().stream().map(StateReason::keyword).sorted().toList());
        look();
      }
      case Outcome.Unknown unknown ->
          settled(id, attempt, Settlement.UNKNOWN, List.of(unknown.why()));
    }
    return outcome instanceof Outcome.Printed;
  }

  private int attempt(JobId id) {
    return job(id).attempt();
  }

  private int sent(JobId id, long counter) {
    int attempt = attempt(id) + 1;
    replica.ledger().record(List.of(new BadgeSent(id, attempt, name, counter)));
    return attempt;
  }

  private void settled(JobId id, int attempt, Settlement settlement, List<String> reasons) {
    replica.ledger().record(List.of(new BadgeSettled(id, attempt, settlement, reasons)));
  }

  private Optional<Rendering> render(JobId id) {
    Optional<BadgeFields> fields =
        replica
            .memory()
            .read(
                state ->
                    state
                        .badges()
                        .find(id)
                        .flatMap(BadgeJob::queued)
                        .flatMap((BadgeQueued queued) -> BadgeFace.of(state, queued)));
    return fields
        .map(renderer::render)
        .filter(badge -> badge.warnings().isEmpty() || badge.fields().blackDots() > 0);
  }

  private BadgeJob.State state(JobId id) {
    return replica.memory().read(state -> state.badges().find(id).orElseThrow().state());
  }

  /// The journal's listeners change jobs; this worker is the only one to read the one it claimed.
  private BadgeJob job(JobId id) {
    return replica.memory().read(state -> state.badges().find(id).orElseThrow());
  }

  private void look() {
    show(printer.status());
  }

  private void show(PrinterStatus status) {
    OptionalLong labels = status.ready() ? printer.counter() : OptionalLong.empty();
    PrinterBoard now = PrinterBoard.of(name, status, labels);
    boolean changed = !now.equals(board);
    board = now;
    if (changed) {
      onBoard.run();
    }
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
