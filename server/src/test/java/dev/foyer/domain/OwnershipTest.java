package dev.foyer.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnershipTest {
  private static final ReplicaId NORTH = AnyFacts.replica(1);
  private static final ReplicaId SOUTH = AnyFacts.replica(2);
  private static final InvitationId GUEST = Telling.invitation(1);

  @Test
  void doorsThatHaveSetEachOtherAsideDecideAsBefore() {
    Set<ReplicaId> both = Set.of(NORTH, SOUTH);
    Optional<Ownership> before = Ownership.of(GUEST, both, both);
    assertTrue(before.isPresent());
    assertEquals(before, Ownership.of(GUEST, both, Set.of()));
    assertFalse(before.get().handedOver());
  }

  @Test
  void whereNoDoorIsOpenNobodyDecides() {
    assertEquals(Optional.empty(), Ownership.of(GUEST, List.of(), List.of()));
  }
}
