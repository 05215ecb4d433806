package dev.foyer.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.Line;
import dev.foyer.Postgres;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.PersonErased;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.journal.Journal.State;
import dev.foyer.journal.Ledger.Recorded;
import dev.foyer.keys.CommunityStore;
import dev.foyer.platform.Database;
import dev.foyer.platform.DatabaseTrouble.Away;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// People's keys lie in a database of their own, which cannot be had while the one with the facts
/// can.
@Execution(ExecutionMode.CONCURRENT)
class KeysAwayTest {
  private static final PersonId ANA = new PersonId("a1".repeat(16));
  private static final PersonProfiled PROFILED =
      new PersonProfiled(ANA, 1, Profile.named("Ana Quintero"));

  private final List<AutoCloseable> open = new ArrayList<>();
  private Line line;
  private String facts = "";
  private String keys = "";

  @BeforeEach
  void begin() throws IOException {
    facts = Postgres.database();
    keys = Postgres.database();
    line = new Line(Postgres.port());
    open.add(line);
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  @Test
  void whatAnotherHasWrittenIsNotTakenForUnreadableTheProcessStopsAndReadsItAtItsNextStart()
      throws Exception {
    Ledger writer = process(keys, new ConcurrentLinkedQueue<>());
    Queue<Recorded> heard = new ConcurrentLinkedQueue<>();
    Ledger reader = process(Postgres.through(line.port(), keys), heard);
    line.has(Line.Fault.DOWN);
    writer.record(List.of(PROFILED));
    while (!(reader.journal().state() instanceof State.Stopped)) {
      assertTrue(heard.isEmpty(), heard.toString());
      Thread.sleep(10);
    }
    assertTrue(heard.isEmpty(), heard.toString());
    line.has(Line.Fault.NONE);
    assertEquals(List.of(PROFILED), atTheNextStart());
  }

  @Test
  void anErasureThatIsWrittenIsNotSaidToBeUndoneAndIsDoneAtTheNextStart() {
    Ledger ledger = process(Postgres.through(line.port(), keys), new ConcurrentLinkedQueue<>());
    ledger.record(List.of(PROFILED));
    line.has(Line.Fault.DOWN);
    assertThrows(JournalStopped.class, () -> ledger.record(List.of(new PersonErased(ANA))));
    assertInstanceOf(State.Stopped.class, ledger.journal().state());
    line.has(Line.Fault.NONE);
    assertEquals(
        List.of(new PersonProfiled(ANA, 1, Profile.ERASED), new PersonErased(ANA)),
        atTheNextStart());
    assertEquals(Optional.empty(), PersonKeyStore.open(database(keys), Given.COMMUNITY).find(ANA));
  }

  @Test
  void nothingPersonalIsWrittenWithoutAKeyAndTheProcessGoesOn() {
    Ledger ledger = process(Postgres.through(line.port(), keys), new ConcurrentLinkedQueue<>());
    line.has(Line.Fault.DOWN);
    assertThrows(Away.class, () -> ledger.record(List.of(PROFILED)));
    assertEquals(0, ledger.journal().end());
    line.has(Line.Fault.NONE);
    ledger.record(List.of(PROFILED));
    assertEquals(List.of(PROFILED), atTheNextStart());
  }

  private List<FactBody> atTheNextStart() {
    Queue<Recorded> heard = new ConcurrentLinkedQueue<>();
    process(Postgres.through(line.port(), keys), heard);
    List<FactBody> bodies = new ArrayList<>();
    heard.forEach(recorded -> bodies.add(recorded.body()));
    return bodies;
  }

  private Ledger process(String keysAt, Queue<Recorded> heard) {
    PostgresArchive archive =
        new PostgresArchive(Given.COMMUNITY, database(facts), database(keysAt));
    Ledger ledger =
        Ledger.open(
            new Ledger.Settings(archive, Given.COMMUNITY, Given.REPLICA, Given.clock()),
            heard::addAll);
    open.add(ledger);
    return ledger;
  }

  private Database database(String url) {
    Database database = Database.open(url, Duration.ofSeconds(1));
    open.add(database);
    return database.with(CommunityStore.SETTING, Given.COMMUNITY.hex());
  }
}
