package dev.foyer.journal;

import dev.foyer.Postgres;
import dev.foyer.domain.Content;
import dev.foyer.domain.Envelope;
import dev.foyer.domain.Fact;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.Journal.Entry;
import dev.foyer.keys.CommunityStore;
import dev.foyer.platform.Database;
import dev.foyer.platform.SystemClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the journal in PostgreSQL costs: appends, news, looks at many streams, a start. Prints
/// medians and 99th percentiles; asserts nothing. Run by name.
class SharedJournalBenchmark {
  private static final ReplicaId CENTRAL = new ReplicaId("ce".repeat(16));
  private static final ReplicaId BOX = new ReplicaId("b1".repeat(16));

  private final Database database =
      Database.open(Postgres.database()).with(CommunityStore.SETTING, Given.COMMUNITY.hex());
  private long epoch = 1;

  @Test
  void figures() throws Exception {
    Journal writer = open(entries -> {});
    appends(writer, 1, 1_000);
    appends(writer, 1, 2_000);
    appends(writer, 32, 8_000);
    news(writer);
    looks(writer, 100);
    looks(writer, 10_000);
    facts(writer, 200_000);
    long start = System.nanoTime();
    open(entries -> {}).close();
    System.out.printf(
        "a start with %,d facts: %,d ms%n", writer.end(), (System.nanoTime() - start) / 1_000_000);
    writer.close();
    database.close();
  }

  private Journal open(Consumer<List<Entry>> listener) {
    StreamId own = new StreamId(Given.COMMUNITY, CENTRAL, epoch++);
    return PostgresJournal.open(
        new PostgresJournal.Settings(database, own, new SystemClock(), listener));
  }

  private static void appends(Journal journal, int writers, int count) throws Exception {
    ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      for (int i = 0; i < count; i++) {
        Content content = JournalContract.content(i);
        threads.execute(
            () -> {
              long before = System.nanoTime();
              journal.append(List.of(content));
              nanos.add(System.nanoTime() - before);
            });
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    print("%d writers: %,.0f appends/s".formatted(writers, count / seconds), nanos);
  }

  /// From the acknowledgement at one process to the hearing at another.
  private void news(Journal writer) throws Exception {
    SynchronousQueue<Long> heard = new SynchronousQueue<>();
    List<Long> nanos = new ArrayList<>();
    Journal reader =
        open(
            entries -> {
              if (entries.size() == 1) {
                try {
                  heard.put(System.nanoTime());
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }
            });
    for (int i = 0; i < 500; i++) {
      writer.append(List.of(JournalContract.content(i)));
      long acknowledged = System.nanoTime();
      nanos.add(Math.max(0, heard.take() - acknowledged));
    }
    reader.close();
    print("heard by another process", nanos);
  }

  private void looks(Journal journal, int streams) {
    Stamps stamps = new Stamps(new SystemClock());
    for (int i = 0; i < streams; i += 100) {
      List<Fact> facts =
          IntStream.range(0, 100)
              .mapToObj(
                  n ->
                      new Fact(
                          new StreamId(Given.COMMUNITY, BOX, epoch++),
                          1,
                          stamps.next(),
                          JournalContract.content(n)))
              .toList();
      journal.learn(facts);
    }
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      long before = System.nanoTime();
      journal.catchUp();
      nanos.add(System.nanoTime() - before);
    }
    print("a look at %,d streams".formatted(journal.heads().size()), nanos);
  }

  private void facts(Journal journal, int count) {
    StreamId stream = new StreamId(Given.COMMUNITY, BOX, epoch++);
    Stamps stamps = new Stamps(new SystemClock());
    long start = System.nanoTime();
    for (int from = 0; from < count; from += 500) {
      int so = from;
      journal.learn(
          IntStream.range(0, 500)
              .mapToObj(
                  n -> new Fact(stream, so + n + 1, stamps.next(), JournalContract.content(so + n)))
              .toList());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    int size = Envelope.encode(journal.stream(stream, 1, 1, 1 << 20).getFirst()).length;
    System.out.printf("batches of 500 facts of %d bytes: %,.0f facts/s%n", size, count / seconds);
  }

  private static void print(String what, Iterable<Long> nanos) {
    List<Long> all = new ArrayList<>();
    nanos.forEach(all::add);
    long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        "%s: p50 %.1f ms, p99 %.1f ms, most %.1f ms%n",
        what,
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6,
        Arrays.stream(sorted).max().orElse(0) / 1e6);
  }
}
