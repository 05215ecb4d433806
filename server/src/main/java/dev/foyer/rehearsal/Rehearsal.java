package dev.foyer.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Plays a door against a running box: what a venue runs the afternoon before. It makes an event of
/// its own, opens the doors for it, lets its guests come at the wanted pace, and opens the doors
/// again for the event that they were open for.
public final class Rehearsal {
  private static final long PATIENCE_MILLIS = 90_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Caller planner;
  private final Caller box;
  private final List<Caller> stations;
  private final Plan plan;
  private final String event = mint(8);
  private final List<Double> decisionMillis = Collections.synchronizedList(new ArrayList<>());
  private final List<Double> badgeMillis = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger admitted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger badgesMissing = new AtomicInteger();

  /// How the door is played.
  public record Plan(int guests, int perMinute, int stations) {}

  /// Who plays.
  ///
  /// @param planner an organiser where invitations are issued: central, or a lone box
  /// @param box an organiser of the box
  public record Cast(Caller planner, Caller box, List<Caller> stations) {}

  /// What came of it; times in milliseconds.
  public record Report(
      int admitted, int refused, List<Double> decisions, List<Double> badges, int badgesMissing) {
    /// The value below which this share of the (sorted) values lies; 0 if there are none.
    public static double percentile(List<Double> values, double share) {
      List<Double> sorted = values.stream().sorted().toList();
      return sorted.isEmpty()
          ? 0
          : sorted.get((int) Math.min(sorted.size() - 1, Math.round(share * (sorted.size() - 1))));
    }
  }

  public Rehearsal(Cast cast, Plan plan) {
    this.planner = cast.planner();
    this.box = cast.box();
    this.stations = List.copyOf(cast.stations());
    this.plan = plan;
  }

  /// Plays it, which takes guests / per-minute minutes.
  public Report play() throws InterruptedException {
    List<String> codes = invite();
    String before = openEvent();
    box.post("/api/events/" + event + "/open", Map.of());
    try {
      comeIn(codes);
    } finally {
      if (!before.isEmpty()) {
        box.post("/api/events/" + before + "/open", Map.of());
      }
    }
    return new Report(
        admitted.get(),
        refused.get(),
        List.copyOf(decisionMillis),
        List.copyOf(badgeMillis),
        badgesMissing.get());
  }

  private List<String> invite() throws InterruptedException {
    Instant now = Instant.now();
    planner.post(
        "/api/events",
        Map.of(
            "event",
            event,
            "name",
            "Rehearsal",
            "place",
            "",
            "startsAt",
            now.minusSeconds(60).toString(),
            "endsAt",
            now.plusSeconds(6 * 3_600).toString(),
            "timeZone",
            ZoneId.systemDefault().getId()));
    StringBuilder csv = new StringBuilder("Name,Organisation\n");
    for (int i = 1; i <= plan.guests(); i++) {
      csv.append("Rehearsal Guest %d,House %d\n".formatted(i, i % 7));
    }
    byte[] list = csv.toString().getBytes(StandardCharsets.UTF_8);
    planner.post("/api/events/" + event + "/guest-list", "text/csv", list);
    long until = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (invitedAtTheBox() < plan.guests()) {
      if (System.currentTimeMillis() > until) {
        throw new IllegalStateException("The guests did not reach the box in 90 s.");
      }
      Thread.sleep(100);
    }
    byte[] sheet = planner.raw("/api/events/" + event + "/invitations.html");
    return Sheet.texts(new String(sheet, StandardCharsets.UTF_8));
  }

  private int invitedAtTheBox() {
    for (JsonNode planned : box.get("/api/organiser").path("events")) {
      if (planned.path("event").asText().equals(event)) {
        return planned.path("invited").asInt();
      }
    }
    return 0;
  }

  private String openEvent() {
    for (JsonNode planned : box.get("/api/organiser").path("events")) {
      if (planned.path("open").asBoolean()) {
        return planned.path("event").asText();
      }
    }
    return "";
  }

  /// Guests come at even distances, each to the next station; a slow door makes them queue there.
  private void comeIn(List<String> codes) throws InterruptedException {
    long distance = TimeUnit.MINUTES.toNanos(1) / plan.perMinute();
    long start = System.nanoTime();
    List<ExecutorService> queues = new ArrayList<>();
    stations.forEach(s -> queues.add(Executors.newSingleThreadExecutor()));
    try (ExecutorService badges = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < codes.size(); i++) {
        long due = start + i * distance;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        Caller station = stations.get(i % stations.size());
        String code = codes.get(i);
        queues.get(i % queues.size()).execute(() -> scan(station, code, due, badges));
      }
      for (ExecutorService queue : queues) {
        queue.close();
      }
    }
  }

  private void scan(Caller station, String code, long due, ExecutorService badges) {
    byte[] answered = station.post("/api/scans", Map.of("scanId", mint(16), "text", code));
    double millis = (System.nanoTime() - due) / 1e6;
    JsonNode answer = Caller.json(answered);
    decisionMillis.add(millis);
    if (!answer.path("decision").asText().equals("admitted")) {
      refused.incrementAndGet();
      return;
    }
    admitted.incrementAndGet();
    for (JsonNode badge : answer.path("badges")) {
      badges.execute(() -> awaitBadge(station, badge.path("job").asText()));
    }
  }

  private void awaitBadge(Caller station, String job) {
    long start = System.nanoTime();
    while ((System.nanoTime() - start) / 1_000_000 < PATIENCE_MILLIS) {
      String state = station.get("/api/badges/" + job).path("state").asText();
      if (state.equals("printed")) {
        badgeMillis.add((System.nanoTime() - start) / 1e6);
        return;
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    badgesMissing.incrementAndGet();
  }

  private static String mint(int bytes) {
    byte[] id = new byte[bytes];
    RANDOM.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
