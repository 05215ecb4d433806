package dev.foyer.printer;

import dev.foyer.printer.Capabilities.Questions;
import dev.foyer.printer.LabelPrinter.Prepared.Ready;
import dev.foyer.printer.LoadingLanguage.Progress;
import dev.foyer.printer.Outcome.Failed;
import dev.foyer.printer.Outcome.Printed;
import dev.foyer.printer.Outcome.Unknown;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// A printer that says of each label when it is through: it came out once that was said.
final class CompletionWatch implements Watch {
  /// A hot print head may rest so long.
  private static final Duration RESTING = Duration.ofMinutes(3);

  /// What the printer said before it stopped may still be on its way.
  private static final Duration LAST_WORDS = Duration.ofMillis(300);

  private final Ready ready;
  private final LoadingLanguage language;
  private final Conversation conversation;
  private final Memory memory;
  private final long arrived;
  private long until;
  private boolean resting;

  /// Whether the paper moved, or may have done so unseen.
  private boolean moved;

  CompletionWatch(Ready ready, LoadingLanguage language, Conversation conversation, Memory memory) {
    this.ready = ready;
    this.language = language;
    this.conversation = conversation;
    this.memory = memory;
    this.moved = language.capabilities().questions() == Questions.BETWEEN_LABELS;
    this.arrived = Math.max(System.nanoTime(), conversation.arrivedAt());
    this.until = arrived + Confirmation.WARMING.plus(ready.printTime()).toNanos();
  }

  @Override
  public boolean waiting() {
    return System.nanoTime() < until;
  }

  @Override
  public Optional<Outcome> look() {
    Optional<Outcome> told = told(Conversation.BETWEEN_QUESTIONS);
    if (told.isPresent() || language.capabilities().questions() == Questions.BETWEEN_LABELS) {
      return told;
    }
    PrinterStatus status = conversation.status().orElse(PrinterStatus.MUTE);
    return switch (status.state()) {
      case STOPPED -> Optional.of(stopped(status.reasons()));
      case PROCESSING -> {
        moved = true;
        rest();
        yield Optional.empty();
      }
      case MUTE, OFFLINE -> {
        moved = true;
        yield Optional.empty();
      }
      case IDLE -> {
        moved |= System.nanoTime() > arrived;
        yield Optional.empty();
      }
    };
  }

  /// Time is given once for each pause.
  private void rest() {
    until = resting ? until : Math.max(until, System.nanoTime() + RESTING.toNanos());
    resting = true;
  }

  private Optional<Outcome> told(Duration patience) {
    String heard = conversation.heard(patience);
    Optional<Progress> progress = language.progress(heard, ready.parcel().ticket());
    return progress.isEmpty() ? Optional.empty() : told(progress.get());
  }

  private Optional<Outcome> told(Progress progress) {
    return switch (progress) {
      case Progress.Done done -> Optional.of(new Printed(Outcome.UNCOUNTED));
      case Progress.Failed failed -> {
        memory.clear();
        yield Optional.of(dropped(failed.reasons()));
      }
      case Progress.Held held -> {
        rest();
        yield Optional.empty();
      }
      case Progress.Printing printing -> {
        resting = false;
        moved = true;
        yield Optional.empty();
      }
    };
  }

  private Outcome stopped(Set<StateReason> reasons) {
    memory.clear();
    return told(LAST_WORDS)
        .orElseGet(
            () -> moved ? new Unknown("the printer stopped while it printed") : dropped(reasons));
  }

  /// A label that a fault held up, and that was dropped. A printer that goes on by itself once it
  /// is put right may have begun to print it just before it heard that.
  private Outcome dropped(Set<StateReason> reasons) {
    boolean goesOn =
        language.capabilities().questions() == Questions.ALWAYS
            && !reasons.contains(StateReason.TRANSFER_DAMAGED);
    return goesOn && !stands()
        ? new Unknown("the printer was put right while the label was dropped")
        : new Failed(reasons);
  }

  private boolean stands() {
    return conversation.status().orElse(PrinterStatus.MUTE).state() == PrinterStatus.State.STOPPED;
  }

  /// What was said meanwhile is lost.
  @Override
  public Optional<Outcome> broke() {
    return Optional.of(new Unknown("the printer was lost while it printed"));
  }

  @Override
  public Outcome end() {
    Set<StateReason> reasons = conversation.status().map(PrinterStatus::reasons).orElse(Set.of());
    if (!reasons.isEmpty()) {
      return stopped(reasons);
    }
    memory.clear();
    return told(LAST_WORDS).orElse(new Unknown("the printer did not say that the label came out"));
  }
}
