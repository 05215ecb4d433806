package dev.foyer.box.arrivals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.foyer.box.Evening;
import dev.foyer.box.Evening.Guest;
import dev.foyer.domain.CommunityId;
import dev.foyer.domain.DeviceId;
import dev.foyer.domain.IssuingKey;
import dev.foyer.domain.ReplicaId;
import dev.foyer.journal.BentDisk;
import dev.foyer.journal.Disk;
import dev.foyer.journal.JournalStopped;
import dev.foyer.journal.Ledger;
import dev.foyer.keys.Ed25519;
import dev.foyer.platform.SystemClock;
import dev.foyer.projection.Memory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppedJournalTest {
  private static final ReplicaId BOX = new ReplicaId("b0".repeat(16));
  private static final DeviceId KIOSK = new DeviceId("d1".repeat(8));
  @TempDir Path data;

  @Test
  void anAdmissionWhoseForceFailedIsNeverAcknowledgedAndNothingIsGreenAfterIt() {
    FailingDisk disk = new FailingDisk();
    Guest ana;
    Ask ask = Venue.at(KIOSK);
    KeyPair pair = Ed25519.generate();
    IssuingKey key = new IssuingKey(pair.getPrivate(), pair.getPublic());
    Memory memory = new Memory();
    Ledger ledger = open(disk, memory);
    Setting setting = setting(ledger, memory);
    Evening evening = Evening.at(setting, key);
    Guest early = evening.invite("Early Bird");
    ana = evening.invite("Ana Quintero");
    Arrivals arrivals = new Arrivals(setting, new PlainBadgeDesk(new SecureRandom()));
    assertInstanceOf(Answer.Admitted.class, arrivals.scan(Venue.at(KIOSK), early.token().bare()));
    disk.full = true;
    assertThrows(JournalStopped.class, () -> arrivals.scan(ask, ana.token().bare()));
    disk.full = false;
    assertThrows(JournalStopped.class, () -> arrivals.scan(ask, ana.token().bare()));
    assertThrows(JournalStopped.class, () -> arrivals.scan(Venue.at(KIOSK), early.token().bare()));
    assertThrows(JournalStopped.class, () -> arrivals.scan(Venue.at(KIOSK), "no invitation"));
    assertEquals(1, memory.read(state -> state.guests().tally(Evening.SUPPER)).arrived());
    ledger.close();

    Memory afterwards = new Memory();
    try (Ledger again = open(disk, afterwards)) {
      Arrivals door =
          new Arrivals(setting(again, afterwards), new PlainBadgeDesk(new SecureRandom()));
      assertInstanceOf(Answer.Admitted.class, door.scan(ask, ana.token().bare()));
    }
  }

  private Ledger open(Disk disk, Memory memory) {
    return Ledger.open(
        new Ledger.Settings(data, new CommunityId("c0".repeat(16)), BOX, new SystemClock(), disk),
        memory);
  }

  private static Setting setting(Ledger ledger, Memory memory) {
    return new Setting(BOX, ledger, memory, new SystemClock(), id -> Optional.empty());
  }

  /// The machine's disk, until it is full.
  private static final class FailingDisk extends BentDisk {
    volatile boolean full;

    @Override
    protected void writing(Path path, ByteBuffer bytes) throws IOException {
      check();
    }

    @Override
    protected void forcing(Path path) throws IOException {
      check();
    }

    private void check() throws IOException {
      if (full) {
        throw new IOException("No space left on device");
      }
    }
  }
}
