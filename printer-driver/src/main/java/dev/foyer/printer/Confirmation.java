package dev.foyer.printer;

import dev.foyer.printer.LabelPrinter.Prepared.Ready;
import dev.foyer.printer.Outcome.Failed;
import dev.foyer.printer.Outcome.Pending;
import dev.foyer.printer.Outcome.Printed;
import dev.foyer.printer.Outcome.Unknown;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Tells from what a printer shows whether a label came out. Not thread-safe.
final class Confirmation {
  /// From the first byte to the paper moving, and for a cable to be put back.
  private static final Duration WARMING = Duration.ofSeconds(4);

  /// As long as an idle printer may take to count its last label.
  private static final Duration COUNTING = Duration.ofSeconds(2);

  private static final Duration SETTLING = Duration.ofSeconds(10);
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(40);

  private final Conversation conversation;
  private final Memory memory;

  Confirmation(Conversation conversation, Memory memory) {
    this.conversation = conversation;
    this.memory = memory;
  }

  /// Watches a label that was released just now.
  ///
  /// @param line whether the link held while the release was written
  Outcome await(Ready ready, Line line) {
    Watch watch = new Watch(ready, line);
    while (watch.waiting()) {
      try {
        Optional<Outcome> outcome = watch.look();
        if (outcome.isPresent()) {
          return outcome.get();
        }
      } catch (PrinterException e) {
        watch.line = Line.BROKE;
      }
      pause();
    }
    return settle(ready.counter());
  }

  /// The counter decides; what is waiting is cancelled first, so that nothing can come out after
  /// the comparison.
  Outcome settle(long before) {
    try {
      PrinterStatus status = onceIdleOrStopped();
      if (before < 0) {
        memory.clear();
        return new Unknown("the printer has no label counter to tell by");
      }
      return status.state() == PrinterStatus.State.MUTE
          ? new Pending("the printer does not answer")
          : drop(
              before,
              status.reasons().isEmpty() ? Set.of(StateReason.TIMED_OUT) : status.reasons());
    } catch (PrinterException e) {
      return before < 0
          ? new Unknown("the printer cannot be asked, and has no label counter to tell by")
          : new Pending("the printer cannot be asked");
    }
  }

  private PrinterStatus onceIdleOrStopped() {
    long until = System.nanoTime() + SETTLING.toNanos();
    PrinterStatus status = conversation.status().orElse(PrinterStatus.MUTE);
    while (status.state() == PrinterStatus.State.PROCESSING && System.nanoTime() < until) {
      pause();
      status = conversation.status().orElse(PrinterStatus.MUTE);
    }
    return status;
  }

  /// A label that moves already is finished (`~JA`) and counts; whatever else waits is dropped.
  private Outcome drop(long before, Set<StateReason> reasons) {
    memory.clear();
    return onceIdleOrStopped().state() == PrinterStatus.State.PROCESSING
        ? new Pending("the printer does not come to an end")
        : judge(before, reasons);
  }

  /// One more is printed, none more is not printed, anything else is unknown.
  private Outcome judge(long before, Set<StateReason> otherwise) {
    Optional<LabelCount> answer = conversation.labels();
    if (answer.isEmpty()) {
      return new Pending("the printer does not answer");
    }
    LabelCount now = answer.get();
    if (!now.known()) {
      return new Unknown("the printer does not tell its label counter any more");
    }
    if (now.labels() == before) {
      return new Failed(otherwise);
    }
    return now.labels() == before + 1
        ? new Printed(now.labels())
        : new Unknown("the label counter went from " + before + " to " + now.labels());
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_QUESTIONS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PrinterException("interrupted while waiting for the printer", e);
    }
  }

  /// What is known of the link since the release.
  enum Line {
    HELD,
    BROKE
  }

  /// One released label being waited for.
  private final class Watch {
    private final Ready ready;
    private final long start = System.nanoTime();
    private Line line;
    private boolean busySeen;
    private long idleSince = Long.MAX_VALUE;

    Watch(Ready ready, Line line) {
      this.ready = ready;
      this.line = line;
    }

    boolean waiting() {
      return System.nanoTime() - start < WARMING.plus(ready.printTime()).toNanos();
    }

    Optional<Outcome> look() {
      if (counts()) {
        LabelCount now = conversation.labels().orElse(LabelCount.NONE);
        if (now.known() && now.labels() != ready.counter()) {
          return Optional.of(judge(ready.counter(), Set.of()));
        }
      }
      PrinterStatus status = conversation.status().orElse(PrinterStatus.MUTE);
      return switch (status.state()) {
        case STOPPED -> Optional.of(stopped(status.reasons()));
        case PROCESSING -> busy();
        case IDLE -> counts() ? idleCounting() : idleUncounted();
        case MUTE, OFFLINE -> Optional.empty();
      };
    }

    private boolean counts() {
      return ready.counter() >= 0;
    }

    private Outcome stopped(Set<StateReason> reasons) {
      if (counts()) {
        return drop(ready.counter(), reasons);
      }
      memory.clear();
      return busySeen
          ? new Unknown("the printer stopped while it printed, and has no label counter")
          : new Failed(reasons);
    }

    private Optional<Outcome> busy() {
      busySeen = true;
      idleSince = Long.MAX_VALUE;
      return Optional.empty();
    }

    private Optional<Outcome> idleCounting() {
      idleSince = Math.min(idleSince, System.nanoTime());
      if (System.nanoTime() - idleSince < COUNTING.toNanos()) {
        return Optional.empty();
      }
      StateReason reason = line == Line.BROKE ? StateReason.OFFLINE : StateReason.TRANSFER_DAMAGED;
      return Optional.of(drop(ready.counter(), Set.of(reason)));
    }

    /// Older firmware: seen busy, idle again, and a fast printer could have done it in that time.
    private Optional<Outcome> idleUncounted() {
      boolean longEnough = System.nanoTime() - start >= ready.printTime().dividedBy(8).toNanos();
      return busySeen && longEnough ? Optional.of(new Printed(-1)) : Optional.empty();
    }
  }
}
