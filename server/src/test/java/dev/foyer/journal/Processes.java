package dev.foyer.journal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.Journal.Entry;
import dev.foyer.platform.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Processes of one replica that share a database, as far as their journals go.
final class Processes {
  private static final Duration NEVER = Duration.ofHours(1);
  private static final ReplicaId CENTRAL = new ReplicaId("ce".repeat(16));

  private final String url;
  private final List<AutoCloseable> open = new ArrayList<>();
  private long epoch = 1;

  Processes(String url) {
    this.url = url;
  }

  /// The journal of one more, which looks for nothing by itself but hears of it.
  Journal one() {
    return at(url, NEVER, entries -> {});
  }

  /// The same, which adds to `heard` what it hears.
  Journal hearing(Queue<Entry> heard) {
    return at(url, NEVER, heard::addAll);
  }

  /// The same, by way of this address.
  Journal at(String address) {
    return at(address, NEVER, entries -> {});
  }

  /// The journal of one more.
  ///
  /// @param pause how long it hears nothing before it looks by itself
  Journal at(String address, Duration pause, Consumer<List<Entry>> listener) {
    Database database = Database.open(address, Duration.ofSeconds(1));
    open.add(database);
    Journal journal =
        PostgresJournal.open(
            new PostgresJournal.Settings(
                database.with("app.community", Given.COMMUNITY.hex()),
                new StreamId(Given.COMMUNITY, CENTRAL, epoch++),
                Given.clock(),
                listener,
                Optional.of(pause)));
    open.add(journal);
    return journal;
  }

  /// Waits until something has come about.
  static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, "it does not come about");
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /// Ends them all.
  void close() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }
}
