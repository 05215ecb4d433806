package dev.foyer.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.FactBody;
import dev.foyer.domain.FactBody.InvitationRevoked;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.PrivateText;
import dev.foyer.domain.Profile;
import dev.foyer.journal.Journal.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonKeysTest {
  private static final int RECORD = 52;

  @TempDir Path data;

  @Test
  void aFailedForceStopsTheWholeLedgerAndIsNeverRetried() {
    KeyFileFaults disk = new KeyFileFaults();
    Ledger.Settings given = Given.ledger(data);
    try (Ledger ledger =
        Ledger.open(
            new Ledger.Settings(data, given.community(), given.replica(), given.clock(), disk),
            facts -> {})) {
      ledger.record(List.of(profiled(1)));
      disk.fail = true;
      assertThrows(JournalStopped.class, () -> ledger.record(List.of(profiled(2))));
      disk.fail = false;
      int forces = disk.forces.get();
      assertInstanceOf(State.Stopped.class, ledger.journal().state());
      assertEquals(Storage.STOPPED, ledger.storage());
      assertThrows(JournalStopped.class, () -> ledger.record(List.of(profiled(2))));
      assertThrows(JournalStopped.class, () -> ledger.record(List.of(profiled(1))));
      assertThrows(JournalStopped.class, () -> ledger.keys().keysFor(List.of(person(3))));
      assertThrows(JournalStopped.class, () -> ledger.keys().erase(List.of(person(1))));
      assertEquals(forces, disk.forces.get());
    }
    try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
      assertEquals(1, ledger.journal().end());
      ledger.record(List.of(profiled(2)));
    }
  }

  @Test
  void aCallerWhoIsInterruptedTakesTheStoreFromNobody() throws InterruptedException {
    try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
      Thread interrupted =
          Thread.ofVirtual()
              .start(
                  () -> {
                    Thread.currentThread().interrupt();
                    ledger.record(List.of(profiled(1)));
                  });
      interrupted.join();
      ledger.record(List.of(profiled(2)));
      assertEquals(2, ledger.journal().end());
      assertInstanceOf(State.Running.class, ledger.journal().state());
    }
  }

  @Test
  void aFlippedBitAnywhereBeforeTheLastGroupIsDamageAndNobodyGetsASecondKey() throws IOException {
    Map<PersonId, SecretKey> made;
    byte[] whole;
    Path file = data.resolve("people");
    try (PersonKeys keys = FilePersonKeys.open(file, Disk.SYSTEM)) {
      made = keys.keysFor(List.of(person(1)));
      made.putAll(keys.keysFor(List.of(person(2))));
      made.putAll(keys.keysFor(List.of(person(3))));
      whole = Files.readAllBytes(file);
    }
    int lastGroup = whole.length - 2 * RECORD;
    for (int at = 0; at < lastGroup; at += 7) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 1;
      Files.write(file, flipped);
      for (int start = 0; start < 2; start++) {
        try (PersonKeys keys = FilePersonKeys.open(file, Disk.SYSTEM)) {
          assertEquals(1, keys.damage().size(), "start " + start + ", byte " + at);
          assertTrue(keys.people().size() >= 2, "byte " + at);
          for (PersonId person : keys.people()) {
            assertEquals(made.get(person), keys.find(person).orElseThrow());
          }
        }
      }
    }
  }

  @Test
  void whoseKeyIsDamagedIsNotMintedAgainAndGetsInAllTheSame() throws IOException {
    try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
      for (int i = 1; i <= 3; i++) {
        ledger.record(List.of(profiled(i)));
      }
    }
    Path file = data.resolve("keys").resolve("people");
    damage(file, person(2));
    SecretKey handed = PersonKeys.random();
    try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
      assertEquals(Storage.DAMAGED, ledger.storage());
      assertTrue(ledger.keys().unreadable(person(2)));
      assertThrows(PersonUnreadable.class, () -> ledger.record(List.of(profiled(2))));
      FactBody saysNothing =
          new InvitationRevoked(new InvitationId("1a".repeat(12)), person(2), PrivateText.NONE);
      ledger.record(List.of(saysNothing));
      assertEquals(saysNothing, ledger.read(4, 1).getFirst().body());
      assertEquals(List.of(), List.copyOf(ledger.keys().keysFor(List.of(person(2))).keySet()));
      ledger.keys().add(Map.of(person(2), handed));
    }
    try (Ledger ledger = Ledger.open(Given.ledger(data), facts -> {})) {
      assertEquals(Storage.OK, ledger.storage());
      assertEquals(handed, ledger.keys().find(person(2)).orElseThrow());
    }
  }

  @Test
  void aTornGroupAtTheEndIsNoDamage() throws IOException {
    Path file = data.resolve("people");
    try (PersonKeys keys = FilePersonKeys.open(file, Disk.SYSTEM)) {
      keys.keysFor(List.of(person(1)));
      int forced = (int) Files.size(file);
      keys.keysFor(List.of(person(2), person(3), person(4)));
      byte[] torn = Files.readAllBytes(file);
      Arrays.fill(torn, forced, forced + RECORD + 7, (byte) 0);
      Files.write(data.resolve("image"), torn);
    }
    try (PersonKeys keys = FilePersonKeys.open(data.resolve("image"), Disk.SYSTEM)) {
      assertEquals(List.of(), keys.damage());
      assertTrue(keys.find(person(1)).isPresent());
      assertEquals(4, keys.keysFor(List.of(person(1), person(2), person(3), person(4))).size());
    }
  }

  @Test
  void erasingTakesThePersonFromEveryByteAndKeepsWhatIsDamaged() throws IOException {
    Path file = data.resolve("people");
    SecretKey gone;
    try (PersonKeys keys = FilePersonKeys.open(file, Disk.SYSTEM)) {
      gone = keys.keysFor(List.of(person(1), person(2), person(3))).get(person(1));
    }
    damage(file, person(2));
    try (PersonKeys keys = FilePersonKeys.open(file, Disk.SYSTEM)) {
      keys.erase(List.of(person(1)));
      assertEquals(1, keys.damage().size());
      assertTrue(keys.unreadable(person(2)));
      keys.erase(List.of(person(2)));
      assertEquals(List.of(), keys.damage());
      assertNotEquals(gone, keys.keysFor(List.of(person(1))).get(person(1)));
    }
  }

  @Test
  void noFileOfKeysCanBeReadByAnybodyElseAtAnyMoment() {
    Path file = data.resolve("people");
    AtomicReference<String> widest = new AtomicReference<>("rw-------");
    Disk watching =
        new BentDisk() {
          @Override
          public File open(Path path) throws IOException {
            String permissions =
                Files.exists(path)
                    ? PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
                    : "made without any";
            if (!permissions.equals("rw-------")) {
              widest.set(path.getFileName() + " " + permissions);
            }
            return super.open(path);
          }
        };
    for (int start = 0; start < 2; start++) {
      try (PersonKeys keys = FilePersonKeys.open(file, watching)) {
        keys.keysFor(List.of(person(1), person(2)));
        keys.erase(List.of(person(1)));
      }
    }
    assertEquals("rw-------", widest.get());
  }

  private static void damage(Path file, PersonId person) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 0; at < bytes.length; at += RECORD) {
      if (Arrays.equals(Arrays.copyOfRange(bytes, at, at + 16), person.bytes())) {
        bytes[at + 20] ^= 1;
      }
    }
    Files.write(file, bytes);
  }

  private static PersonProfiled profiled(int number) {
    return new PersonProfiled(person(number), 1, Profile.named("Guest " + number));
  }

  private static PersonId person(int number) {
    return new PersonId("%02x".formatted(0x11 * number).repeat(PersonId.SIZE));
  }
}
