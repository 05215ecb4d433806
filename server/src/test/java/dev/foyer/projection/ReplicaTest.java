package dev.foyer.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.domain.CommunityId;
import dev.foyer.journal.Given;
import dev.foyer.journal.JournalStopped;
import dev.foyer.keys.CommunityKeys;
import dev.foyer.keys.TrustedKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicaTest {
  @TempDir Path folder;

  @Test
  void ofSeveralThatStartInAFreshFolderAtOnceOneFoundsTheCommunityAndNobodyElseDoes()
      throws Exception {
    for (int round = 0; round < 10; round++) {
      Path data = folder.resolve("round-" + round);
      List<Replica> opened = together(data);
      assertEquals(1, opened.size());
      try (Replica only = opened.getFirst()) {
        CommunityId kept = CommunityKeys.in(data).orElseThrow().community();
        assertEquals(kept, only.membership().community());
      }
    }
  }

  private static List<Replica> together(Path data) throws Exception {
    List<Replica> opened = new ArrayList<>();
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService starters = Executors.newFixedThreadPool(4)) {
      List<Future<Replica>> starts = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        String name = "box " + i;
        starts.add(
            starters.submit(
                () -> {
                  go.await();
                  return Replica.founding(data, name, Given.clock());
                }));
      }
      go.countDown();
      for (Future<Replica> start : starts) {
        try {
          opened.add(start.get());
        } catch (ExecutionException e) {
          assertTrue(e.getCause() instanceof JournalStopped, String.valueOf(e.getCause()));
        }
      }
    }
    return opened;
  }

  @Test
  void theFolderIsGivenBackWhenOpeningFails() throws IOException {
    Path keys = folder.resolve("keys").resolve("community");
    Replica.founding(folder, "box", Given.clock()).close();
    byte[] sound = Files.readAllBytes(keys);
    Files.write(keys, new byte[] {'x'});
    for (int i = 0; i < 2; i++) {
      assertThrows(
          IllegalStateException.class, () -> Replica.founding(folder, "box", Given.clock()));
    }
    Files.write(keys, sound);
    Replica.founding(folder, "box", Given.clock()).close();
  }

  @Test
  void whoOpensItAsItStandsWritesNothingAndRenamesNobody() {
    Replica.founding(folder, "Box of the harbour", Given.clock()).close();
    try (Replica again = Replica.settled(folder, Given.clock())) {
      assertEquals(1, again.ledger().journal().end());
      assertEquals(
          List.of("Box of the harbour"),
          again.trusted().replicas().stream().map(TrustedKeys.Replica::name).toList());
    }
  }
}
