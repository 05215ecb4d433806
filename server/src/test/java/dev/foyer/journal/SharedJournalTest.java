package dev.foyer.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.foyer.Postgres;
import dev.foyer.domain.Envelope;
import dev.foyer.domain.Fact;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.Journal.Entry;
import dev.foyer.journal.Journal.Verdict;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Several processes on one database: what each learns of the others, whatever commits when.
@Execution(ExecutionMode.CONCURRENT)
class SharedJournalTest {
  private static final ReplicaId BOX = new ReplicaId("b1".repeat(16));

  private final String url = Postgres.database();
  private final Processes processes = new Processes(url);
  private long epoch = 1;

  @AfterEach
  void end() throws Exception {
    processes.close();
  }

  @Test
  void oneProcessHearsWhatAnotherHasWrittenWithoutLooking() {
    Queue<Entry> heard = new ConcurrentLinkedQueue<>();
    Journal first = processes.one();
    Journal second = processes.hearing(heard);
    Processes.await(() -> heard.isEmpty());
    first.append(List.of(JournalContract.content(1), JournalContract.content(2)));
    Processes.await(() -> second.end() == 2);
    assertEquals(first.read(1, 9), List.copyOf(heard));
    second.append(List.of(JournalContract.content(3)));
    Processes.await(() -> first.end() == 3);
    assertEquals(first.heads(), second.heads());
  }

  @Test
  void whatNobodyWasToldOfIsFoundByLooking() throws SQLException {
    Journal journal = processes.at(url, Duration.ofMillis(30), entries -> {});
    try (Connection silent = raw()) {
      write(silent, box(3), 1, 3);
    }
    Processes.await(() -> journal.end() == 3);
  }

  @Test
  void whoseLineToTheNewsWasCutMissesNothing() throws SQLException {
    Journal reader = processes.one();
    Journal writer = processes.one();
    for (int i = 1; i <= 2; i++) {
      Postgres.superuser(
          url,
          "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and"
              + " datname = current_database()");
      writer.append(List.of(JournalContract.content(i)));
      int so = i;
      Processes.await(() -> reader.end() == so);
    }
  }

  @Test
  void aTransactionThatStaysOpenHidesItsOwnFactsAndNobodyElsesAndNothingIsSkipped()
      throws SQLException {
    Queue<Entry> heard = new ConcurrentLinkedQueue<>();
    Journal reader = processes.hearing(heard);
    Journal writer = processes.one();
    List<Fact> slow = box(6);
    List<Fact> quick = box(40);
    try (Connection early = raw()) {
      early.setAutoCommit(false);
      write(early, slow, 1, 4);
      for (int i = 0; i < 20; i++) {
        writer.append(List.of(JournalContract.content(i)));
        writer.learn(quick.subList(i * 2, i * 2 + 2));
      }
      reader.catchUp();
      assertEquals(60, reader.end());
      assertFalse(reader.heads().containsKey(slow.getFirst().stream()));
      early.commit();
    }
    reader.catchUp();
    assertEquals(64, reader.end());
    assertEquals(slow.subList(0, 4), reader.stream(slow.getFirst().stream(), 1, 9, 1 << 20));
    writer.learn(slow);
    reader.catchUp();
    assertEquals(66, heard.size());
    assertEquals(66, new HashSet<>(heard.stream().map(e -> e.fact().id()).toList()).size());
  }

  @Test
  void whoWaitsForAStreamThatSomebodyElseWritesToHoldsUpNobody() throws Exception {
    Journal journal = processes.one();
    List<Fact> theirs = box(4);
    journal.learn(theirs.subList(0, 1));
    try (Connection other = raw();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      other.setAutoCommit(false);
      write(other, theirs, 2, 2);
      Future<List<Verdict>> waiting = threads.submit(() -> journal.learn(theirs));
      for (int i = 0; i < 10; i++) {
        journal.append(List.of(JournalContract.content(i)));
      }
      assertFalse(waiting.isDone());
      other.commit();
      assertEquals(
          List.of(Verdict.KNOWN, Verdict.KNOWN, Verdict.LEARNED, Verdict.LEARNED), waiting.get());
    }
    assertEquals(14, journal.end());
  }

  @Test
  void aGapWaits() throws SQLException {
    Journal journal = processes.one();
    List<Fact> theirs = box(3);
    try (Connection careless = raw()) {
      write(careless, theirs, 2, 3);
      journal.catchUp();
      assertEquals(0, journal.end());
      write(careless, theirs, 1, 1);
      careless.createStatement().execute("update foyer.stream set seq = 3");
    }
    journal.catchUp();
    assertEquals(theirs, journal.stream(theirs.getFirst().stream(), 1, 9, 1 << 20));
  }

  @Test
  void theSameFactsLearnedByTwoProcessesAtOnceAreThereOnce() throws Exception {
    Journal first = processes.one();
    Journal second = processes.one();
    AtomicInteger learned = new AtomicInteger();
    for (int round = 0; round < 6; round++) {
      List<Fact> theirs = box(20);
      CountDownLatch go = new CountDownLatch(1);
      List<Future<?>> done = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Journal journal : List.of(first, second)) {
          done.add(
              threads.submit(
                  () -> {
                    go.await();
                    for (int from = 0; from < 20; from += 5) {
                      List<Verdict> verdicts = journal.learn(theirs.subList(0, from + 5));
                      learned.addAndGet(
                          (int) verdicts.stream().filter(v -> v == Verdict.LEARNED).count());
                    }
                    return null;
                  }));
        }
        go.countDown();
      }
      for (Future<?> one : done) {
        one.get();
      }
    }
    assertEquals(120, learned.get());
    first.catchUp();
    second.catchUp();
    assertEquals(120, first.end());
    assertEquals(first.heads(), second.heads());
    assertEquals(List.of(), first.forks());
  }

  @Test
  void aForkThatComesInByAnotherProcessIsNoticedAndSeenByBoth() {
    Journal first = processes.one();
    Journal second = processes.one();
    List<Fact> theirs = box(2);
    Fact true2 = theirs.get(1);
    Fact forged = new Fact(true2.stream(), 2, true2.stamp(), JournalContract.content(99));
    first.learn(theirs);
    assertEquals(
        List.of(Verdict.KNOWN, Verdict.FORKED), second.learn(List.of(theirs.getFirst(), forged)));
    first.catchUp();
    assertEquals(List.of(forged), first.forks());
    assertEquals(List.of(forged), second.forks());
    assertEquals(theirs, second.stream(true2.stream(), 1, 9, 1 << 20));
  }

  /// Facts of a box, as they come over the wire.
  private List<Fact> box(int count) {
    StreamId stream = new StreamId(Given.COMMUNITY, BOX, epoch++);
    Stamps stamps = new Stamps(Given.clock());
    return IntStream.rangeClosed(1, count)
        .mapToObj(seq -> new Fact(stream, seq, stamps.next(), JournalContract.content(seq)))
        .toList();
  }

  private Connection raw() throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set app.community = '" + Given.COMMUNITY.hex() + "'");
    }
    return connection;
  }

  /// Writes facts of a stream, from one number to another, as a process does that then takes its
  /// time with the commit.
  private static void write(Connection connection, List<Fact> facts, int from, int to)
      throws SQLException {
    try (PreparedStatement stream =
            connection.prepareStatement(
                "insert into foyer.stream values (?, ?, ?, ?) on conflict (community, replica,"
                    + " epoch) do update set seq = excluded.seq");
        PreparedStatement fact =
            connection.prepareStatement("insert into foyer.fact values (?, ?, ?, ?, ?)")) {
      for (Fact one : facts.subList(from - 1, to)) {
        name(stream, one);
        stream.executeUpdate();
        name(fact, one);
        fact.setBytes(5, Envelope.encode(one));
        fact.executeUpdate();
      }
    }
  }

  private static void name(PreparedStatement statement, Fact fact) throws SQLException {
    StreamId stream = fact.stream();
    statement.setObject(1, new UUID(stream.community().head(), stream.community().tail()));
    statement.setObject(2, new UUID(stream.replica().head(), stream.replica().tail()));
    statement.setLong(3, stream.epoch());
    statement.setLong(4, fact.seq());
  }
}
