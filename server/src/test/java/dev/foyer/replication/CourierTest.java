package dev.foyer.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.projection.Replica;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a batch's refusal means for those that come after it.
class CourierTest {
  @TempDir Path folder;
  private final Refusing central = new Refusing();
  private Community community;
  private Replica box;
  private Courier courier;
  private long nanos;

  /// It refuses what it is told to, and keeps what comes after that.
  private static final class Refusing implements Peer {
    private final Queue<Integer> statuses = new ArrayDeque<>();
    private int offers;
    private int kept;

    @Override
    public Wire.Exchange exchange(Wire.Have have) {
      return new Wire.Exchange(List.of(), List.of(), false, null, null);
    }

    @Override
    public Wire.Verdict offer(Wire.Batch batch) throws Refused {
      offers++;
      Integer status = statuses.poll();
      if (status != null) {
        throw new Refused(status, "Not now.");
      }
      kept++;
      return new Wire.Verdict(batch.stream(), "kept");
    }
  }

  @BeforeEach
  void open() {
    community = new Community(folder).with("north");
    box = community.open("north");
    courier =
        new Courier(box, central, () -> box.trusted().replicas().stream().findFirst(), () -> nanos);
    Community.open(box, 1);
  }

  @AfterEach
  void close() {
    community.close();
  }

  @Test
  void aBatchThatIsRefusedOnceIsOfferedAgainAfterASecond() throws Exception {
    central.statuses.add(400);
    assertFalse(courier.sendOwn());
    assertTrue(courier.stalls());
    pass(Duration.ofMillis(900));
    assertFalse(courier.sendOwn());
    assertEquals(1, central.offers);
    pass(Duration.ofMillis(200));
    assertTrue(courier.sendOwn());
    assertEquals(1, central.kept);
    assertFalse(courier.stalls());
  }

  @Test
  void aBatchThatIsRefusedAgainAndAgainIsOfferedMoreAndMoreSeldomAndNeverGivenUp()
      throws Exception {
    List<Long> seconds = new ArrayList<>();
    int refusals = 7;
    for (int i = 0; i < refusals; i++) {
      central.statuses.add(413);
    }
    for (long second = 0; central.kept == 0 && second < 100; second++) {
      int before = central.offers;
      courier.sendOwn();
      if (central.offers > before) {
        seconds.add(second);
      }
      pass(Duration.ofMillis(1_001));
    }
    assertEquals(List.of(0L, 1L, 3L, 7L, 15L, 25L, 35L, 45L), seconds);
    Community.open(box, 2);
    central.statuses.add(413);
    assertFalse(courier.sendOwn());
    pass(Duration.ofMillis(1_001));
    assertTrue(courier.sendOwn());
  }

  @Test
  void aRequestThatWasNotTakenForAFreshOneSaysNothingOfItsBatch() throws Exception {
    central.statuses.addAll(List.of(409, 503));
    assertThrows(Peer.Refused.class, courier::sendOwn);
    assertThrows(Peer.Refused.class, courier::sendOwn);
    assertTrue(courier.sendOwn());
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }
}
