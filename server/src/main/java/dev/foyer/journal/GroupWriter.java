package dev.foyer.journal;

import dev.foyer.domain.Content;
import dev.foyer.domain.Fact;
import dev.foyer.journal.Journal.Entry;
import dev.foyer.journal.Journal.State;
import dev.foyer.journal.Journal.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;

/// The one thread that writes a journal: what queued up while it wrote becomes the next group
/// (group commit). Once it cannot write any more it stops for good, and everybody who waits is
/// told.
final class GroupWriter {
  private static final int MOST_FACTS = 4_000;
  private static final long MOST_BYTES = 2L << 20;
  private static final long REST_MILLIS = 5;

  private final Pen pen;

  /// What is asked for together stays together.
  private final LinkedBlockingQueue<List<Asked>> queue = new LinkedBlockingQueue<>();

  private final Thread thread;
  private volatile State state = new State.Running();

  /// What writes. It runs on the writer's thread alone.
  interface Pen {
    /// Writes a group and completes each of it, but for what has to wait for somebody else: that is
    /// given back, and asked again soon. Whatever it throws stops the journal.
    List<Asked> write(List<Asked> group) throws Exception;

    /// Ends in order: nothing more is written.
    void end() throws Exception;
  }

  /// What somebody waits for.
  ///
  /// @param own this process's facts, to be written all or none
  /// @param foreign others' facts
  /// @param since when it was asked, by [System#nanoTime]
  record Asked(
      Want want,
      List<Content> own,
      List<Fact> foreign,
      Optional<SignedHead> head,
      long since,
      CompletableFuture<Written> done) {
    private Asked(Want want, List<Content> own, List<Fact> foreign, Optional<SignedHead> head) {
      this(want, own, foreign, head, System.nanoTime(), new CompletableFuture<>());
    }

    static Asked own(List<Content> group) {
      return new Asked(Want.WRITTEN, group, List.of(), Optional.empty());
    }

    static Asked foreign(List<Fact> facts, Optional<SignedHead> head) {
      return new Asked(Want.WRITTEN, List.of(), facts, head);
    }

    /// To hear of what other processes have written.
    static Asked news() {
      return nothing(Want.NEWS);
    }

    private static Asked end() {
      return nothing(Want.END);
    }

    private static Asked nothing(Want want) {
      return new Asked(want, List.of(), List.of(), Optional.empty());
    }

    int facts() {
      return own.size() + foreign.size();
    }

    long bytes() {
      return own.stream().mapToLong(content -> content.payload().size()).sum()
          + foreign.stream().mapToLong(fact -> fact.content().payload().size()).sum();
    }
  }

  enum Want {
    WRITTEN,
    NEWS,
    END
  }

  /// What became of it.
  record Written(List<Entry> entries, List<Verdict> verdicts) {}

  GroupWriter(Pen pen) {
    this.pen = pen;
    this.thread = Thread.ofPlatform().name("journal").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  State state() {
    return state;
  }

  /// Waits until this is written. Throws what the pen has completed it with, too.
  ///
  /// @throws JournalStopped if the writer has stopped, before or meanwhile
  Written submit(Asked asked) {
    return submit(List.of(asked)).getFirst();
  }

  /// Waits until all of this is written, in this order.
  ///
  /// @throws JournalStopped as above; some of it may be written then
  List<Written> submit(List<Asked> all) {
    if (all.isEmpty()) {
      return List.of();
    }
    if (state instanceof State.Stopped stopped) {
      throw stopped(stopped);
    }
    queue.add(all);
    if (state instanceof State.Stopped stopped) {
      all.forEach(asked -> asked.done().completeExceptionally(stopped(stopped)));
    }
    return all.stream().map(GroupWriter::written).toList();
  }

  private static Written written(Asked asked) {
    try {
      return asked.done().join();
    } catch (CompletionException e) {
      throw switch (e.getCause()) {
        case JournalStopped stopped ->
            new JournalStopped("The journal has stopped: " + stopped.getMessage(), stopped);
        case RuntimeException failure -> failure;
        case null, default -> e;
      };
    }
  }

  /// Stops, because something that the facts need has failed.
  void halt(JournalStopped cause) {
    if (state instanceof State.Running) {
      state = new State.Stopped(String.valueOf(cause.getMessage()));
      queue.add(List.of(Asked.end()));
    }
  }

  /// Writes what was submitted, ends in order, and returns when that is done.
  void close() throws InterruptedException {
    queue.add(List.of(Asked.end()));
    thread.join();
  }

  private static JournalStopped stopped(State.Stopped state) {
    return new JournalStopped(state.reason(), new IllegalStateException(state.reason()));
  }

  private void run() {
    List<Asked> group = new ArrayList<>();
    try {
      while (true) {
        group.clear();
        boolean goesOn = collect(group);
        if (state instanceof State.Stopped stopped) {
          stop(stopped.reason(), new IllegalStateException(stopped.reason()), group);
          return;
        }
        if (!group.isEmpty()) {
          askAgain(pen.write(group), group.size());
        }
        if (!goesOn) {
          pen.end();
          stop("The journal is closed.", new IllegalStateException("closed"), List.of());
          return;
        }
      }
    } catch (InterruptedException e) {
      stop("The journal's writer was interrupted.", e, group);
    } catch (Throwable e) {
      // An Error, too: a writer that is gone without a word would let everybody wait for ever.
      stop("The journal cannot write any more: " + e, e, group);
    }
  }

  /// Takes what has queued up, as much as one group is to carry; false when the journal is being
  /// closed.
  private boolean collect(List<Asked> group) throws InterruptedException {
    int facts = 0;
    long bytes = 0;
    List<Asked> next = queue.take();
    while (next != null) {
      if (next.getFirst().want() == Want.END) {
        return false;
      }
      group.addAll(next);
      facts += next.stream().mapToInt(Asked::facts).sum();
      bytes += next.stream().mapToLong(Asked::bytes).sum();
      next = facts < MOST_FACTS && bytes < MOST_BYTES ? queue.poll() : null;
    }
    return true;
  }

  private void askAgain(List<Asked> waiting, int group) throws InterruptedException {
    if (!waiting.isEmpty()) {
      queue.add(List.copyOf(waiting));
    }
    if (waiting.size() == group) {
      Thread.sleep(REST_MILLIS);
    }
  }

  private void stop(String reason, Throwable cause, List<Asked> group) {
    state = new State.Stopped(reason);
    JournalStopped stopped = new JournalStopped(reason, cause);
    group.forEach(asked -> asked.done().completeExceptionally(stopped));
    for (List<Asked> next = queue.poll(); next != null; next = queue.poll()) {
      next.forEach(asked -> asked.done().completeExceptionally(stopped));
    }
  }
}
