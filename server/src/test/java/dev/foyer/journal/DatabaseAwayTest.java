package dev.foyer.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.foyer.Line;
import dev.foyer.Postgres;
import dev.foyer.journal.Journal.Head;
import dev.foyer.journal.Journal.State;
import dev.foyer.platform.DatabaseTrouble.Away;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A journal whose line to its database breaks.
@Execution(ExecutionMode.CONCURRENT)
class DatabaseAwayTest {
  private final String url = Postgres.database();
  private final Processes processes = new Processes(url);

  @AfterEach
  void end() throws Exception {
    processes.close();
  }

  @Test
  void aCommitWithoutAnAnswerStopsTheJournalWhateverBecameOfIt() throws Exception {
    for (Line.Fault fault : List.of(Line.Fault.BEFORE_COMMIT, Line.Fault.AFTER_COMMIT)) {
      try (Line line = new Line(Postgres.port())) {
        Journal journal = processes.at(Postgres.through(line.port(), url) + "&prepareThreshold=0");
        journal.append(List.of(JournalContract.content(1)));
        line.has(fault);
        assertThrows(
            JournalStopped.class, () -> journal.append(List.of(JournalContract.content(2))));
        assertInstanceOf(State.Stopped.class, journal.state());
        line.has(Line.Fault.NONE);
        assertThrows(
            JournalStopped.class, () -> journal.append(List.of(JournalContract.content(3))));
        Journal again = processes.one();
        int expected = fault == Line.Fault.AFTER_COMMIT ? 2 : 1;
        Processes.await(
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
          processes.at(Postgres.through(line.port(), url), Duration.ofMillis(50), entries -> {});
      journal.append(List.of(JournalContract.content(1)));
      line.has(Line.Fault.DOWN);
      assertThrows(Away.class, () -> journal.append(List.of(JournalContract.content(2))));
      assertFalse(journal.reachable());
      assertInstanceOf(State.Running.class, journal.state());
      line.has(Line.Fault.NONE);
      Processes.await(journal::reachable);
      assertEquals(2, journal.append(List.of(JournalContract.content(3))).getFirst().fact().seq());
      assertEquals(2, journal.end());
    }
  }

  @Test
  void connectionsThatTheServerEndedAreReplacedWithoutAWord() {
    Journal journal = processes.one();
    for (int i = 0; i < 5; i++) {
      Postgres.superuser(
          url,
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'foyer' and"
              + " datname = current_database()");
      journal.append(List.of(JournalContract.content(i)));
    }
    assertEquals(5, journal.end());
  }
}
