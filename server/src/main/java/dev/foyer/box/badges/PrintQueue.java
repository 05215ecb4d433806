package dev.foyer.box.badges;

import dev.foyer.badge.BadgeRenderer.Rendering;
import dev.foyer.domain.BadgeJob;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.BadgeRuled;
import dev.foyer.domain.FactBody.BadgeSent;
import dev.foyer.domain.FactBody.BadgeSettled;
import dev.foyer.domain.FactBody.PrinterOrder;
import dev.foyer.domain.FactBody.PrinterOrdered;
import dev.foyer.domain.FactBody.Ruling;
import dev.foyer.domain.FactBody.Settlement;
import dev.foyer.domain.JobId;
import dev.foyer.domain.PrinterDesk;
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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One printer's worker. It takes the oldest badge that waits in the journal, prepares it in the
/// printer's memory, journals that it is being sent and at which count of labels, releases it, and
/// journals what became of it by the printer's evidence. Killed between any two of these steps, it
/// asks the printer's counter at the next start: no badge is printed twice or lost silently.
final class PrintQueue implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("foyer.badges");
  private static final Duration STATUS_EVERY = Duration.ofSeconds(2);
  private static final Duration STATUS_IN_TROUBLE = Duration.ofMillis(500);

  /// A printer that has said nothing of itself for longer is no printer to rely on.
  private static final Duration FIRST_ANSWER = Duration.ofSeconds(4);

  private final String name;
  private final LabelPrinter printer;
  private final BadgePictures pictures;
  private final Replica replica;
  private final Turns turns;
  private final Runnable onBoard;
  private final Semaphore work = new Semaphore(0);
  private final Backoff backoff = new Backoff();
  private final Thread thread;
  private final long since = System.nanoTime();
  private long lookedAt = since;

  /// What the printer's counter said last.
  private OptionalLong labels = OptionalLong.empty();

  /// Whether the last transfer arrived damaged, which the printer itself does not say.
  private boolean damaged;

  /// Whether a badge that a host did not see come out may still lie in the printer.
  private volatile boolean denied;

  private volatile PrinterBoard board;
  private volatile PrinterOrder order = PrinterOrder.PRINT;
  private volatile boolean closed;

  /// @param turns whose turn it is, shared by all printers of this box
  /// @param onBoard told when the printer's state has changed
  PrintQueue(
      String name,
      LabelPrinter printer,
      BadgePictures pictures,
      Replica replica,
      Turns turns,
      Runnable onBoard) {
    this.name = name;
    this.printer = printer;
    this.pictures = pictures;
    this.replica = replica;
    this.turns = turns;
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
    if (facts.stream().anyMatch(recorded -> recorded.body() instanceof PrinterOrdered)) {
      obey();
    }
    if (facts.stream().anyMatch(recorded -> isDenied(recorded.body()))) {
      denied = true;
    }
    work.release();
  }

  private boolean isDenied(@Nullable FactBody body) {
    return body instanceof BadgeRuled ruled
        && ruled.ruling() == Ruling.DID_NOT_COME_OUT
        && read(ruled.job(), job -> job.sent().filter(s -> s.printer().equals(name)).isPresent());
  }

  /// Another printer stands still, or has given a badge back.
  void wake() {
    work.release();
  }

  private void obey() {
    PrinterOrder told = replica.memory().read(state -> state.printers().order(named()));
    if (told != order) {
      order = told;
      onBoard.run();
    }
  }

  private PrinterDesk.Named named() {
    return new PrinterDesk.Named(replica.id(), name);
  }

  PrinterBoard board() {
    boolean asking = System.nanoTime() - since > FIRST_ANSWER.toNanos() && board.isNotAsked();
    return (asking ? board.held("connecting-to-device") : board).ordered(order);
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(3_000);
      if (thread.isAlive()) {
        printer.close();
        thread.join(3_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      obey();
      pictures.warmUp();
      look();
      while (!closed) {
        round();
      }
    } catch (InterruptedException e) {
      // The box stops.
      return;
    } catch (JournalStopped e) {
      LOG.log(Level.ERROR, "printing stops: " + e.getMessage());
    } finally {
      printer.close();
    }
  }

  private void round() throws InterruptedException {
    try {
      if (!step()) {
        Duration every = board.standsStill() ? STATUS_IN_TROUBLE : STATUS_EVERY;
        boolean woken = work.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS);
        work.drainPermits();
        if (!woken || System.nanoTime() - lookedAt > every.toNanos()) {
          look();
        }
      }
    } catch (JournalStopped e) {
      throw e;
    } catch (RuntimeException e) {
      if (!closed) {
        LOG.log(Level.ERROR, "a badge could not be handled", e);
        Thread.sleep(STATUS_EVERY);
      }
    }
  }

  /// Does one piece of work; false if there is none that can be done now. What was sent and not
  /// settled comes before anything else: another label would move the counter.
  private boolean step() {
    dropWhatWasDenied();
    if (order == PrinterOrder.PAUSE) {
      return false;
    }
    Optional<JobId> unsettled = turns.unsettled(name);
    if (unsettled.isPresent()) {
      return holding(unsettled.get(), this::settle);
    }
    if (backoff.waits() || board.standsStill() && !damaged) {
      return false;
    }
    Silence silence = board.isMute() ? heldUp() : Silence.ASK;
    Optional<JobId> next = turns.next(name, job -> silence.admits(job) && isOrdered(job));
    return next.isPresent() && holding(next.get(), this::print);
  }

  /// It is printed again, here or elsewhere, and must not come out as well; a printer that cannot
  /// be reached is told as soon as it can.
  private void dropWhatWasDenied() {
    if (denied) {
      denied = false;
      if (!printer.clear()) {
        denied = true;
      }
    }
  }

  private boolean isOrdered(BadgeJob job) {
    return order == PrinterOrder.PRINT || job.released();
  }

  private boolean holding(JobId job, Predicate<JobId> piece) {
    try {
      return piece.test(job);
    } finally {
      turns.done(job);
    }
  }

  private boolean print(JobId id) {
    Optional<Rendering> rendering = pictures.of(id);
    if (rendering.isEmpty() || rendering.get().lacksName()) {
      settled(id, attempt(id) + 1, Settlement.FAILED, List.of(BadgeJob.CANNOT_DISPLAY));
      return true;
    }
    Rendering badge = rendering.get();
    dropWhatWasDenied();
    Prepared prepared = printer.prepare(new Job(badge.art(), badge.fields()));
    if (!read(id, this::isStillDue)) {
      printer.clear();
      return true;
    }
    return switch (prepared) {
      case Prepared.NotReady notReady -> notReady(notReady.reasons());
      case Prepared.Ready ready -> {
        damaged = false;
        yield conclude(id, sent(id, ready.counter()), printer.release(ready));
      }
      case Prepared.Mute mute -> printUnheard(id, mute);
    };
  }

  private boolean isStillDue(BadgeJob job) {
    return Turns.isDue(job, replica.clock().millis()) && order != PrinterOrder.PAUSE;
  }

  private boolean notReady(Set<StateReason> reasons) {
    if (reasons.contains(StateReason.TRANSFER_DAMAGED)) {
      damaged = true;
      backoff.damaged();
    }
    boolean reachable =
        !reasons.contains(StateReason.OFFLINE) && !reasons.contains(StateReason.OTHER_PRINTER);
    show(
        new PrinterStatus(
            reachable ? PrinterStatus.State.STOPPED : PrinterStatus.State.OFFLINE, reasons));
    return false;
  }

  private boolean printUnheard(JobId id, Prepared.Mute mute) {
    show(PrinterStatus.MUTE);
    Silence silence = silence();
    if (!read(id, silence::admits)) {
      return false;
    }
    int attempt = sent(id, BadgeSent.SILENT);
    Outcome outcome = printer.release(mute);
    if (silence == Silence.TRUST && outcome instanceof Outcome.Unknown) {
      settled(id, attempt, Settlement.PRINTED, List.of("unconfirmed"));
      return true;
    }
    boolean done = conclude(id, attempt, outcome);
    heldUp();
    return done;
  }

  private Silence silence() {
    return replica.memory().read(state -> Silence.of(state.badges().at(replica.id()), name));
  }

  /// Asks the printer what became of a badge whose end nobody saw.
  private boolean settle(JobId id) {
    BadgeSent sent = read(id, job -> job.sent().orElseThrow());
    return conclude(id, sent.attempt(), printer.settle(sent.counterBefore()));
  }

  private boolean conclude(JobId id, int attempt, Outcome outcome) {
    switch (outcome) {
      case Outcome.Printed printed -> {
        backoff.over();
        settled(id, attempt, Settlement.PRINTED, evidence(id, printed));
        show(new PrinterStatus(PrinterStatus.State.IDLE, Set.of()));
      }
      case Outcome.Failed failed -> {
        if (failed.reasons().contains(StateReason.TRANSFER_DAMAGED)) {
          damaged = true;
          backoff.damaged();
        }
        settled(
            id,
            attempt,
            Settlement.FAILED,
            failed.reasons().stream().map(StateReason::keyword).sorted().toList());
        look();
      }
      case Outcome.Unknown unknown -> {
        settled(id, attempt, Settlement.UNKNOWN, List.of(unknown.why()));
        return true;
      }
      case Outcome.Pending pending -> {
        if (read(id, job -> job.state() == BadgeJob.State.SENDING)) {
          settled(id, attempt, Settlement.UNKNOWN, List.of(BadgeJob.UNANSWERED));
        }
        look();
      }
    }
    return outcome instanceof Outcome.Printed;
  }

  /// The printer's own evidence, and the fields that no font could show.
  private List<String> evidence(JobId id, Outcome.Printed printed) {
    Stream<String> left =
        pictures.of(id).stream()
            .flatMap(badge -> badge.warnings().stream())
            .map(warning -> BadgeJob.CANNOT_DISPLAY + "-" + warning.field());
    String evidence =
        printed.counter() == Outcome.UNCOUNTED
            ? "announced-by-printer"
            : "label-counter " + printed.counter();
    return Stream.concat(Stream.of(evidence), left).toList();
  }

  private int attempt(JobId id) {
    return read(id, BadgeJob::attempt);
  }

  private int sent(JobId id, long counter) {
    int attempt = attempt(id) + 1;
    replica.ledger().record(List.of(new BadgeSent(id, attempt, name, counter)));
    return attempt;
  }

  private void settled(JobId id, int attempt, Settlement settlement, List<String> reasons) {
    replica.ledger().record(List.of(new BadgeSettled(id, attempt, settlement, reasons)));
  }

  /// The journal's listeners change jobs, so they are read while the state is held.
  private <T> T read(JobId id, Function<BadgeJob, T> question) {
    return replica.memory().read(state -> question.apply(state.badges().find(id).orElseThrow()));
  }

  private void look() {
    lookedAt = System.nanoTime();
    PrinterStatus status = printer.status();
    show(
        damaged && status.ready()
            ? new PrinterStatus(PrinterStatus.State.STOPPED, Set.of(StateReason.TRANSFER_DAMAGED))
            : status);
    if (status.state() == PrinterStatus.State.MUTE) {
      heldUp();
    }
  }

  private void show(PrinterStatus status) {
    if (status.ready()) {
      labels = printer.counter();
    }
    show(PrinterBoard.of(name, status, labels));
  }

  /// Puts on the board of a printer that says nothing what its badges wait for.
  private Silence heldUp() {
    Silence silence = silence();
    PrinterBoard mute = PrinterBoard.of(name, PrinterStatus.MUTE, OptionalLong.empty());
    show(silence.onBoard(mute));
    return silence;
  }

  private void show(PrinterBoard now) {
    boolean changed = !now.equals(board);
    board = now;
    if (changed) {
      onBoard.run();
    }
  }
}
