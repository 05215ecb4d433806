package dev.foyer.printer;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// One label printer: prepares a label in the printer's memory, releases it, and says what became
/// of it by the printer's own evidence. One owner, on a platform thread (native serial I/O pins a
/// virtual thread's carrier); not thread-safe. What a printer cannot do is a value, not an
/// exception.
///
/// A label is *art*, which is the same for every guest and is stored in the printer once, and
/// *fields*, which are sent for each. All of it is dots: nothing of a guest ever reaches a printer
/// as text or command.
///
/// A queue that survives a crash prepares, writes the counter down, releases, writes the outcome
/// down; if it wakes up between the last two, [#settle] tells it which.
public final class LabelPrinter implements AutoCloseable {
  private static final double SLOWEST_INCHES_A_SECOND = 1.5;

  private final PrinterLanguage language;
  private final Conversation conversation;
  private final Memory memory;
  private final Confirmation confirmation;

  public LabelPrinter(PrinterLanguage language, Link link) {
    this.language = language;
    this.conversation = new Conversation(link, language);
    this.memory = Memory.of(conversation, language);
    this.confirmation = new Confirmation(language, conversation, memory);
  }

  /// What a label is made of; both of one size.
  public record Job(Label art, Label fields) {
    public Job {
      if (art.width() != fields.width() || art.height() != fields.height()) {
        throw new IllegalArgumentException("art and fields of a label are of one size");
      }
    }

    /// What comes out.
    public Label whole() {
      return art.over(fields);
    }

    private Job middle(int dots) {
      return new Job(art.middle(dots), fields.middle(dots));
    }
  }

  /// What became of an attempt to prepare.
  public sealed interface Prepared {
    /// The label waits in the printer's memory, and arrived there whole.
    ///
    /// @param parcel what lies there
    /// @param counter how many labels the printer had printed before it; -1 if it cannot say
    /// @param printTime the longest that printing it takes
    /// @param connection which opening of the link it went over
    record Ready(Parcel parcel, long counter, Duration printTime, long connection)
        implements Prepared {}

    /// Nothing will come out; these are the reasons.
    record NotReady(Set<StateReason> reasons) implements Prepared {
      public NotReady {
        reasons = Set.copyOf(reasons);
      }
    }

    /// The printer takes bytes and says nothing.
    record Mute(Parcel parcel, long connection) implements Prepared {}
  }

  /// Asks the printer how it is; silence is not an unplug.
  public PrinterStatus status() {
    try {
      return conversation.status().orElse(PrinterStatus.MUTE);
    } catch (PrinterException e) {
      return new PrinterStatus(PrinterStatus.State.OFFLINE, Set.of(e.reason()));
    }
  }

  /// Asks how many labels the printer has ever printed; empty if it does not say.
  public OptionalLong counter() {
    try {
      LabelCount count = conversation.labels().orElse(LabelCount.NONE);
      return count.known() ? OptionalLong.of(count.labels()) : OptionalLong.empty();
    } catch (PrinterException e) {
      return OptionalLong.empty();
    }
  }

  /// Sends a label to the printer's memory, where it waits for [#release]. What an earlier
  /// connection may have left waiting there is dropped. Of a label that is wider than the print
  /// head the middle is sent: no head reaches the edges of its paper.
  ///
  /// What was sent while the printer was silent may come out only now. It is waited for, so that it
  /// is not counted as this label.
  public Prepared prepare(Job label) {
    Job job = label.middle(language.capabilities().widest());
    try {
      PrinterStatus status = conversation.onceIdleOrStopped();
      return switch (status.state()) {
        case OFFLINE, STOPPED -> new Prepared.NotReady(status.reasons());
        case PROCESSING -> new Prepared.NotReady(Set.of(StateReason.TIMED_OUT));
        case IDLE -> prepareAnswering(job);
        case MUTE -> prepareUnheard(job);
      };
    } catch (PrinterException e) {
      return new Prepared.NotReady(Set.of(e.reason()));
    }
  }

  private Prepared prepareAnswering(Job job) {
    return switch (memory.store(job)) {
      case Memory.Stored.Whole whole -> counted(job, whole.parcel());
      case Memory.Stored.Refused refused -> new Prepared.NotReady(refused.reasons());
      case Memory.Stored.Silent silent -> prepareUnheard(job);
    };
  }

  /// A printer that says that it has no counter is told apart from one that says nothing any more;
  /// one question may have been lost.
  private Prepared counted(Job job, Parcel parcel) {
    Optional<LabelCount> count = conversation.labels().or(conversation::labels);
    return count.isEmpty()
        ? new Prepared.Mute(parcel, conversation.connection())
        : new Prepared.Ready(
            parcel, count.get().labels(), printTime(job), conversation.connection());
  }

  private Prepared prepareUnheard(Job job) {
    return new Prepared.Mute(memory.storeUnheard(job), conversation.connection());
  }

  /// Prints a prepared label and waits for the evidence. If the link was opened anew since, the
  /// printer may have lost its memory: nothing is released then, nor is a label that was cleared or
  /// released already, or one that another was prepared after.
  public Outcome release(Prepared.Ready ready) {
    if (!holds(ready.connection())) {
      return new Outcome.Failed(Set.of(StateReason.OFFLINE));
    }
    if (!memory.holds(ready.parcel())) {
      return new Outcome.Failed(Set.of(StateReason.TRANSFER_DAMAGED));
    }
    conversation.listen();
    Outcome outcome = confirmation.await(ready, send(ready));
    tidy(ready.parcel());
    return outcome;
  }

  /// Prints a prepared label and waits for nothing.
  Line send(Prepared.Ready ready) {
    return written(ready.parcel());
  }

  /// Prints a prepared label on a printer that says nothing: only a person can tell the outcome.
  public Outcome release(Prepared.Mute mute) {
    if (!holds(mute.connection()) || !memory.holds(mute.parcel())) {
      return new Outcome.Failed(Set.of(StateReason.OFFLINE));
    }
    return switch (written(mute.parcel())) {
      case HELD -> new Outcome.Unknown("the printer does not answer");
      case BROKE -> new Outcome.Unknown("the printer was lost while it printed");
    };
  }

  /// Prepares and prints.
  public Outcome print(Job job) {
    return switch (prepare(job)) {
      case Prepared.Ready ready -> release(ready);
      case Prepared.Mute mute -> release(mute);
      case Prepared.NotReady notReady -> new Outcome.Failed(notReady.reasons());
    };
  }

  /// What became of a label that was released when the counter stood at `before`, and whose outcome
  /// was not seen (the power went, the program was killed). Lets a label that is being printed come
  /// out, then clears the printer's memory, so that what has not come out by now never will.
  ///
  /// @return [Outcome.Pending] if the printer cannot be asked now
  public Outcome settle(long before) {
    return confirmation.settle(before);
  }

  /// Drops whatever was sent and has not come out, so that an old badge cannot appear later. If the
  /// printer cannot be reached, the next [#prepare] over a new connection does it.
  ///
  /// @return whether the printer was reached
  public boolean clear() {
    try {
      memory.clear();
      return true;
    } catch (PrinterException e) {
      // Said by the next status.
      return false;
    }
  }

  @Override
  public void close() {
    conversation.close();
  }

  private boolean holds(long connection) {
    try {
      return conversation.connection() == connection;
    } catch (PrinterException e) {
      return false;
    }
  }

  /// A break while the few bytes of a release are written leaves open whether they arrived.
  private Line written(Parcel parcel) {
    try {
      conversation.tell(parcel.release());
      return Line.HELD;
    } catch (PrinterException e) {
      return Line.BROKE;
    }
  }

  private void tidy(Parcel parcel) {
    try {
      memory.forget(parcel);
    } catch (PrinterException e) {
      // The next connection forgets all fields.
      return;
    }
  }

  private static Duration printTime(Job job) {
    double inches = (double) job.art().height() / job.art().dpi();
    return Duration.ofMillis((long) (inches / SLOWEST_INCHES_A_SECOND * 1000));
  }
}
