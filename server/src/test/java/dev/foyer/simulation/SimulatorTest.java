package dev.foyer.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Doors and central under everything that goes wrong. `-Dfoyer.seeds=2000` is the long form,
/// `-Dfoyer.seed=N -Dfoyer.seeds=1` plays one seed again.
class SimulatorTest {
  private static final int SEEDS = Integer.getInteger("foyer.seeds", 200);
  private static final long FIRST = Long.getLong("foyer.seed", 1);
  private static final int MOST_REPORTS = 3;

  @Test
  void whateverHappensNobodyIsBlockedNothingIsLostAndAllEndWithTheSame() {
    List<Played> played = Played.of(LongStream.range(FIRST, FIRST + SEEDS));
    List<Played> failed = played.stream().filter(one -> one.failure() != null).toList();
    assertTrue(
        failed.isEmpty(),
        () ->
            "seeds "
                + failed.stream().map(Played::seed).toList()
                + " failed\n"
                + failed.stream()
                    .limit(MOST_REPORTS)
                    .map(Played::report)
                    .collect(Collectors.joining("\n")));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 138})
  void aSeedThatFailedOnceFailsNoMore(long seed) {
    Played played = Played.of(seed, Mutant.NONE);
    assertNull(played.failure(), played::report);
  }

  @Test
  void theSameSeedPlaysTheSameEvening() {
    for (long seed = 1; seed <= 5; seed++) {
      assertEquals(Played.of(seed, Mutant.NONE).story(), Played.of(seed, Mutant.NONE).story());
    }
  }
}
