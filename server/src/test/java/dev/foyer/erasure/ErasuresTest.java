package dev.foyer.erasure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.ClockQuality;
import dev.foyer.domain.FactBody.PersonProfiled;
import dev.foyer.domain.PersonId;
import dev.foyer.domain.Profile;
import dev.foyer.keys.ReplicaKeys;
import dev.foyer.keys.TrustedKeys;
import dev.foyer.platform.WallClock;
import dev.foyer.projection.Replica;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasuresTest {
  private static final PersonId ANA = new PersonId("a1".repeat(16));

  @TempDir Path folder;

  @Test
  void aReplicaThatSaysNothingForAWeekIsOverdue() {
    AtomicLong now = new AtomicLong(1_796_000_000_000L);
    WallClock clock =
        new WallClock() {
          @Override
          public long millis() {
            return now.get();
          }

          @Override
          public ClockQuality quality() {
            return ClockQuality.TRUSTED;
          }
        };
    try (Replica replica = Replica.founding(folder.resolve("central"), "central", clock)) {
      ReplicaKeys box = ReplicaKeys.in(folder.resolve("box"));
      replica.trust(
          new TrustedKeys.Replica(box.signingPublic(), box.agreementPublic(), "North box"));
      replica.ledger().record(List.of(new PersonProfiled(ANA, 1, Profile.named("Ana"))));
      Erasures erasures = new Erasures(replica);
      assertFalse(erasures.erase(ANA).overdue());
      long facts = replica.ledger().journal().end();
      now.addAndGet(Duration.ofDays(7).toMillis());
      assertFalse(erasures.erase(ANA).overdue());
      assertEquals(facts, replica.ledger().journal().end(), "an erasure is written once");
      now.addAndGet(1);
      assertTrue(erasures.all().getFirst().overdue());
      assertEquals(
          List.of("North box", "central"),
          erasures.all().getFirst().replicas().stream()
              .map(Erasures.Holder::name)
              .sorted()
              .toList());
    }
  }
}
