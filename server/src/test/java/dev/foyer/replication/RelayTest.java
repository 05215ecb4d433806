package dev.foyer.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.Bytes;
import dev.foyer.domain.Chain;
import dev.foyer.domain.Content;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.Envelope;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Fact;
import dev.foyer.domain.FactBody.GuestAdmitted;
import dev.foyer.domain.FactBody.Passage;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.FactBody.Way;
import dev.foyer.domain.GuestId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Profile;
import dev.foyer.domain.ScanId;
import dev.foyer.domain.StreamId;
import dev.foyer.projection.Replica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who hears of what, through whom.
class RelayTest {
  @TempDir Path folder;

  @Test
  void aDoorWithInternetCarriesForAnotherAndCentralChecksWhoWroteIt() throws Exception {
    try (Community community = new Community(folder).with("north", "south")) {
      Replica central = community.open("central");
      Replica north = community.open("north");
      Replica south = community.open("south");
      Community.open(north, 1);
      Community.open(north, 2);
      Community.meet(south, north);
      Community.meet(south, central);
      assertEquals(2, Community.facts(central));
      assertEquals(north.id(), stream(central).replica());
    }
  }

  @Test
  void whatWasRelayedAndRestartedIsRelayedFurther() throws Exception {
    try (Community community = new Community(folder).with("north", "middle", "south")) {
      Replica north = community.open("north");
      for (int version = 1; version <= 700; version++) {
        Community.open(north, version);
      }
      Replica middle = community.open("middle");
      for (int i = 0; i < 3; i++) {
        Community.meet(middle, north);
      }
      community.close(middle);
      middle = community.open("middle");
      Replica south = community.open("south");
      for (int i = 0; i < 3; i++) {
        Community.meet(middle, south);
      }
      assertEquals(700, Community.facts(south));
    }
  }

  @Test
  void aNameTravelsWithItsKeyThroughADoorInBetween() throws Exception {
    try (Community community = new Community(folder).with("north", "south")) {
      PersonId person = new PersonId("a1".repeat(16));
      Replica central = community.open("central");
      Replica north = community.open("north");
      Replica south = community.open("south");
      central
          .ledger()
          .record(List.of(new PersonProfiled(person, 1, Profile.named("Ana Quintero"))));
      Community.meet(north, central);
      Community.meet(south, north);
      assertEquals(
          "Ana Quintero", south.memory().read(state -> state.people().profile(person).name()));
    }
  }

  @Test
  void aDoorThatLetsAGuestInBeforeTheNameHasComeLearnsTheNameAllTheSame() throws Exception {
    try (Community community = new Community(folder).with("north")) {
      PersonId person = new PersonId("a1".repeat(16));
      Replica central = community.open("central");
      Replica north = community.open("north");
      central
          .ledger()
          .record(List.of(new PersonProfiled(person, 1, Profile.named("Ana Quintero"))));
      north
          .ledger()
          .record(
              List.of(
                  new GuestAdmitted(
                      new GuestId(new InvitationId("a1".repeat(12)), 0),
                      1,
                      new EventId("e1".repeat(8)),
                      new Passage(
                          new ScanId("5c".repeat(16)), new DeviceId("d1".repeat(8)), Way.SCAN),
                      person,
                      PrivateText.NONE)));
      Community.meet(north, central);
      for (Replica replica : List.of(north, central)) {
        assertEquals(
            "Ana Quintero", replica.memory().read(state -> state.people().profile(person).name()));
      }
    }
  }

  @Test
  void aBoxRestoredFromAnOldImageTakesBackWhatItHadTold() throws Exception {
    try (Community community = new Community(folder).with("north")) {
      Replica central = community.open("central");
      Replica north = community.open("north");
      Community.open(north, 1);
      community.close(north);
      copy(community.folder("north"), folder.resolve("image"));
      north = community.open("north");
      Community.open(north, 2);
      Community.open(north, 3);
      Community.meet(north, central);
      community.close(north);
      delete(community.folder("north"));
      copy(folder.resolve("image"), community.folder("north"));
      north = community.open("north");
      Community.open(north, 4);
      Community.meet(north, central);
      assertEquals(4, Community.facts(north));
      assertEquals(4, Community.facts(central));
      assertTrue(north.ledger().journal().forks().isEmpty());
      assertTrue(central.ledger().journal().forks().isEmpty());
    }
  }

  @Test
  void aBatchWhoseAuthorIsUnknownOrWhoseBytesWereChangedIsNotKept() throws Exception {
    try (Community community = new Community(folder).with("north", "south")) {
      Replica north = community.open("north");
      Replica south = community.open("south");
      Community.open(north, 1);
      Wire.Batch batch =
          new Batches(north)
              .next(
                  stream(north),
                  0,
                  south.trusted().replica(south.id()).orElseThrow(),
                  Wire.USUAL_ROOM)
              .orElseThrow();
      byte[] signature = batch.signature().toArray();
      signature[0] ^= 1;
      Wire.Batch forged =
          new Wire.Batch(
              batch.stream(),
              batch.from(),
              batch.envelopes(),
              batch.hash(),
              Bytes.of(signature),
              batch.keys());
      assertFalse(new Intake(south).take(forged).isKept());
      assertEquals(0, Community.facts(south));
      assertTrue(new Intake(south).take(batch).isKept());
      assertTrue(new Intake(south).take(batch).isKept());
      assertEquals(1, Community.facts(south));
    }
  }

  @Test
  void whatFollowsAForkInTheSameAnswerIsNotKept() throws Exception {
    try (Community community = new Community(folder).with("north", "south")) {
      Replica north = community.open("north");
      Replica south = community.open("south");
      Community.open(north, 1);
      StreamId stream = stream(north);
      Fact told = north.ledger().journal().stream(stream, 1, 1, 1 << 20).getFirst();
      Intake intake = new Intake(south);
      Wire.Batch first = signed(north, Chain.genesis(stream), told);
      assertTrue(intake.take(first).isKept());
      Content other = new Content("door-sang", 1, "door/1", Bytes.of(new byte[] {'{', '}'}));
      Wire.Batch fork =
          signed(north, Chain.genesis(stream), new Fact(stream, 1, told.stamp(), other));
      Wire.Batch next = signed(north, fork.hash(), new Fact(stream, 2, told.stamp(), other));
      assertEquals(
          List.of("forked", "quarantined"),
          intake.take(List.of(fork, next)).stream().map(Wire.Verdict::verdict).toList());
      assertEquals(List.of(told), south.ledger().journal().stream(stream, 1, 10, 1 << 20));
      Wire.Batch honest = signed(north, first.hash(), new Fact(stream, 2, told.stamp(), other));
      assertEquals(
          List.of("kept", "kept"),
          intake.take(List.of(first, honest)).stream().map(Wire.Verdict::verdict).toList());
    }
  }

  private static Wire.Batch signed(Replica author, Bytes before, Fact fact) {
    byte[] envelope = Envelope.encode(fact);
    Bytes hash = Chain.next(before, envelope);
    byte[] head = Wire.head(fact.stream(), fact.seq(), hash);
    return new Wire.Batch(
        Wire.Head.of(fact.stream(), fact.seq()),
        fact.seq(),
        List.of(Bytes.of(envelope)),
        hash,
        Bytes.of(author.keys().sign(head)),
        null);
  }

  private static StreamId stream(Replica replica) {
    return replica.ledger().journal().heads().keySet().iterator().next();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
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
