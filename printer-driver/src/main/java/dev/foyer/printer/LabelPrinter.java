package dev.foyer.printer;

import dev.foyer.printer.PrinterStatus.State;
import dev.foyer.printer.languages.PrinterLanguage;
import dev.foyer.printer.links.Link;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/// One label printer: prepares a label in the printer's memory, releases it, and says what became
/// of it by the printer's own evidence. One owner, on a platform thread (native serial I/O pins a
/// virtual thread's carrier); not thread-safe.
///
/// A label is *art*, which is the same for every guest and is stored in the printer once, and
/// *fields*, which are sent for each.
public final class LabelPrinter implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofMillis(1_500);
  private static final Duration MORE_THAN_PRINT = Duration.ofSeconds(8);
  private static final double SLOWEST_INCHES_A_SECOND = 1.5;
  private static final int STORE_ATTEMPTS = 2;

  private final PrinterLanguage language;
  private final Link link;
  private Optional<Label> storedArt = Optional.empty();
  private int jobs;

  public LabelPrinter(PrinterLanguage language, Link link) {
    this.language = language;
    this.link = link;
  }

  /// What a label is made of; both of one size.
  public record Job(Label art, Label fields) {}

  /// What became of an attempt to prepare.
  public sealed interface Prepared {
    /// The label waits in the printer's memory.
    ///
    /// @param fields the name of its fields there
    /// @param counter how many labels the printer had printed before it; -1 if it cannot say
    record Ready(String fields, long counter, Duration printTime) implements Prepared {}

    /// Nothing will come out; these are the reasons.
    record NotReady(Set<StateReason> reasons) implements Prepared {
      public NotReady {
        reasons = Set.copyOf(reasons);
      }
    }

    /// The printer takes bytes and says nothing.
    record Mute(String fields, Duration printTime) implements Prepared {}
  }

  /// Asks the printer how it is; silence is not an unplug.
  public PrinterStatus status() {
    try {
      openLink();
      return ask(language.askStatus(), language::status).orElse(PrinterStatus.MUTE);
    } catch (PrinterException e) {
      return PrinterStatus.OFFLINE;
    }
  }

  /// Asks how many labels the printer has ever printed; empty if it does not say.
  public OptionalLong counter() {
    try {
      openLink();
      return ask(
              language.askCounter(),
              answer -> {
                OptionalLong count = language.counter(answer);
                return count.isPresent() ? Optional.of(count.getAsLong()) : Optional.empty();
              })
          .map(OptionalLong::of)
          .orElse(OptionalLong.empty());
    } catch (PrinterException e) {
      return OptionalLong.empty();
    }
  }

  /// Sends a label to the printer's memory, where it waits for [#release].
  public Prepared prepare(Job job) {
    try {
      openLink();
      PrinterStatus status = status();
      return switch (status.state()) {
        case OFFLINE, STOPPED -> new Prepared.NotReady(status.reasons());
        case IDLE, PROCESSING -> prepareAnswering(job);
        case MUTE -> prepareMute(job);
      };
    } catch (PrinterException e) {
      storedArt = Optional.empty();
      return new Prepared.NotReady(Set.of(StateReason.OFFLINE));
    }
  }

  private Prepared prepareMute(Job job) {
    return send(job, false)
        ? new Prepared.Mute(fieldsName(), printTime(job))
        : new Prepared.NotReady(Set.of(StateReason.OFFLINE));
  }

  private Prepared prepareAnswering(Job job) {
    long counter = counter().orElse(-1);
    for (int attempt = 0; attempt < STORE_ATTEMPTS; attempt++) {
      if (send(job, true)) {
        return new Prepared.Ready(fieldsName(), counter, printTime(job));
      }
      storedArt = Optional.empty();
    }
    return new Prepared.NotReady(Set.of(StateReason.TRANSFER_DAMAGED));
  }

  /// Sends art (unless it is there) and fields; where `verify`, asks whether both arrived whole.
  private boolean send(Job job, boolean verify) {
    boolean artIsThere = storedArt.equals(Optional.of(job.art()));
    if (!artIsThere) {
      link.write(language.store("ART", job.art()));
    }
    if (jobs > 0) {
      link.write(language.forget(fieldsName()));
    }
    jobs = jobs % 99 + 1;
    link.write(language.store(fieldsName(), job.fields()));
    link.write(language.prepare(job.fields()));
    if (verify && !(isStored("ART") && isStored(fieldsName()))) {
      return false;
    }
    storedArt = verify ? Optional.of(job.art()) : Optional.empty();
    return true;
  }

  private boolean isStored(String name) {
    return ask(language.askStored(), answer -> language.hasStored(answer, name)).orElse(false);
  }

  private String fieldsName() {
    return "F" + jobs;
  }

  /// Prints a prepared label and waits for the evidence.
  public Outcome release(Prepared.Ready ready) {
    try {
      link.write(language.release("ART", ready.fields()));
      return ready.counter() < 0 ? awaitIdle(ready) : awaitCount(ready);
    } catch (PrinterException e) {
      storedArt = Optional.empty();
      return new Outcome.Unknown("the printer was lost while it printed");
    }
  }

  /// Prints a prepared label on a printer that says nothing: only a person can tell the outcome.
  public Outcome release(Prepared.Mute mute) {
    try {
      link.write(language.release("ART", mute.fields()));
      return new Outcome.Unknown("the printer does not answer");
    } catch (PrinterException e) {
      return new Outcome.Unknown("the printer was lost while it printed");
    }
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
  /// was not seen (the power went, the program was killed). Clears the printer's memory, so that
  /// what has not come out by now never will.
  public Outcome settle(long before) {
    try {
      openLink();
      PrinterStatus status = status();
      if (status.state() == State.OFFLINE || status.state() == State.MUTE || before < 0) {
        return new Outcome.Unknown("the printer cannot say whether it printed");
      }
      if (status.state() == State.PROCESSING) {
        pause(MORE_THAN_PRINT.dividedBy(2));
      }
      link.write(language.clear());
      pause(Duration.ofMillis(300));
      return judge(before, status.reasons());
    } catch (PrinterException e) {
      return new Outcome.Unknown("the printer was lost while it was asked");
    }
  }

  /// Drops whatever was sent and has not come out.
  public void clear() {
    link.write(language.clear());
  }

  @Override
  public void close() {
    link.close();
  }

  private Outcome awaitCount(Prepared.Ready ready) {
    long until = System.nanoTime() + ready.printTime().plus(MORE_THAN_PRINT).toNanos();
    while (System.nanoTime() < until) {
      OptionalLong counter = counter();
      if (counter.isPresent() && counter.getAsLong() != ready.counter()) {
        return judge(ready.counter(), Set.of());
      }
      PrinterStatus status = status();
      if (status.state() == State.STOPPED) {
        clear();
        pause(Duration.ofMillis(300));
        return judge(ready.counter(), status.reasons());
      }
      if (status.state() == State.OFFLINE) {
        return new Outcome.Unknown("the printer was lost while it printed");
      }
      pause(Duration.ofMillis(40));
    }
    clear();
    pause(Duration.ofMillis(300));
    return judge(ready.counter(), Set.of(StateReason.TIMED_OUT));
  }

  /// By the counter: one more is printed, none more is not printed, anything else is unknown.
  private Outcome judge(long before, Set<StateReason> otherwise) {
    OptionalLong counter = counter();
    if (counter.isEmpty()) {
      return new Outcome.Unknown("the printer does not answer any more");
    }
    long more = counter.getAsLong() - before;
    if (more == 1) {
      return new Outcome.Printed(counter.getAsLong());
    }
    return more == 0
        ? new Outcome.Failed(otherwise.isEmpty() ? Set.of(StateReason.TRANSFER_DAMAGED) : otherwise)
        : new Outcome.Unknown("the printer has printed other labels in between");
  }

  /// For firmware without a counter: it was seen busy, it is idle again, and the time that a label
  /// takes is over.
  private Outcome awaitIdle(Prepared.Ready ready) {
    long start = System.nanoTime();
    long least = ready.printTime().dividedBy(4).toNanos();
    long until = start + ready.printTime().plus(MORE_THAN_PRINT).toNanos();
    boolean busy = false;
    while (System.nanoTime() < until) {
      PrinterStatus status = status();
      switch (status.state()) {
        case PROCESSING -> busy = true;
        case STOPPED -> {
          clear();
          return busy
              ? new Outcome.Unknown("the printer stopped while it printed")
              : new Outcome.Failed(status.reasons());
        }
        case IDLE -> {
          if (busy && System.nanoTime() - start > least) {
            return new Outcome.Printed(-1);
          }
        }
        case MUTE, OFFLINE -> {
          return new Outcome.Unknown("the printer does not answer any more");
        }
      }
      pause(Duration.ofMillis(20));
    }
    return new Outcome.Unknown("the printer was not seen to print");
  }

  private void openLink() {
    if (link.open()) {
      storedArt = Optional.empty();
    }
  }

  private <T> Optional<T> ask(byte[] question, Function<String, Optional<T>> read) {
    link.drain();
    link.write(question);
    StringBuilder answer = new StringBuilder();
    long until = System.nanoTime() + ANSWER.toNanos();
    Duration quiet = Duration.ofMillis(60);
    while (System.nanoTime() < until) {
      byte[] bytes = link.read(quiet);
      answer.append(new String(bytes, StandardCharsets.ISO_8859_1));
      Optional<T> understood = bytes.length == 0 ? Optional.empty() : read.apply(answer.toString());
      if (understood.isPresent()) {
        return understood;
      }
    }
    return Optional.empty();
  }

  private static Duration printTime(Job job) {
    double inches = (double) job.art().height() / job.art().dpi();
    return Duration.ofMillis((long) (inches / SLOWEST_INCHES_A_SECOND * 1000));
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PrinterException("interrupted while waiting for the printer", e);
    }
  }
}
