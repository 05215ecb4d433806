package dev.foyer.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.EventId;
import dev.foyer.domain.EventPlan;
import dev.foyer.domain.FactBody.EventPlanned;
import dev.foyer.domain.FactBody.InvitationIssued;
import dev.foyer.domain.FactBody.PersonErased;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.domain.Terms;
import dev.foyer.erasure.Acknowledgements;
import dev.foyer.projection.Replica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What replicas hand each other of erased and forgotten people.
class ErasureTest {
  private static final PersonId ANA = new PersonId("a1".repeat(16));
  private static final EventId PAST = new EventId("e0".repeat(8));
  private static final EventId COMING = new EventId("e1".repeat(8));

  @TempDir Path folder;
  private Community community;
  private Replica central;
  private Replica box;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    community = new Community(folder).with("box", "other");
    central = community.open("central");
    box = community.open("box");
    central.ledger().record(List.of(community.list(), new PersonProfiled(ANA, 1, ana())));
    Community.meet(box, central);
    assertEquals("Ana Quintero", name(box));
  }

  @AfterEach
  void close() {
    community.close();
  }

  @Test
  void whoLearnsOfAnErasureDestroysTheKeyAndHandsItToNobody()
      throws IOException, InterruptedException {
    central.ledger().record(List.of(new PersonErased(ANA)));
    assertEquals(Set.of(), central.ledger().keys().people());
    Community.meet(box, central);
    assertEquals(Set.of(), box.ledger().keys().people());
    assertEquals("", name(box));
    Replica other = community.open("other");
    Community.meet(other, box);
    assertEquals(Set.of(), other.ledger().keys().people());
    assertEquals("", name(other));
  }

  @Test
  void aReplicaThatStillHasTheKeyCannotGiveItBack() throws IOException, InterruptedException {
    Replica other = community.open("other");
    other.ledger().record(List.of(new PersonProfiled(ANA, 2, ana())));
    Community.meet(central, box);
    central.ledger().record(List.of(new PersonErased(ANA)));
    var batch =
        new Batches(other)
            .next(
                other.ledger().journal().own(),
                0,
                central.trusted().replica(central.id()).orElseThrow(),
                Wire.USUAL_ROOM)
            .orElseThrow();
    assertTrue(batch.keys() != null, "the other hands its key over");
    assertEquals("kept", new Intake(central).take(batch).verdict());
    assertEquals(Set.of(), central.ledger().keys().people());
    assertEquals("", name(central));
  }

  @Test
  void aBoxThatIsRestoredFromAnOlderCopyForgetsAtItsFirstExchange()
      throws IOException, InterruptedException {
    community.close(box);
    copy(community.folder("box"), folder.resolve("image"));
    box = community.open("box");
    central.ledger().record(List.of(new PersonErased(ANA)));
    Community.meet(box, central);
    community.close(box);
    delete(community.folder("box"));
    copy(folder.resolve("image"), community.folder("box"));
    box = community.open("box");
    assertEquals("Ana Quintero", name(box), "the copy knows of no erasure yet");
    Community.meet(box, central);
    assertEquals(Set.of(), box.ledger().keys().people());
    assertEquals("", name(box));
  }

  @Test
  void anErasureThatOnlyTheTombstonesOfARestoredBoxKnowReachesEverybody()
      throws IOException, InterruptedException {
    community.close(box);
    copy(community.folder("box"), folder.resolve("image"));
    box = community.open("box");
    box.ledger().record(List.of(new PersonErased(ANA)));
    community.close(box);
    Path tombstones = community.folder("box").resolve("keys/tombstones");
    Files.copy(tombstones, folder.resolve("newest"));
    delete(community.folder("box"));
    copy(folder.resolve("image"), community.folder("box"));
    Files.copy(folder.resolve("newest"), tombstones);
    box = community.open("box");
    assertEquals("", name(box), "the tombstones hold, whatever the older copy brings");
    new Acknowledgements(box).sayAgain();
    Community.meet(box, central);
    assertEquals("", name(central));
    assertEquals(Set.of(), central.ledger().keys().people());
    long said = Community.facts(box);
    new Acknowledgements(box).sayAgain();
    assertEquals(said, Community.facts(box), "it is said again once");
  }

  @Test
  void whomABoxHasLetGoItKnowsAgainOnlyForAnEventThatIsStillToCome()
      throws IOException, InterruptedException {
    central.ledger().record(List.of(plan(PAST, -20), plan(COMING, 20)));
    Community.meet(box, central);
    box.ledger().drop(Set.of(ANA));
    assertEquals("", name(box));
    central.ledger().record(List.of(new PersonProfiled(ANA, 2, ana()), invited(1, PAST)));
    Community.meet(box, central);
    assertEquals("", name(box));
    assertEquals("Ana Quintero", name(central), "only the box has let her go");
    central.ledger().record(List.of(invited(2, COMING)));
    Community.meet(box, central);
    assertEquals("Ana Quintero", name(box));
  }

  @Test
  void aKeyThatComesLaterThanTheFactsMakesThemReadable() throws IOException, InterruptedException {
    box.ledger().drop(Set.of(ANA));
    Replica other = community.open("other");
    Community.meet(other, box);
    assertEquals("", name(other), "the box that has let her go hands on facts without a key");
    central.ledger().record(List.of(plan(COMING, 20), invited(2, COMING)));
    Community.meet(other, central);
    assertEquals("Ana Quintero", name(other));
  }

  private static EventPlanned plan(EventId event, int days) {
    Instant starts = Instant.now().plusSeconds(days * 86_400L);
    EventPlan plan =
        new EventPlan("Supper", "", starts, starts.plusSeconds(3_600), ZoneId.of("UTC"), "");
    return new EventPlanned(event, 1, plan);
  }

  private static InvitationIssued invited(int number, EventId event) {
    return new InvitationIssued(
        new InvitationId("%024x".formatted(number)),
        1,
        new Terms(
            event,
            ANA,
            1,
            null,
            Terms.Newcomer.RETURNING,
            Terms.Source.GUEST_LIST,
            Bytes.ofHex("%064x".formatted(number))));
  }

  private static Profile ana() {
    return Profile.named("Ana Quintero", "Ateneo");
  }

  private static String name(Replica replica) {
    return replica.memory().read(state -> state.people().profile(ANA).name());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
