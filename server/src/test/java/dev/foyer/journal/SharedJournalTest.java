package dev.foyer.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.Line;
import dev.foyer.Postgres;
import dev.foyer.domain.Envelope;
import dev.foyer.domain.Fact;
import dev.foyer.domain.ReplicaId;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.Journal.Entry;
import dev.foyer.journal.Journal.Head;
import dev.foyer.journal.Journal.State;
import dev.foyer.journal.Journal.Verdict;
import dev.foyer.platform.Database;
import dev.foyer.platform.DatabaseTrouble.Away;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Several processes on one database: what each learns of the others, whatever commits when.
class SharedJournalTest {
  private static final Duration NEVER = Duration.ofHours(1);
  private static final ReplicaId CENTRAL = new ReplicaId("ce".repeat(16));
  private static final ReplicaId BOX = new ReplicaId("b1".repeat(16));

  private final List<AutoCloseable> open = new ArrayList<>();
  private String url = "";
  private long epoch = 1;

  @BeforeEach
  void begin() {
    url = Postgres.database();
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  @Test
  void oneProcessHearsWhatAnotherHasWrittenWithoutLooking() {
    Queue<Entry> heard = new ConcurrentLinkedQueue<>();
    Journal first = process(url, NEVER, new ConcurrentLinkedQueue<>());
    Journal second = process(url, NEVER, heard);
    await(() -> heard.isEmpty());
    first.append(List.of(JournalContract.content(1), JournalContract.content(2)));
    await(() -> second.end() == 2);
    assertEquals(first.read(1, 9), List.copyOf(heard));
    second.append(List.of(JournalContract.content(3)));
    await(() -> first.end() == 3);
    assertEquals(first.heads(), second.heads());
  }

  @Test
  void whatNobodyWasToldOfIsFoundByLooking() throws SQLException {
    Journal journal = process(url, Duration.ofMillis(30), new ConcurrentLinkedQueue<>());
    try (Connection silent = raw()) {
      write(silent, box(3), 1, 3);
    }
    await(() -> journal.end() == 3);
  }

  @Test
  void whoseLineToTheNewsWasCutMissesNothing() throws SQLException {
    Journal reader = process(url, NEVER, new ConcurrentLinkedQueue<>());
    Journal writer = process(url, NEVER, new ConcurrentLinkedQueue<>());
    for (int i = 1; i <= 2; i++) {
      Postgres.superuser(
          url,
          "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and"
              + " datname = current_database()");
      writer.append(List.of(JournalContract.content(i)));
      int so = i;
      await(() -> reader.end() == so);
    }
  }

  @Test
  void aTransactionThatStaysOpenHidesItsOwnFactsAndNobodyElsesAndNothingIsSkipped()
      throws SQLException {
    Queue<Entry> heard = new ConcurrentLinkedQueue<>();
    Journal reader = process(url, NEVER, heard);
    Journal writer = process(url, NEVER, new ConcurrentLinkedQueue<>());
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
    Journal journal = process(url, NEVER, new ConcurrentLinkedQueue<>());
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
    Journal journal = process(url, NEVER, new ConcurrentLinkedQueue<>());
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
    Journal first = process(url, NEVER, new ConcurrentLinkedQueue<>());
    Journal second = process(url, NEVER, new ConcurrentLinkedQueue<>());
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
    Journal first = process(url, NEVER, new ConcurrentLinkedQueue<>());
    Journal second = process(url, NEVER, new ConcurrentLinkedQueue<>());
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

  @Test
  void whatOneProcessDoesAloneNobodyElseDoesMeanwhile() throws Exception {
    Journal first = process(url, NEVER, new ConcurrentLinkedQueue<>());
    Journal second = process(url, NEVER, new ConcurrentLinkedQueue<>());
    List<Future<?>> done = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 40; i++) {
        Journal journal = i % 2 == 0 ? first : second;
        done.add(
            threads.submit(
                () ->
                    journal.alone(
                        () ->
                            journal.append(
                                List.of(JournalContract.content((int) journal.end()))))));
      }
    }
    for (Future<?> one : done) {
      one.get();
    }
    first.catchUp();
    Set<String> subjects =
        new HashSet<>(first.read(1, 99).stream().map(e -> e.fact().content().subject()).toList());
    assertEquals(
        new HashSet<>(IntStream.range(0, 40).mapToObj(i -> "test/" + i).toList()), subjects);
  }

  /// Who waits for a row that another transaction has only just inserted is woken together with
  /// everybody else who waits; who waits for a lock stands in a queue.
  @Test
  void whoHasWaitedLongestForTheTurnHasItNext() throws Exception {
    Journal holder = process(url, NEVER, new ConcurrentLinkedQueue<>());
    Queue<Integer> served = new ConcurrentLinkedQueue<>();
    List<Future<Boolean>> done = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      holder.alone(
          () -> {
            for (int i = 0; i < 6; i++) {
              Journal journal = process(url, NEVER, new ConcurrentLinkedQueue<>());
              int so = i;
              done.add(threads.submit(() -> journal.alone(() -> served.add(so))));
              await(() -> waiting() == so + 1);
            }
            return true;
          });
    }
    for (Future<Boolean> one : done) {
      assertTrue(one.get());
    }
    assertEquals(List.of(0, 1, 2, 3, 4, 5), List.copyOf(served));
  }

  @Test
  void aTurnThatSomebodyHasRemovedIsMadeAgain() {
    Journal journal = process(url, NEVER, new ConcurrentLinkedQueue<>());
    assertEquals(1, journal.alone(() -> 1));
    Postgres.superuser(url, "delete from foyer.turn");
    assertThrows(Away.class, () -> journal.alone(() -> 2), "without a lock nobody is alone");
    assertEquals(3, journal.alone(() -> 3));
  }

  @Test
  void aCommitWithoutAnAnswerStopsTheJournalWhateverBecameOfIt() throws Exception {
    for (Line.Fault fault : List.of(Line.Fault.BEFORE_COMMIT, Line.Fault.AFTER_COMMIT)) {
      try (Line line = new Line(Postgres.port())) {
        Journal journal =
            process(
                Postgres.through(line.port(), url) + "&prepareThreshold=0",
                NEVER,
                new ConcurrentLinkedQueue<>());
        journal.append(List.of(JournalContract.content(1)));
        line.has(fault);
        assertThrows(
            JournalStopped.class, () -> journal.append(List.of(JournalContract.content(2))));
        assertInstanceOf(State.Stopped.class, journal.state());
        line.has(Line.Fault.NONE);
        assertThrows(
            JournalStopped.class, () -> journal.append(List.of(JournalContract.content(3))));
        Journal again = process(url, NEVER, new ConcurrentLinkedQueue<>());
        int expected = fault == Line.Fault.AFTER_COMMIT ? 2 : 1;
        await(
            () -> {
              again.catchUp();
              Head head = again.heads().get(journal.own());
              return head != null && head.seq() == expected;
            });
      }
    }
  }

  @Test
  void whileTheDatabaseIsAwayNothingIsAcknowledgedAndAfterwardsItGoesOn() throws Exception {
    try (Line line = new Line(Postgres.port())) {
      Journal journal =
          process(
              Postgres.through(line.port(), url),
              Duration.ofMillis(50),
              new ConcurrentLinkedQueue<>());
      journal.append(List.of(JournalContract.content(1)));
      line.has(Line.Fault.DOWN);
      assertThrows(Away.class, () -> journal.append(List.of(JournalContract.content(2))));
      assertFalse(journal.reachable());
      assertInstanceOf(State.Running.class, journal.state());
      line.has(Line.Fault.NONE);
      await(journal::reachable);
      assertEquals(2, journal.append(List.of(JournalContract.content(3))).getFirst().fact().seq());
      assertEquals(2, journal.end());
    }
  }

  @Test
  void connectionsThatTheServerEndedAreReplacedWithoutAWord() {
    Journal journal = process(url, NEVER, new ConcurrentLinkedQueue<>());
    for (int i = 0; i < 5; i++) {
      Postgres.superuser(
          url,
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'foyer' and"
              + " datname = current_database()");
      journal.append(List.of(JournalContract.content(i)));
    }
    assertEquals(5, journal.end());
  }

  private Journal process(String at, Duration pause, Queue<Entry> heard) {
    Database database = Database.open(at, Duration.ofSeconds(1));
    open.add(database);
    Journal journal =
        PostgresJournal.open(
            new PostgresJournal.Settings(
                database.with("app.community", Given.COMMUNITY.hex()),
                new StreamId(Given.COMMUNITY, CENTRAL, epoch++),
                Given.clock(),
                heard::addAll,
                Optional.of(pause)));
    open.add(journal);
    return journal;
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

  /// How many connections to this database wait for a lock.
  private int waiting() {
    String sql =
        "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
            + " and datname = current_database()";
    try (Connection connection = raw();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
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

  private static void await(BooleanSupplier condition) {
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
}
