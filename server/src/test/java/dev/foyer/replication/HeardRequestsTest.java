package dev.foyer.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.Postgres;
import dev.foyer.domain.CommunityId;
import dev.foyer.domain.ReplicaId;
import dev.foyer.keys.CommunityStore;
import dev.foyer.platform.Database;
import dev.foyer.replication.HeardRequests.Hearing;
import dev.foyer.replication.HeardRequests.Request;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A signed request counts once: at one process, and at whichever of several that share a database.
@Execution(ExecutionMode.CONCURRENT)
class HeardRequestsTest {
  private static final CommunityId COMMUNITY = new CommunityId("c0".repeat(16));
  private static final CommunityId TIDY = new CommunityId("c1".repeat(16));
  private static final ReplicaId BOX = new ReplicaId("b1".repeat(16));
  private static final Instant NOW = Instant.parse("2026-11-24T18:00:00Z");

  private String url = "";
  private Database database;

  @BeforeEach
  void open() {
    url = Postgres.database();
    database = Database.open(url).with(CommunityStore.SETTING, COMMUNITY.hex());
  }

  @AfterEach
  void close() {
    database.close();
  }

  /// Two processes that share a database, two of another community's that tidy with every so many
  /// requests, and one that is alone twice.
  private List<List<HeardRequests>> pairs(int every) {
    HeardHere alone = new HeardHere();
    return List.of(
        List.of(alone, alone),
        List.of(shared(), shared()),
        List.of(tidying(every), tidying(every)));
  }

  private HeardRequestsStore shared() {
    return new HeardRequestsStore(database, COMMUNITY, () -> false);
  }

  private HeardRequestsStore tidying(int every) {
    AtomicInteger heard = new AtomicInteger();
    return new HeardRequestsStore(
        database.with(CommunityStore.SETTING, TIDY.hex()),
        TIDY,
        () -> heard.incrementAndGet() % every == 0);
  }

  @Test
  void eachCountsOnceWhicheverProcessHearsItAndInWhicheverOrder() {
    for (List<HeardRequests> pair : pairs(1)) {
      String boot = pair.getFirst().boot();
      assertEquals(boot, pair.getLast().boot());
      assertEquals(Optional.empty(), pair.getFirst().last(BOX));
      assertEquals(Hearing.FRESH, pair.getFirst().hear(request(1, boot, 5), NOW));
      assertEquals(Hearing.REPLAYED, pair.getLast().hear(request(1, boot, 5), NOW));
      assertEquals(Hearing.FRESH, pair.getLast().hear(request(1, boot, 3), NOW));
      assertEquals(Hearing.REPLAYED, pair.getFirst().hear(request(1, boot, 3), NOW));
      assertEquals(Hearing.FRESH, pair.getFirst().hear(request(2, boot, 5), NOW));
      assertEquals(Hearing.OTHER_START, pair.getLast().hear(request(1, "old", 9), NOW));
      assertEquals(Optional.of(NOW), pair.getLast().last(BOX));
    }
  }

  @Test
  void whatIsTooOldToBeKnownCountsAsHeard() throws Exception {
    for (List<HeardRequests> pair : pairs(90)) {
      String boot = pair.getFirst().boot();
      for (long counter = 1; counter <= 1_100; counter++) {
        pair.get((int) counter % 2).hear(request(1, boot, 2 * counter), NOW);
      }
      if (pair.getFirst() instanceof HeardRequestsStore store) {
        store.tidy(BOX);
        assertEquals(1_024, kept(store.database()));
      }
      assertEquals(Hearing.REPLAYED, pair.getFirst().hear(request(1, boot, 2), NOW));
      assertEquals(Hearing.REPLAYED, pair.getLast().hear(request(1, boot, 3), NOW));
      assertEquals(Hearing.REPLAYED, pair.getLast().hear(request(1, boot, 2_000), NOW));
      assertEquals(Hearing.FRESH, pair.getLast().hear(request(1, boot, 2_001), NOW));
    }
  }

  @Test
  void anEpochThatHasBeenSilentIsForgottenAndItsRequestsStillCountAsHeard() throws Exception {
    HeardRequestsStore store = shared();
    String boot = store.boot();
    Instant before = NOW.minusSeconds(7_200);
    for (long counter = 1; counter <= 9; counter++) {
      assertEquals(Hearing.FRESH, store.hear(request(1, boot, counter), before));
    }
    assertEquals(Hearing.FRESH, store.hear(request(2, boot, 1), NOW));
    store.tidy(BOX);
    assertEquals(1, kept(database));
    assertEquals(Hearing.REPLAYED, store.hear(request(1, boot, 9), NOW));
    assertEquals(Hearing.FRESH, store.hear(request(1, boot, 10), NOW));
  }

  @Test
  void theSameRequestAtTwoProcessesAtOnceCountsOnce() throws Exception {
    String boot = shared().boot();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long counter = 1; counter <= 10; counter++) {
        Request request = request(1, boot, counter);
        List<Future<Hearing>> heard = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          heard.add(threads.submit(() -> shared().hear(request, NOW)));
        }
        int fresh = 0;
        for (Future<Hearing> one : heard) {
          fresh += one.get() == Hearing.FRESH ? 1 : 0;
        }
        assertEquals(1, fresh);
      }
    }
  }

  @Test
  void whatOneProcessForgetsWhileAnotherHearsItAgainCountsAsHeard() throws Exception {
    HeardRequestsStore store = shared();
    Request request = request(1, store.boot(), 5);
    assertEquals(Hearing.FRESH, store.hear(request, NOW));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Hearing> again =
          database.transaction(
              on -> {
                try (Statement statement = on.createStatement()) {
                  statement.execute(
                      "insert into foyer.request_floor (community, replica, epoch, counter)"
                          + " select community, replica, epoch, 6 from foyer.request_heard");
                  statement.execute("delete from foyer.request_heard");
                }
                Future<Hearing> waiting = threads.submit(() -> store.hear(request, NOW));
                while (!waiting.isDone() && Postgres.waiting(url) == 0) {
                  Thread.onSpinWait();
                }
                return waiting;
              });
      assertEquals(Hearing.REPLAYED, again.get());
    }
  }

  @Test
  void whereTheServerForgotWhatWasHeardItForgotItsNameToo() {
    HeardRequestsStore store = shared();
    String boot = store.boot();
    assertEquals(Hearing.FRESH, store.hear(request(1, boot, 1), NOW));
    Postgres.superuser(
        url,
        "truncate foyer.request_start, foyer.request_heard, foyer.request_floor,"
            + " foyer.request_caller");
    assertEquals(Hearing.OTHER_START, store.hear(request(1, boot, 1), NOW));
    assertNotEquals(boot, store.boot());
    assertTrue(unlogged(), "a crash empties them together");
  }

  private boolean unlogged() {
    return count(
            database,
            "select count(*) from pg_class where relname like 'request\\_%' and relkind = 'r'"
                + " and relpersistence <> 'u'")
        == 0;
  }

  private static int kept(Database database) {
    return count(database, "select count(*) from foyer.request_heard");
  }

  private static int count(Database database, String sql) {
    return database.read(
        on -> {
          try (Statement statement = on.createStatement();
              ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
          }
        });
  }

  private static Request request(long epoch, String boot, long counter) {
    return new Request(BOX, epoch, boot, counter);
  }
}
