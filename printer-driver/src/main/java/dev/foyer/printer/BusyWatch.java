package dev.foyer.printer;

import dev.foyer.printer.LabelPrinter.Prepared.Ready;
import dev.foyer.printer.Outcome.Failed;
import dev.foyer.printer.Outcome.Printed;
import dev.foyer.printer.Outcome.Unknown;
import java.util.Optional;

/// A printer that counts nothing and announces nothing: it came out if the printer was seen busy,
/// is idle again, and a fast one could have done it in that time.
final class BusyWatch implements Watch {
  private static final int FASTEST = 8;

  private final Ready ready;
  private final Conversation conversation;
  private final Memory memory;
  private final long start;
  private boolean busySeen;

  /// Whether it could not be asked at some time: it may have printed then.
  private boolean unheard;

  BusyWatch(Ready ready, Conversation conversation, Memory memory) {
    this.ready = ready;
    this.conversation = conversation;
    this.memory = memory;
    this.start = Math.max(System.nanoTime(), conversation.arrivedAt());
  }

  @Override
  public boolean waiting() {
    return System.nanoTime() - start < Confirmation.WARMING.plus(ready.printTime()).toNanos();
  }

  @Override
  public Optional<Outcome> look() {
    PrinterStatus status = conversation.status().orElse(PrinterStatus.MUTE);
    return switch (status.state()) {
      case STOPPED -> Optional.of(stopped(status));
      case PROCESSING -> {
        busySeen = true;
        yield Optional.empty();
      }
      case IDLE -> idle();
      case MUTE, OFFLINE -> unheard();
    };
  }

  private Optional<Outcome> unheard() {
    unheard = true;
    return Optional.empty();
  }

  private Outcome stopped(PrinterStatus status) {
    memory.clear();
    // Its answer also tells that the clearing has arrived.
    PrinterStatus.State afterwards = conversation.status().orElse(PrinterStatus.MUTE).state();
    return busySeen || unheard || afterwards == PrinterStatus.State.PROCESSING
        ? new Unknown("the printer stopped while it printed, and has no label counter")
        : new Failed(status.reasons());
  }

  private Optional<Outcome> idle() {
    long least = ready.printTime().dividedBy(FASTEST).toNanos();
    return busySeen && System.nanoTime() - start >= least
        ? Optional.of(new Printed(Outcome.UNCOUNTED))
        : Optional.empty();
  }

  @Override
  public Optional<Outcome> broke() {
    return unheard();
  }

  @Override
  public Outcome end() {
    memory.clear();
    return new Unknown("the printer was not seen to print, and has no label counter to tell by");
  }
}
