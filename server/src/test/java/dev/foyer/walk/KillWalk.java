package dev.foyer.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.BoxProcess;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Invitation;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.InvitationToken;
import dev.foyer.domain.Role;
import dev.foyer.platform.SystemClock;
import dev.foyer.projection.Replica;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real box is killed (`kill -9`) under load again and again; whatever it acknowledged is there
/// afterwards, once, in the journal and in the tables. Every twentieth box, the first among them,
/// has been at work for a minute before, so that the store of the tables has begun to reuse space.
/// A scan that got no answer is sent again to the next box; every second one starts straight on
/// what the kill has left. `-Dfoyer.kills=200 -Dfoyer.guests=30000` is the long form.
class KillWalk {
  private static final int KILLS = Integer.getInteger("foyer.kills", 4);
  private static final int GUESTS = Integer.getInteger("foyer.guests", 4_000);
  private static final int A_KILL = GUESTS / KILLS;
  private static final int LONG_RUN_EVERY = 20;
  private static final int LONG_RUN_SECONDS = 62;
  private static final int STATIONS = 8;
  private static final String EVENT = "0e".repeat(8);

  @TempDir Path folder;
  private final Random random = new Random(11);
  private final Set<InvitationId> acknowledged = ConcurrentHashMap.newKeySet();
  private final Queue<Scan> unanswered = new ConcurrentLinkedQueue<>();
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();

  /// A scan, which keeps its id when it is sent again.
  private record Scan(String id, InvitationToken token) {
    static Scan of(InvitationToken token) {
      return new Scan(
          "%016x%016x".formatted(System.nanoTime(), token.invitation().hashCode()), token);
    }

    String body() {
      return "{\"scanId\":\"%s\",\"text\":\"%s\"}".formatted(id, token.bare());
    }
  }

  @Test
  void nothingThatWasAcknowledgedIsLostByKills() throws IOException, InterruptedException {
    BoxProcess first = start();
    invite(first);
    first.kill();
    List<InvitationToken> tokens = tokens();
    long start = System.nanoTime();
    for (int kill = 0; kill < KILLS; kill++) {
      Queue<InvitationToken> mine =
          new ConcurrentLinkedQueue<>(tokens.subList(kill * A_KILL, (kill + 1) * A_KILL));
      int seconds = kill % LONG_RUN_EVERY == 0 ? LONG_RUN_SECONDS : 0;
      int before = acknowledged.size();
      load(mine, seconds);
      assertTrue(acknowledged.size() - before > A_KILL / 4, "the box was killed under load");
      boolean last = kill == KILLS - 1;
      boolean look = kill % 2 == 0 || last;
      System.out.printf(
          "kill %d after %d more check-ins: %d acknowledged%s%n",
          kill + 1,
          acknowledged.size() - before,
          acknowledged.size(),
          look
              ? ", " + compare(seconds > 0 || last ? Tables.TOO : Tables.NOT) + " on disk, 0 lost"
              : "");
    }
    System.out.printf(
        "%d kills in %d s: %d acknowledged check-ins, 0 lost, 0 twice%n",
        KILLS, (System.nanoTime() - start) / 1_000_000_000, acknowledged.size());
  }

  /// Scans at eight stations, some of it slowly for this many seconds, then as fast as they can,
  /// until the box is killed in the middle of it.
  private void load(Queue<InvitationToken> tokens, int seconds)
      throws IOException, InterruptedException {
    BoxProcess box = start();
    Http station = box.paired(Role.STATION);
    for (Scan scan = unanswered.poll(); scan != null; scan = unanswered.poll()) {
      send(station, scan);
    }
    long hurry = System.nanoTime() + seconds * 1_000_000_000L;
    int slowly = A_KILL / 8;
    int atKill = tokens.size() - (A_KILL / 2 + random.nextInt(A_KILL / 3));
    try (ExecutorService stations = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < STATIONS; i++) {
        stations.execute(
            () -> {
              while (System.nanoTime() < hurry && tokens.size() > A_KILL - slowly) {
                scan(station, tokens);
                pause(seconds * 1_000L * STATIONS / slowly);
              }
              while (System.nanoTime() < hurry) {
                pause(20);
              }
              while (box.isAlive() && !tokens.isEmpty()) {
                scan(station, tokens);
              }
            });
      }
      while (tokens.size() > atKill && box.isAlive()) {
        pause(1);
      }
      assertTrue(box.isAlive(), () -> "the box ended by itself: " + box.lastWords());
      box.kill();
    }
    assertEquals(
        List.of(), List.copyOf(surprises), () -> "a box answers or is dead: " + box.lastWords());
  }

  private void scan(Http station, Queue<InvitationToken> tokens) {
    InvitationToken token = tokens.poll();
    if (token == null) {
      return;
    }
    send(station, Scan.of(token));
  }

  private void send(Http station, Scan scan) {
    Answer answer;
    try {
      answer = station.post("/api/scans", scan.body());
    } catch (AssertionError e) {
      unanswered.add(scan);
      return;
    }
    if (answer.status() == 200 && answer.text("decision").equals("admitted")) {
      acknowledged.add(scan.token().invitation());
    } else {
      surprises.add(answer.status() + " " + answer.text("decision"));
    }
  }

  private static void pause(long millis) {
    LockSupport.parkNanos(millis * 1_000_000);
  }

  /// Whether the tables, which are made again for it, are compared as well.
  private enum Tables {
    TOO,
    NOT
  }

  /// Opens what is on disk and looks for everything that was acknowledged.
  private int compare(Tables tables) throws InterruptedException {
    try (Replica replica = Replica.founding(data(), "box", new SystemClock())) {
      assertEquals(List.of(), replica.ledger().journal().damage());
      Set<InvitationId> arrived =
          replica
              .memory()
              .read(
                  state -> {
                    for (InvitationId id : acknowledged) {
                      int standing = state.guests().find(id).orElseThrow().standing(0).size();
                      assertEquals(1, standing, "an acknowledged check-in is there, once: " + id);
                    }
                    return state.guests().of(new EventId(EVENT)).stream()
                        .flatMap(id -> state.guests().find(id).stream())
                        .filter(guest -> guest.effective(0).isPresent())
                        .map(Invitation::id)
                        .collect(Collectors.toSet());
                  });
      if (tables == Tables.TOO) {
        replica.projection().start();
        replica.projection().await(replica.ledger().journal().end(), Duration.ofMinutes(2));
        assertEquals(arrived, replica.projection().ask(KillWalk::inTheTables));
      }
      return arrived.size();
    }
  }

  private static Set<InvitationId> inTheTables(Connection tables) throws SQLException {
    Set<InvitationId> arrived = new HashSet<>();
    try (Statement statement = tables.createStatement();
        ResultSet row =
            statement.executeQuery("select invitation from admission where effective")) {
      while (row.next()) {
        arrived.add(new InvitationId(row.getString(1)));
      }
    }
    return arrived;
  }

  private void invite(BoxProcess box) {
    Http organiser = box.paired(Role.ORGANISER);
    Instant now = Instant.now();
    organiser.post("/api/community", "{\"name\":\"Hearth\",\"vision\":\"\"}");
    organiser.post(
        "/api/events",
        """
        {"event":"%s","name":"Dinner","place":"Hall","startsAt":"%s","endsAt":"%s",
         "timeZone":"UTC"}\
        """
            .formatted(EVENT, now.minusSeconds(600), now.plusSeconds(36_000)));
    for (int from = 0; from < GUESTS; from += 4_000) {
      invite(organiser, from, Math.min(GUESTS, from + 4_000));
    }
    assertTrue(organiser.post("/api/events/" + EVENT + "/open", "{}").status() < 300);
  }

  private static void invite(Http organiser, int from, int to) {
    StringBuilder csv = new StringBuilder("Name,E-mail\n");
    for (int i = from; i < to; i++) {
      csv.append("Guest %d,guest%d@example.org\n".formatted(i, i));
    }
    Answer taken =
        organiser.post(
            "/api/events/" + EVENT + "/guest-list",
            "text/csv",
            csv.toString().getBytes(StandardCharsets.UTF_8));
    assertEquals(to - from, taken.json().path("added").asInt(), taken.body());
  }

  private List<InvitationToken> tokens() {
    try (Replica replica = Replica.founding(data(), "box", new SystemClock())) {
      var key = replica.communityKeys().orElseThrow().issuing();
      EventId event = new EventId(EVENT);
      return replica.memory().read(state -> List.copyOf(state.guests().of(event))).stream()
          .map(id -> InvitationToken.issue(key, event, id, null))
          .toList();
    }
  }

  private Path data() {
    return folder.resolve("box");
  }

  private BoxProcess start() throws IOException {
    return BoxProcess.start(data(), "-Xmx256m", "--name", "box", "--port", "0");
  }
}
