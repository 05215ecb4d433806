package dev.foyer.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.domain.EventId;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.InvitationToken;
import dev.foyer.domain.Role;
import dev.foyer.platform.SystemClock;
import dev.foyer.projection.Replica;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real box is killed (`kill -9`) under load again and again; whatever it acknowledged is there
/// afterwards, once. `-Dfoyer.kills=200 -Dfoyer.load-seconds=6 -Dfoyer.guests=40000` is the long
/// form.
class KillWalk {
  private static final int KILLS = Integer.getInteger("foyer.kills", 3);
  private static final int LOAD_SECONDS = Integer.getInteger("foyer.load-seconds", 2);
  private static final int GUESTS = Integer.getInteger("foyer.guests", 4_000);
  private static final int STATIONS = 8;
  private static final String EVENT = "0e".repeat(8);
  private static final Pattern LINK =
      Pattern.compile("(http://[^/]+)/(?:kiosk|organiser)#pair=(\\S+)");

  @TempDir Path folder;
  private final Random random = new Random(11);
  private final Set<InvitationId> acknowledged = ConcurrentHashMap.newKeySet();

  /// A box in a process of its own.
  private record Running(
      Process process, String origin, String stationCode, String organiserCode) {}

  @Test
  void nothingThatWasAcknowledgedIsLostByKills() throws IOException, InterruptedException {
    Running first = start();
    invite(first);
    kill(first);
    Queue<InvitationToken> tokens = new ConcurrentLinkedQueue<>(tokens());
    long start = System.nanoTime();
    for (int kill = 1; kill <= KILLS; kill++) {
      Running box = start();
      load(box, tokens);
      int all = compare();
      System.out.printf(
          "kill %d: %d acknowledged, %d admissions on disk, 0 lost%n",
          kill, acknowledged.size(), all);
    }
    System.out.printf(
        "%d kills in %d s: %d acknowledged check-ins, 0 lost, 0 twice%n",
        KILLS, (System.nanoTime() - start) / 1_000_000_000, acknowledged.size());
    assertTrue(acknowledged.size() >= KILLS, "the box was under load");
  }

  /// Scans at eight stations until the box is killed.
  private void load(Running box, Queue<InvitationToken> tokens)
      throws IOException, InterruptedException {
    Http station = Http.paired(box.origin(), Role.STATION, box.stationCode());
    try (ExecutorService stations = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < STATIONS; i++) {
        stations.execute(() -> scanUntilDead(box, station, tokens));
      }
      long millis = LOAD_SECONDS * 500L + random.nextInt(LOAD_SECONDS * 500);
      Thread.sleep(millis);
      kill(box);
    }
  }

  private void scanUntilDead(Running box, Http station, Queue<InvitationToken> tokens) {
    while (box.process().isAlive()) {
      InvitationToken token = tokens.poll();
      if (token == null) {
        return;
      }
      String scan = "%016x%016x".formatted(System.nanoTime(), token.invitation().hashCode());
      String body = "{\"scanId\":\"%s\",\"text\":\"%s\"}".formatted(scan, token.bare());
      Answer answer;
      try {
        answer = station.post("/api/scans", body);
      } catch (AssertionError e) {
        return;
      }
      if (answer.status() == 200 && answer.text("decision").equals("admitted")) {
        acknowledged.add(token.invitation());
      }
    }
  }

  /// Opens what is on disk and looks for everything that was acknowledged.
  private int compare() {
    try (Replica replica = Replica.founding(folder, "box", new SystemClock())) {
      assertEquals(List.of(), replica.ledger().journal().damage());
      return replica
          .memory()
          .read(
              state -> {
                for (InvitationId id : acknowledged) {
                  int standing = state.guests().find(id).orElseThrow().standing(0).size();
                  assertEquals(1, standing, "an acknowledged check-in is there, once: " + id);
                }
                return state.guests().tally(new EventId(EVENT)).arrived();
              });
    }
  }

  private void invite(Running box) {
    Http organiser = Http.paired(box.origin(), Role.ORGANISER, box.organiserCode());
    Instant now = Instant.now();
    organiser.post("/api/community", "{\"name\":\"Hearth\",\"vision\":\"\"}");
    organiser.post(
        "/api/events",
        """
        {"event":"%s","name":"Dinner","place":"Hall","startsAt":"%s","endsAt":"%s",
         "timeZone":"UTC"}\
        """
            .formatted(EVENT, now.minusSeconds(600), now.plusSeconds(36_000)));
    StringBuilder csv = new StringBuilder("Name,E-mail\n");
    for (int i = 0; i < GUESTS; i++) {
      csv.append("Guest %d,guest%d@example.org\n".formatted(i, i));
    }
    Answer taken =
        organiser.post(
            "/api/events/" + EVENT + "/guest-list",
            "text/csv",
            csv.toString().getBytes(StandardCharsets.UTF_8));
    assertEquals(GUESTS, taken.json().path("added").asInt(), taken.body());
    assertTrue(organiser.post("/api/events/" + EVENT + "/open", "{}").status() < 300);
  }

  private List<InvitationToken> tokens() {
    try (Replica replica = Replica.founding(folder, "box", new SystemClock())) {
      var key = replica.communityKeys().orElseThrow().issuing();
      EventId event = new EventId(EVENT);
      return replica.memory().read(state -> List.copyOf(state.guests().of(event))).stream()
          .map(id -> InvitationToken.issue(key, event, id, null))
          .toList();
    }
  }

  private Running start() throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.foyer.cli.Foyer",
                "box",
                "--data",
                folder.toString(),
                "--name",
                "box",
                "--port",
                "0"));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String origin = "";
    String station = "";
    String organiser = "";
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher link = LINK.matcher(line);
      if (link.find()) {
        origin = link.group(1);
        station = line.contains("/kiosk") ? link.group(2) : station;
        organiser = line.contains("/organiser") ? link.group(2) : organiser;
      }
      if (line.contains("Ctrl-C")) {
        return new Running(process, origin, station, organiser);
      }
    }
    throw new AssertionError("the box did not start");
  }

  private static void kill(Running box) throws InterruptedException {
    box.process().destroyForcibly();
    assertTrue(box.process().waitFor(10, TimeUnit.SECONDS));
  }
}
