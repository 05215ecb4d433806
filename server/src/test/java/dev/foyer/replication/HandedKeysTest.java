package dev.foyer.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.DeviceId;
import dev.foyer.domain.EventId;
import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.GuestAdmitted;
import dev.foyer.domain.FactBody.Passage;
import dev.foyer.domain.FactBody.PersonErased;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.FactBody.Way;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Profile;
import dev.foyer.domain.ScanId;
import dev.foyer.journal.PersonUnreadable;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.platform.SystemClock;
import dev.foyer.projection.Replica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys that are missing where the facts are already: `keys/people` was brought back from a copy
/// that is older than the journal.
class HandedKeysTest {
  private static final PersonId ANA = new PersonId("a1".repeat(16));

  @TempDir Path folder;
  private Community community;
  private Replica central;
  private Replica box;

  @BeforeEach
  void open() {
    community = new Community(folder).with("box", "other");
    central = community.open("central");
    box = community.open("box");
    central.ledger().record(List.of(community.list()));
  }

  @AfterEach
  void close() {
    community.close();
  }

  @Test
  void aBoxWhoseKeysAreOlderThanItsJournalIsGivenThoseThatItLacks()
      throws IOException, InterruptedException {
    Path copy = copied("box");
    central.ledger().record(List.of(named(1, "Ana Quintero"), admitted("the choir waits")));
    Community.meet(box, central);
    box = broughtBack(box, "box", copy);
    assertEquals("", name(box));
    Community.meet(box, central);
    assertEquals("Ana Quintero", name(box));
    assertEquals("the choir waits", note(box));
    assertEquals(Set.of(), box.ledger().lacked());
  }

  @Test
  void centralWhoseKeysAreOlderIsGivenThemByABox() throws IOException, InterruptedException {
    Path copy = copied("central");
    central.ledger().record(List.of(named(1, "Ana Quintero")));
    Community.meet(box, central);
    central = broughtBack(central, "central", copy);
    assertEquals("", name(central));
    Courier courier = Community.courier(box, central);
    courier.fetch();
    courier.fetch();
    assertEquals("Ana Quintero", name(central));
  }

  @Test
  void aKeyThatAnotherReplicaMayHaveIsNotMadeASecondTime()
      throws IOException, InterruptedException {
    Path copy = copied("box");
    central.ledger().record(List.of(named(1, "Ana Quintero")));
    Community.meet(box, central);
    box = broughtBack(box, "box", copy);
    PersonProfiled renamed = named(2, "Ana Q.");
    Replica restored = box;
    assertThrows(PersonUnreadable.class, () -> restored.ledger().record(List.of(renamed)));
    box.ledger().record(List.of(admitted("")));
    Community.meet(box, central);
    box.ledger().record(List.of(renamed));
    Community.meet(box, central);
    assertEquals("Ana Q.", name(box));
    assertEquals("Ana Q.", name(central));
  }

  @Test
  void whoHasNobodyToAskMakesANewKeyForWhoeverIsNamedAnew() throws IOException {
    Path alone = folder.resolve("alone");
    Path people = alone.resolve("keys/people");
    Path copy = folder.resolve("alone-people");
    try (Replica replica = Replica.founding(alone, "box", new SystemClock())) {
      Files.copy(people, copy);
      replica.ledger().record(List.of(named(1, "Ana Quintero")));
    }
    Files.copy(copy, people, StandardCopyOption.REPLACE_EXISTING);
    try (Replica replica = Replica.founding(alone, "box", new SystemClock())) {
      assertEquals(Set.of(ANA), replica.ledger().lacked());
      replica.ledger().record(List.of(named(2, "Ana Q.")));
      assertEquals("Ana Q.", name(replica));
      assertEquals(Set.of(), replica.ledger().lacked());
    }
  }

  @Test
  void whoWasCalledNothingMayBeGivenANameByAnybody() throws IOException, InterruptedException {
    Path copy = copied("box");
    central.ledger().record(List.of(named(1, "")));
    Community.meet(box, central);
    box = broughtBack(box, "box", copy);
    assertEquals(Set.of(), box.ledger().lacked());
    box.ledger().record(List.of(named(2, "Ana Quintero")));
    Community.meet(box, central);
    assertEquals("Ana Quintero", name(central));
  }

  @Test
  void nobodyAsksForAKeyThatABoxHasDestroyed() throws IOException, InterruptedException {
    central.ledger().record(List.of(named(1, "Ana Quintero")));
    Community.meet(box, central);
    box.ledger().drop(Set.of(ANA));
    community.close(box);
    box = community.open("box");
    assertEquals(Set.of(), box.ledger().lacked());
    central.ledger().record(List.of(new PersonErased(ANA)));
    community.close(central);
    central = community.open("central");
    assertEquals(Set.of(), central.ledger().lacked());
  }

  @Test
  void whatNobodyHasIsAskedForOnceAMinute() throws IOException, InterruptedException {
    AtomicLong nanos = new AtomicLong();
    List<Boolean> asked = new ArrayList<>();
    Courier courier = new Courier(box, peer(asked), this::central, nanos::get);
    courier.fetch();
    courier.fetch();
    nanos.addAndGet(Duration.ofSeconds(59).toNanos());
    courier.fetch();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    courier.fetch();
    assertEquals(List.of(true, false, false, true), asked);
  }

  @Test
  void manyKeysComeOneRoundAfterTheOther() throws IOException, InterruptedException {
    Path copy = copied("box");
    List<PersonProfiled> many =
        IntStream.range(0, 2_500)
            .mapToObj(i -> new PersonId("%032x".formatted(i)))
            .map(person -> new PersonProfiled(person, 1, Profile.named("Ana Quintero")))
            .toList();
    central.ledger().record(many);
    assertTrue(rounds() > 1);
    box = broughtBack(box, "box", copy);
    assertEquals(2_500, box.ledger().lacked().size());
    assertEquals(4, rounds(), "a thousand at once, and one more to see that nothing is left");
    assertEquals(Set.of(), box.ledger().lacked());
  }

  /// Fetches until there is no more, while no time passes.
  private int rounds() throws IOException, InterruptedException {
    Courier courier = new Courier(box, peer(new ArrayList<>()), this::central, () -> 0);
    int rounds = 1;
    while (courier.fetch()) {
      rounds++;
    }
    return rounds;
  }

  private Optional<TrustedKeys.Replica> central() {
    return box.trusted().replica(central.id());
  }

  /// Central, which notes whether it was asked for keys.
  private Peer peer(List<Boolean> asked) {
    return new Peer() {
      @Override
      public Wire.Exchange exchange(Wire.Have have) {
        asked.add(have.lacking() != null);
        return new Batches(central)
            .exchange(have, central.trusted().replica(box.id()).orElseThrow(), false);
      }

      @Override
      public Wire.Verdict offer(Wire.Batch batch) {
        return new Intake(central).take(batch);
      }
    };
  }

  private Path copied(String replica) throws IOException {
    Path copy = folder.resolve(replica + "-people");
    return Files.copy(people(replica), copy);
  }

  private Replica broughtBack(Replica replica, String name, Path copy) throws IOException {
    community.close(replica);
    Files.copy(copy, people(name), StandardCopyOption.REPLACE_EXISTING);
    return community.open(name);
  }

  private Path people(String replica) {
    return community.folder(replica).resolve("keys/people");
  }

  private static PersonProfiled named(long version, String name) {
    return new PersonProfiled(ANA, version, Profile.named(name));
  }

  private static FactBody admitted(String note) {
    return new GuestAdmitted(
        new GuestId(new InvitationId("a1".repeat(12)), 0),
        1,
        new EventId("e1".repeat(8)),
        new Passage(new ScanId("5c".repeat(16)), new DeviceId("d1".repeat(8)), Way.SCAN),
        ANA,
        new PrivateText(note));
  }

  private static String name(Replica replica) {
    return replica.memory().read(state -> state.people().profile(ANA).name());
  }

  private static String note(Replica replica) {
    return replica
        .memory()
        .read(s -> s.guests().arrivals(new EventId("e1".repeat(8)), 1))
        .getFirst()
        .body()
        .note()
        .value();
  }
}
