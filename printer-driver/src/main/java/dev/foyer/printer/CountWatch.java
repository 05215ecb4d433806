package dev.foyer.printer;

import dev.foyer.printer.LabelPrinter.Prepared.Ready;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// A printer with a label counter: it came out once the counter has moved.
final class CountWatch implements Watch {
  /// As long as an idle printer may take to count its last label.
  private static final Duration COUNTING = Duration.ofSeconds(2);

  private final Ready ready;
  private final Conversation conversation;
  private final Confirmation confirmation;
  private final long start = System.nanoTime();
  private Line line = Line.HELD;
  private long idleSince = Long.MAX_VALUE;

  CountWatch(Ready ready, Conversation conversation, Confirmation confirmation) {
    this.ready = ready;
    this.conversation = conversation;
    this.confirmation = confirmation;
  }

  @Override
  public boolean waiting() {
    return System.nanoTime() - start < Confirmation.WARMING.plus(ready.printTime()).toNanos();
  }

  @Override
  public Optional<Outcome> look() {
    LabelCount now = conversation.labels().orElse(LabelCount.NONE);
    if (now.known() && now.labels() != ready.counter()) {
      return Optional.of(confirmation.judge(ready.counter(), Set.of()));
    }
    PrinterStatus status = conversation.status().orElse(PrinterStatus.MUTE);
    return switch (status.state()) {
      case STOPPED -> Optional.of(confirmation.drop(ready.counter(), status.reasons()));
      case PROCESSING -> {
        idleSince = Long.MAX_VALUE;
        yield Optional.empty();
      }
      case IDLE -> idle();
      case MUTE, OFFLINE -> Optional.empty();
    };
  }

  private Optional<Outcome> idle() {
    idleSince = Math.min(idleSince, System.nanoTime());
    if (System.nanoTime() - idleSince < COUNTING.toNanos()) {
      return Optional.empty();
    }
    StateReason reason = line == Line.BROKE ? StateReason.OFFLINE : StateReason.TRANSFER_DAMAGED;
    return Optional.of(confirmation.drop(ready.counter(), Set.of(reason)));
  }

  /// The counter tells after a replug as well.
  @Override
  public Optional<Outcome> broke() {
    line = Line.BROKE;
    return Optional.empty();
  }

  @Override
  public Outcome end() {
    return confirmation.settle(ready.counter());
  }
}
