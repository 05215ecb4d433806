package dev.foyer.printer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// Questions to a printer and its answers. Not thread-safe.
final class Conversation {
  /// How long a printer may think before a short answer begins, or goes on.
  private static final Duration SHORTLY = Duration.ofSeconds(1);

  /// How long one that has never answered over this connection is given.
  private static final Duration BRIEFLY = Duration.ofMillis(300);

  private static final int ENOUGH_ASKED = 2;

  /// How long it may take to unpack graphics before it lists them.
  private static final Duration AFTER_WORK = Duration.ofMillis(2_500);

  /// After an answer that did not come in time, so much silence before the next question: a late
  /// answer must not pass for a new one.
  private static final Duration HUSH = Duration.ofMillis(150);

  /// A device that is not silent for so long talks by itself.
  private static final Duration MOST_BABBLE = Duration.ofSeconds(1);

  /// An answer that has begun may take so many times as long as it may take to begin.
  private static final int OVERTIME = 3;

  static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(40);
  private static final Duration SETTLING = Duration.ofSeconds(10);
  private static final int LONGEST_ANSWER = 64_000;

  private final Link link;
  private final PrinterLanguage language;
  private long connection;
  private boolean unanswered;
  private boolean babbling;
  private boolean everHeard;
  private int askedInVain;
  private final StringBuilder said = new StringBuilder();

  /// When all that was written will have left the port.
  private long arrivedAt = System.nanoTime();

  /// Before that it cannot have arrived; writing itself may take most of the time.
  private long notBefore = arrivedAt;

  Conversation(Link link, PrinterLanguage language) {
    this.link = link;
    this.language = language;
  }

  /// The number of the present opening of the link, which is opened if need be; another number
  /// means that the printer may have forgotten everything.
  long connection() {
    if (Thread.currentThread().isInterrupted()) {
      throw new PrinterException("interrupted before the printer was asked");
    }
    if (link.open()) {
      connection++;
      everHeard = false;
      askedInVain = 0;
      babbling = false;
      link.drain();
      arrivedAt = System.nanoTime();
      notBefore = arrivedAt;
    }
    return connection;
  }

  void tell(byte[] bytes) {
    connection();
    long travel = link.travel(bytes.length).toNanos();
    notBefore = Math.max(notBefore, System.nanoTime()) + travel / 10 * 9;
    link.write(bytes);
    arrivedAt = Math.max(arrivedAt, System.nanoTime()) + travel;
  }

  /// Whether what was written cannot have arrived yet, even if the line is a tenth faster than it
  /// should be.
  boolean underWay() {
    return System.nanoTime() < notBefore;
  }

  /// Lets a printer alone for so long after all that was written has arrived.
  void rest(Duration duration) {
    if (duration.isZero()) {
      return;
    }
    long until = Math.max(arrivedAt, System.nanoTime()) + duration.toNanos();
    try {
      Thread.sleep(Duration.ofNanos(until - System.nanoTime()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PrinterException("interrupted while the printer was left alone", e);
    }
  }

  /// Empty if the printer says nothing, neither in the usual way nor in that for faults.
  Optional<PrinterStatus> status() {
    Optional<PrinterStatus> status = ask(language.askStatus(), patience(), language::status);
    if (status.isEmpty() && !babbling && language.askFaults().length > 0) {
      status = ask(language.askFaults(), patience(), language::faults);
    }
    return status.isEmpty() && babbling ? Optional.of(PrinterStatus.BABBLING) : status;
  }

  /// How the printer is once what it prints is out; `PROCESSING` if that takes very long.
  PrinterStatus onceIdleOrStopped() {
    long until = System.nanoTime() + SETTLING.toNanos();
    PrinterStatus status = status().orElse(PrinterStatus.MUTE);
    while (status.state() == PrinterStatus.State.PROCESSING && System.nanoTime() < until) {
      pause();
      status = status().orElse(PrinterStatus.MUTE);
    }
    return status;
  }

  /// Leaves the printer time between two questions.
  static void pause() {
    try {
      Thread.sleep(BETWEEN_QUESTIONS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PrinterException("interrupted while waiting for the printer", e);
    }
  }

  /// Empty if the printer says nothing.
  Optional<LabelCount> labels() {
    if (language.askCounter().length == 0) {
      return Optional.of(LabelCount.NONE);
    }
    return ask(language.askCounter(), patience(), language::counter);
  }

  /// Asks what takes a printer some time to answer; empty if it says nothing, as while a fault
  /// holds up all that comes in.
  <T> Optional<T> askAtLeisure(byte[] question, Function<String, Optional<T>> reading) {
    return ask(question, AFTER_WORK, reading);
  }

  /// From now on nothing that the printer says is thrown away, until [#listen] is called again.
  void listen() {
    said.setLength(0);
  }

  /// Everything that was heard since [#listen], also before and behind a question.
  String heard() {
    return said.toString();
  }

  /// Waits for more to be said; everything since [#listen].
  String heard(Duration patience) {
    connection();
    hear(patience);
    return said.toString();
  }

  /// Until when the bytes that were written will be under way.
  long arrivedAt() {
    return arrivedAt;
  }

  private byte[] hear(Duration patience) {
    return remembered(link.read(patience));
  }

  private byte[] remembered(byte[] heard) {
    if (said.length() < LONGEST_ANSWER) {
      said.append(new String(heard, StandardCharsets.ISO_8859_1));
    }
    return heard;
  }

  void close() {
    link.close();
  }

  /// An answer that is there before the question can have arrived is that to an earlier one, or the
  /// line is faster than was said: it counts unless another one follows.
  private <T> Optional<T> ask(
      byte[] question, Duration patience, Function<String, Optional<T>> reading) {
    connection();
    if (!hush()) {
      return Optional.empty();
    }
    tell(question);
    StringBuilder answer = new StringBuilder();
    Optional<T> early = Optional.empty();
    long until = arrivedAt + patience.toNanos();
    long latest = until + OVERTIME * patience.toNanos();
    while (answer.length() < LONGEST_ANSWER) {
      long left = Math.min(until, latest) - System.nanoTime();
      byte[] heard = left <= 0 ? new byte[0] : hear(Duration.ofNanos(left));
      if (heard.length == 0) {
        break;
      }
      answer.append(new String(heard, StandardCharsets.ISO_8859_1));
      Optional<T> read = reading.apply(answer.toString());
      if (read.isPresent() && System.nanoTime() >= arrivedAt) {
        everHeard = true;
        return read;
      }
      early = read;
      until =
          read.isPresent()
              ? arrivedAt + HUSH.toNanos()
              : Math.max(until, System.nanoTime() + SHORTLY.toNanos());
    }
    if (early.isPresent()) {
      everHeard = true;
      return early;
    }
    unanswered = true;
    askedInVain++;
    return Optional.empty();
  }

  private Duration patience() {
    return !everHeard && askedInVain >= ENOUGH_ASKED ? BRIEFLY : SHORTLY;
  }

  /// Whatever comes before the question belongs to an earlier one; false if it does not end.
  private boolean hush() {
    long until = System.nanoTime() + MOST_BABBLE.toNanos();
    babbling = false;
    boolean more = remembered(link.drain()).length > 0;
    while ((unanswered || more) && hear(HUSH).length > 0) {
      if (System.nanoTime() > until) {
        babbling = true;
        return false;
      }
    }
    unanswered = false;
    return true;
  }
}
