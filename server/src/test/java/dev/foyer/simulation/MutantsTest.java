package dev.foyer.simulation;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The simulator can fail: whoever makes one of the known mistakes is caught.
class MutantsTest {
  private static final int MOST_SEEDS = 100;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void everyMutantIsCaught(Mutant mutant) {
    for (long seed = 1; seed <= MOST_SEEDS; seed++) {
      Throwable failure = Played.of(seed, mutant).failure();
      if (failure != null) {
        Violation violation = assertInstanceOf(Violation.class, failure);
        System.out.printf("%s: seed %d, %s%n", mutant, seed, violation.invariant());
        return;
      }
    }
    fail(mutant + " was not caught in " + MOST_SEEDS + " seeds");
  }
}
