package dev.foyer.mail;

import dev.foyer.platform.WallClock;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sends letters that are due through one mail server, each at least once.
///
/// It keeps nothing of its own: what is due and not yet sent, refused or withdrawn is asked for in
/// each round, and whether a letter may still go once more just before it is sent. A letter is
/// recorded as sent *after* the server has taken it; a crash between the two, or a line that breaks
/// while the server answers, sends the same bytes once more, with the same `Message-ID`. What a
/// server refuses for good is set aside and shown, and holds up no other letter; what it does not
/// take now is tried again after longer and longer pauses.
///
/// One process sends for a community: two would send everything twice. Thread-safe.
public final class Outbox implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Outbox.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /// How long a letter that becomes due waits at most when nobody calls [#wake].
  private static final Duration LOOK = Duration.ofMinutes(1);

  /// Those who know what is to be sent and write down what was.
  public interface Desk {
    /// What is to be sent and was not recorded as sent, in the order in which it is to go. A letter
    /// whose consent was withdrawn is not among them.
    List<Letter> due();

    /// Whether the letter may go: asked just before it does, so that a consent that was withdrawn
    /// in the meantime, of its reader or of anybody named in it, counts at once.
    boolean mayGo(Letter letter);

    /// The server has taken it. Returns when that is on disk; from then on it is not due.
    void recordSent(Letter letter);

    /// The server refuses it for good. Whoever keeps that shows it and leaves the letter out of
    /// what is due; else the outbox holds it back itself until the next start.
    void recordRefused(Letter letter, Reply reply);
  }

  private final SmtpServer server;
  private final Desk desk;
  private final WallClock clock;
  private final Waiting waiting;
  private final Pauses pauses;
  private final Object rounds = new Object();
  private final Semaphore calls = new Semaphore(0);
  private final AtomicReference<Way> way = new AtomicReference<>(Way.OPEN);
  private volatile @Nullable Thread thread;

  /// Whether anything goes at all.
  ///
  /// @param failures in a row
  /// @param trouble empty while letters go
  private record Way(int failures, Instant nextAttempt, String trouble) {
    static final Way OPEN = new Way(0, Instant.MIN, "");

    boolean isOpen() {
      return trouble.isEmpty();
    }

    Way now() {
      return new Way(failures, Instant.MIN, trouble);
    }
  }

  public Outbox(SmtpServer server, Desk desk, WallClock clock, RandomGenerator random) {
    this.server = server;
    this.desk = desk;
    this.clock = clock;
    pauses = new Pauses(FIRST_PAUSE, LONGEST_PAUSE, random);
    waiting = new Waiting(pauses);
  }

  /// Sends whatever becomes due until it is closed.
  public Outbox started() {
    thread = Thread.ofVirtual().name("outbox").start(this::keepSending);
    return this;
  }

  /// Something has become due, or the network is back: there is no waiting for the server's next
  /// turn. A letter that the server put off keeps its pause.
  public void wake() {
    way.updateAndGet(Way::now);
    calls.release();
  }

  /// Tries what was set aside once more.
  public void retry(String letterId) {
    waiting.forget(letterId);
    wake();
  }

  /// How it stands, without anybody's name.
  ///
  /// @param waiting letters that are due and may yet go by themselves
  /// @param setAside letters that are due and that the server has refused
  /// @param trouble why nothing goes at all, as a sentence; empty while it does
  /// @param nextAttempt not before then; empty if there is no trouble
  public record Standing(
      int waiting,
      List<SetAside> setAside,
      Optional<String> trouble,
      Optional<Instant> nextAttempt) {}

  /// A letter that the server has refused for good.
  public record SetAside(String letterId, Reply reply) {}

  public Standing standing() {
    List<Letter> due = desk.due();
    Set<String> ids = due.stream().map(Letter::id).collect(Collectors.toSet());
    List<SetAside> aside =
        waiting.setAside().stream().filter(item -> ids.contains(item.letterId())).toList();
    Way now = way.get();
    boolean open = now.isOpen();
    return new Standing(
        due.size() - aside.size(),
        aside,
        open ? Optional.empty() : Optional.of(now.trouble()),
        open ? Optional.empty() : Optional.of(now.nextAttempt()));
  }

  /// One round: everything that may go now goes over one line. One at a time.
  void round() {
    synchronized (rounds) {
      Instant now = clock.now();
      List<Letter> due = desk.due();
      waiting.keepOnly(due);
      due.stream().filter(letter -> waiting.isTaken(letter.id())).forEach(this::record);
      List<Letter> ready =
          due.stream().filter(letter -> waiting.isReady(letter.id(), now)).toList();
      if (!ready.isEmpty() && !now.isBefore(way.get().nextAttempt())) {
        send(ready);
      }
    }
  }

  private void send(List<Letter> ready) {
    SmtpLine line = null;
    try {
      for (Letter letter : ready) {
        line = line == null ? SmtpLine.open(server) : line;
        if (desk.mayGo(letter)) {
          Sending sending = line.send(letter);
          settle(letter, sending);
          if (sending instanceof Sending.NothingGoes) {
            return;
          }
          line = sending instanceof Sending.Unknown ? closed(line) : line;
        }
      }
    } catch (IOException e) {
      nothingGoes(String.valueOf(e.getMessage()));
    } finally {
      closed(line);
    }
  }

  private static @Nullable SmtpLine closed(@Nullable SmtpLine line) {
    if (line != null) {
      line.close();
    }
    return null;
  }

  private void settle(Letter letter, Sending sending) {
    switch (sending) {
      case Sending.Taken taken -> {
        waiting.taken(letter.id());
        record(letter);
        way.set(Way.OPEN);
      }
      case Sending.Never never -> {
        waiting.setAside(letter.id(), never.reply());
        LOG.log(Level.WARNING, "{0} is refused for good: {1}", letter, never.reply());
        desk.recordRefused(letter, never.reply());
        way.set(Way.OPEN);
      }
      case Sending.NotNow notNow -> {
        waiting.putOff(letter.id(), clock.now());
        way.set(Way.OPEN);
      }
      case Sending.Unknown unknown -> waiting.putOff(letter.id(), clock.now());
      case Sending.NothingGoes nothing ->
          nothingGoes("The mail server takes no mail: it answers " + nothing.reply().code() + ".");
    }
  }

  /// The letter stays marked as taken until it is recorded, so that a failed record does not send
  /// it again while this program runs.
  private void record(Letter letter) {
    desk.recordSent(letter);
    waiting.forget(letter.id());
  }

  private void nothingGoes(String why) {
    Way before = way.get();
    int failures = before.failures() + 1;
    way.set(new Way(failures, clock.now().plus(pauses.after(failures)), why));
    if (!why.equals(before.trouble())) {
      LOG.log(Level.WARNING, "{0} It is tried again until it goes.", why);
    }
  }

  private void keepSending() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          round();
        } catch (RuntimeException e) {
          LOG.log(Level.ERROR, "a round of the outbox failed; the next one tries again", e);
        }
        if (calls.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
          calls.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends with the letter that is under way, or gives it up: it is sent again after the next start.
  @Override
  public void close() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }
}
