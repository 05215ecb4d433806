package dev.foyer.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.Postgres;
import dev.foyer.platform.DatabaseTrouble.Away;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What a process does alone, of several on one database.
@Execution(ExecutionMode.CONCURRENT)
class TurnTest {
  private final String url = Postgres.database();
  private final Processes processes = new Processes(url);

  @AfterEach
  void end() throws Exception {
    processes.close();
  }

  @Test
  void whatOneProcessDoesAloneNobodyElseDoesMeanwhile() throws Exception {
    Journal first = processes.one();
    Journal second = processes.one();
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
    Journal holder = processes.one();
    Queue<Integer> served = new ConcurrentLinkedQueue<>();
    List<Future<Boolean>> done = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      holder.alone(
          () -> {
            for (int i = 0; i < 6; i++) {
              Journal journal = processes.one();
              int so = i;
              done.add(threads.submit(() -> journal.alone(() -> served.add(so))));
              Processes.await(() -> Postgres.waiting(url) == so + 1);
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
    Journal journal = processes.one();
    assertEquals(1, journal.alone(() -> 1));
    Postgres.superuser(url, "delete from foyer.turn");
    assertThrows(Away.class, () -> journal.alone(() -> 2), "without a lock nobody is alone");
    assertEquals(3, journal.alone(() -> 3));
  }
}
