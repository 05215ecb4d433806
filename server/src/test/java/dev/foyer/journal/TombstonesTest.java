package dev.foyer.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.PersonErased;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.journal.Journal.State;
import dev.foyer.journal.Ledger.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TombstonesTest {
  private static final PersonId ANA = new PersonId("a1".repeat(16));
  private static final PersonId BO = new PersonId("b1".repeat(16));

  @TempDir Path data;

  @Test
  void theKeyIsDestroyedAndTheTombstoneForcedBeforeAnybodyHearsOfTheErasure() throws IOException {
    List<String> seen = new ArrayList<>();
    try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
      ledger.record(List.of(profiled(ANA), profiled(BO)));
      ledger.listen(
          facts ->
              seen.add(
                  (ledger.keys().find(ANA).isPresent() ? "key" : "no key") + read(tombstones())));
      ledger.record(List.of(new PersonErased(ANA)));
      assertTrue(ledger.keys().find(BO).isPresent());
    }
    assertEquals(1, seen.size());
    assertTrue(seen.getFirst().startsWith("no key"), seen.getFirst());
    assertTrue(seen.getFirst().contains("erased " + ANA.hex()), seen.getFirst());
    assertTrue(seen.getFirst().contains("erased " + ANA.local().hex()), seen.getFirst());
  }

  @Test
  void aKeyThatIsHandedOverAfterTheErasureIsRefusedForEver() {
    SecretKey key;
    try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
      ledger.record(List.of(profiled(ANA)));
      key = ledger.keys().find(ANA).orElseThrow();
      ledger.record(List.of(new PersonErased(ANA)));
      ledger.keep(Map.of(ANA, key, BO, PersonKeys.random()), gone -> gone);
      assertEquals(Set.of(BO), ledger.keys().people());
    }
    try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
      ledger.keep(Map.of(ANA, key), gone -> gone);
      assertEquals(Set.of(BO), ledger.keys().people());
    }
  }

  @Test
  void whatIsSaidOfAnErasedPersonLaterIsSealedForNobody() {
    try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
      ledger.record(List.of(profiled(ANA)));
      ledger.record(List.of(new PersonErased(ANA)));
      ledger.record(List.of(profiled(ANA)));
      assertEquals(Set.of(), ledger.keys().people());
      assertEquals(erased(ANA), ledger.read(3, 1).getFirst().body());
    }
  }

  @Test
  void aCopyOfJournalAndKeysThatIsOlderThanTheTombstonesBringsNobodyBack() throws IOException {
    try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
      ledger.record(List.of(profiled(ANA), profiled(BO)));
    }
    byte[] keys = Files.readAllBytes(people());
    byte[] journal = Files.readAllBytes(segment());
    try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
      ledger.record(List.of(new PersonErased(ANA)));
      assertFalse(ledger.broughtBack());
    }
    Files.write(people(), keys);
    Files.write(segment(), journal);
    List<Recorded> heard = new ArrayList<>();
    try (Ledger ledger = Ledger.open(Given.ledger(data), heard::addAll)) {
      assertEquals(List.of(erased(ANA), profiled(BO)), bodies(heard));
      assertEquals(Set.of(BO), ledger.keys().people());
      assertTrue(ledger.broughtBack());
      assertEquals(Set.of(ANA), ledger.erased());
    }
  }

  @Test
  void withoutTheTombstonesTheJournalDestroysTheKeyBeforeTheLedgerIsOpen() throws IOException {
    try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
      ledger.record(List.of(profiled(ANA)));
      byte[] keys = Files.readAllBytes(people());
      ledger.record(List.of(new PersonErased(ANA)));
      Files.write(data.resolve("keys.old"), keys);
    }
    Files.delete(tombstones());
    Files.copy(
        data.resolve("keys.old"), people(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
      assertEquals(Set.of(), ledger.keys().people());
      assertTrue(read(tombstones()).contains("erased " + ANA.hex()));
    }
  }

  @Test
  void whoWasLetGoHereIsKnownAgainOnceTheyAreWanted() {
    List<Recorded> recalled = new ArrayList<>();
    List<Set<PersonId>> forgotten = new ArrayList<>();
    try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
      ledger.listen(
          new Ledger.Listener() {
            @Override
            public void heard(List<Recorded> facts) {}

            @Override
            public void forgotten(Set<PersonId> people) {
              forgotten.add(people);
            }

            @Override
            public void recalled(List<Recorded> facts) {
              recalled.addAll(facts);
            }
          });
      ledger.record(List.of(profiled(ANA), profiled(BO)));
      SecretKey key = ledger.keys().find(ANA).orElseThrow();
      ledger.drop(Set.of(ANA));
      assertEquals(List.of(Set.of(ANA)), forgotten);
      assertEquals(Set.of(), ledger.keep(Map.of(ANA, key), gone -> Set.of()));
      assertEquals(Set.of(BO), ledger.keys().people());
      assertEquals(Set.of(ANA), ledger.keep(Map.of(ANA, key), gone -> Set.of(ANA)));
      ledger.recall(Set.of(ANA));
      assertEquals(Set.of(ANA, BO), ledger.keys().people());
      assertEquals(List.of(profiled(ANA)), bodies(recalled));
    }
    try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
      assertEquals(Set.of(ANA, BO), ledger.keys().people());
    }
  }

  @Test
  void aTombstoneThatCannotBeForcedStopsTheJournalAndTheNextStartErases() {
    Ledger.Settings given = Given.ledger(data);
    BentDisk noTombstones =
        new BentDisk() {
          @Override
          protected void forcing(Path path) throws IOException {
            if (path.getFileName().toString().startsWith("tombstones")) {
              throw new IOException("Input/output error");
            }
          }
        };
    try (Ledger ledger =
        Ledger.open(
            new Ledger.Settings(
                data, given.community(), given.replica(), given.clock(), noTombstones),
            facts -> {})) {
      ledger.record(List.of(profiled(ANA)));
      assertThrows(JournalStopped.class, () -> ledger.record(List.of(new PersonErased(ANA))));
      assertInstanceOf(State.Stopped.class, ledger.journal().state());
    }
    try (Ledger ledger = Ledger.open(given, facts -> {})) {
      assertEquals(Set.of(), ledger.keys().people());
      assertEquals(Set.of(ANA), ledger.erased());
    }
  }

  @Test
  void aLineThatCannotBeReadIsKeptAndTheOthersHold() throws IOException {
    try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
      ledger.record(List.of(new PersonErased(ANA), new PersonErased(BO)));
    }
    String lines = read(tombstones());
    Files.writeString(tombstones(), lines.replace("a1a1", "a1b1"));
    try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
      assertEquals(Set.of(ANA, BO), ledger.erased());
    }
    assertTrue(read(tombstones()).contains("a1b1"), read(tombstones()));
  }

  private Path people() {
    return data.resolve("keys").resolve("people");
  }

  private Path tombstones() {
    return data.resolve("keys").resolve("tombstones");
  }

  private Path segment() {
    return data.resolve("journal").resolve("0000000001.log");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<FactBody> bodies(List<Recorded> facts) {
    List<FactBody> bodies = new ArrayList<>();
    facts.forEach(fact -> bodies.add(java.util.Objects.requireNonNull(fact.body())));
    return bodies;
  }

  private static PersonProfiled profiled(PersonId person) {
    return new PersonProfiled(person, 1, Profile.named("Guest " + person.hex()));
  }

  private static PersonProfiled erased(PersonId person) {
    return new PersonProfiled(person, 1, Profile.ERASED);
  }
}
