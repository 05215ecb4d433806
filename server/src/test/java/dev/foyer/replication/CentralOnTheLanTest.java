package dev.foyer.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.central.Central;
import dev.foyer.central.CentralConfig;
import dev.foyer.rehearsal.Caller;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A central that serves HTTPS with a certificate of its own.
class CentralOnTheLanTest {
  @TempDir Path folder;
  private Central central;

  @BeforeEach
  void start() {
    central =
        Central.start(
            new CentralConfig(
                folder.resolve("central"), 0, CentralConfig.Listening.LAN, Optional.empty()));
  }

  @AfterEach
  void stop() {
    central.close();
  }

  @Test
  void aBoxEntersByTheFingerprintThatCentralShows() {
    Path data = folder.resolve("box");
    Enrolment.enrol(applicant(data, central.fingerprint()), central.enrolmentCode());
    PeerAddress kept = Enrolment.central(data).orElseThrow();
    assertEquals(central.fingerprint(), kept.fingerprint());
  }

  @Test
  void withoutAFingerprintTheOneThatWasSeenIsToldAndWhatToDoWithIt() {
    String told = refusal(Optional.empty());
    assertTrue(told.contains(central.fingerprint().orElseThrow()), told);
    assertTrue(told.contains("--fingerprint"), told);
  }

  @Test
  void anotherCertificateThanThePinnedOneIsRefusedAndBothAreTold() {
    String told = refusal(Optional.of("00".repeat(32)));
    assertTrue(told.contains("00:00"), told);
    assertTrue(told.contains(central.fingerprint().orElseThrow()), told);
  }

  @Test
  void aDeviceOfARehearsalPairsByTheFingerprintAndSaysWhatItSawWithoutIt() {
    Caller.paired(
        new Caller.Server(central.origin(), central.fingerprint()), central.pairingCode());
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () -> Caller.paired(central.origin(), central.pairingCode()));
    String told = String.valueOf(refused.getMessage());
    assertTrue(told.contains(central.fingerprint().orElseThrow()), told);
  }

  private String refusal(Optional<String> fingerprint) {
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () ->
                Enrolment.enrol(
                    applicant(folder.resolve("other"), fingerprint), central.enrolmentCode()));
    return String.valueOf(refused.getMessage());
  }

  private Enrolment.Applicant applicant(Path data, Optional<String> fingerprint) {
    return new Enrolment.Applicant(
        data, "box", new PeerAddress(URI.create(central.origin()), fingerprint));
  }
}
