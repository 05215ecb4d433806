package dev.foyer.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.BoxProcess;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.InvitationToken;
import dev.foyer.domain.Role;
import dev.foyer.platform.SystemClock;
import dev.foyer.projection.Replica;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// Guests who come to a lone box one after the other; whoever is not let in tries again.
final class Visitors {
  private final Queue<InvitationToken> outside = new ArrayDeque<>();
  private final List<InvitationId> acknowledged = new ArrayList<>();
  private int scans;

  /// What a guest sees.
  enum Sight {
    /// A green light, for the first time.
    IN,
    /// Nothing can be saved.
    STOPPED,
    /// No answer at all.
    NOTHING
  }

  /// Invites guests at a box and opens its doors.
  static void invite(BoxProcess box, int number) {
    Http organiser = box.paired(Role.ORGANISER);
    Invited.by(organiser, number);
    assertTrue(organiser.post(Invited.PATH + "/open", "{}").status() < 300);
  }

  /// Everybody who is invited by the box that left this folder.
  static Visitors of(Path folder) {
    Visitors visitors = new Visitors();
    visitors.outside.addAll(Invited.tokens(folder));
    return visitors;
  }

  /// How many have had a green light.
  int in() {
    return acknowledged.size();
  }

  /// The next guest shows the invitation.
  Sight scan(Http station) throws InterruptedException {
    InvitationToken token = outside.element();
    scans++;
    String scan = "{\"scanId\":\"%032x\",\"text\":\"%s\"}".formatted(scans, token.bare());
    Answer answer;
    try {
      answer = station.post("/api/scans", scan);
    } catch (AssertionError e) {
      Thread.sleep(50);
      return Sight.NOTHING;
    }
    if (answer.status() == 503) {
      assertEquals("/problems/storage-stopped", answer.text("type"));
      Thread.sleep(50);
      return Sight.STOPPED;
    }
    String decision = answer.text("decision");
    assertTrue(List.of("admitted", "already-admitted").contains(decision), answer.body());
    acknowledged.add(token.invitation());
    outside.remove();
    return Sight.IN;
  }

  /// Guests come until one of them sees this.
  void scanUntil(Sight sight, Http station) throws InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (scan(station) != sight) {
      assertTrue(System.nanoTime() < end, "not within a minute: " + sight);
    }
  }

  /// Opens what a box has left and looks for everybody who has had a green light, in the journal
  /// and in the tables.
  void assertAllAreIn(Path folder) throws InterruptedException {
    try (Replica replica = Replica.settled(folder, new SystemClock())) {
      assertEquals(List.of(), replica.ledger().journal().damage());
      for (InvitationId id : acknowledged) {
        int standing =
            replica
                .memory()
                .read(state -> state.guests().find(id).orElseThrow().standing(0).size());
        assertEquals(1, standing, "an acknowledged check-in is there, once: " + id);
      }
      replica.projection().start();
      replica.projection().await(replica.ledger().journal().end(), Duration.ofMinutes(1));
    }
  }
}
