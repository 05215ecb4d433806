package dev.foyer.printer;

import dev.foyer.printer.Capabilities.Evidence;
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
  static final Duration WARMING = Duration.ofSeconds(4);

  private final PrinterLanguage language;
  private final Conversation conversation;
  private final Memory memory;

  Confirmation(PrinterLanguage language, Conversation conversation, Memory memory) {
    this.language = language;
    this.conversation = conversation;
    this.memory = memory;
  }

  /// Watches a label that was released just now.
  ///
  /// @param line whether the link held while the release was written
  Outcome await(Ready ready, Line line) {
    Watch watch = watch(ready);
    Optional<Outcome> outcome = line == Line.BROKE ? watch.broke() : Optional.empty();
    while (outcome.isEmpty() && watch.waiting()) {
      Conversation.pause();
      try {
        outcome = watch.look();
      } catch (PrinterException e) {
        outcome = watch.broke();
      }
    }
    return outcome.orElseGet(() -> end(watch));
  }

  private static Outcome end(Watch watch) {
    try {
      return watch.end();
    } catch (PrinterException e) {
      return new Unknown("the printer was lost while it printed");
    }
  }

  private Watch watch(Ready ready) {
    if (ready.counter() >= 0) {
      return new CountWatch(ready, conversation, this);
    }
    return language instanceof LoadingLanguage loading
            && language.capabilities().evidence() == Evidence.COMPLETION
        ? new CompletionWatch(ready, loading, conversation, memory)
        : new BusyWatch(ready, conversation, memory);
  }

  /// The counter decides; what is waiting is cancelled first, so that nothing can come out after
  /// the comparison.
  Outcome settle(long before) {
    try {
      PrinterStatus status = conversation.onceIdleOrStopped();
      if (before < 0) {
        clearedForCertain();
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

  /// A printer that answers what it was asked after it was told to drop all has done so.
  private PrinterStatus clearedForCertain() {
    memory.clear();
    return conversation.onceIdleOrStopped();
  }

  /// A label that moves already is finished and counts; whatever else waits is dropped.
  Outcome drop(long before, Set<StateReason> reasons) {
    return clearedForCertain().state() == PrinterStatus.State.PROCESSING
        ? new Pending("the printer does not come to an end")
        : judge(before, reasons);
  }

  /// One more is printed, none more is not printed, anything else is unknown.
  Outcome judge(long before, Set<StateReason> otherwise) {
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
    return now.follows(before)
        ? new Printed(now.labels())
        : new Unknown("the label counter went from " + before + " to " + now.labels());
  }
}
