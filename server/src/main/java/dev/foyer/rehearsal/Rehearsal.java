package dev.foyer.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.foyer.domain.EventId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
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
import org.jspecify.annotations.Nullable;

/// Plays a door against a running box: what a venue runs the afternoon before. It makes an event of
/// its own, opens the doors for it, lets its guests come at the wanted pace, and leaves the doors
/// as they were: open for the event that they were open for, or closed. Closing it at any moment,
/// from whatever thread, does that too.
public final class Rehearsal implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 90_000;

  /// Why no badge will come out, however long one waits.
  private static final String NO_PRINTER = "no-printer";

  private static final double LONG_MILLIS = 1_000;

  /// How long after the last guest the badges that still wait are counted.
  public static final Duration BREATH = Duration.ofSeconds(3);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Caller planner;
  private final Caller box;
  private final List<Caller> stations;
  private final Plan plan;
  private final String event = EventId.REHEARSAL + mint(EventId.SIZE - 4);
  private final List<Double> decisionMillis = Collections.synchronizedList(new ArrayList<>());
  private final List<Double> badgeMillis = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger admitted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicInteger badgesMissing = new AtomicInteger();
  private final AtomicInteger badgesWaiting = new AtomicInteger();
  private @Nullable String before;
  private volatile boolean closed;

  /// How the door is played.
  public record Plan(int guests, int perMinute) {}

  /// What came of the scans.
  ///
  /// @param unanswered scans to which no answer came
  public record Scans(int admitted, int refused, int unanswered) {}

  /// What came of the badges.
  ///
  /// @param waiting ordered and not out a breath after the last guest: 0 if no queue was growing
  /// @param missing not out after 90 s, or at once where there is no printer
  public record Badges(int waiting, int missing) {}

  /// What came of it.
  ///
  /// @param decisions from the moment that a guest stood there, in milliseconds
  /// @param prints from decision to badge, in milliseconds
  public record Report(Scans scans, Badges badges, List<Double> decisions, List<Double> prints) {
    /// Scans that waited longer than a second for their decision.
    public long slow() {
      return decisions.stream().filter(millis -> millis > LONG_MILLIS).count();
    }

    /// The value below which this share of the (sorted) values lies; 0 if there are none.
    public static double percentile(List<Double> values, double share) {
      List<Double> sorted = values.stream().sorted().toList();
      return sorted.isEmpty()
          ? 0
          : sorted.get((int) Math.min(sorted.size() - 1, Math.round(share * (sorted.size() - 1))));
    }
  }

  public Rehearsal(Troupe troupe, Plan plan) {
    this.planner = troupe.planner();
    this.box = troupe.organiser();
    this.stations = troupe.stations();
    this.plan = plan;
  }

  /// Plays it, which takes guests / per-minute minutes.
  public Report play() throws InterruptedException {
    List<String> codes = invite();
    openDoors();
    int waiting;
    try {
      waiting = comeIn(codes);
    } finally {
      close();
    }
    return new Report(
        new Scans(admitted.get(), refused.get(), unanswered.get()),
        new Badges(waiting, badgesMissing.get()),
        List.copyOf(decisionMillis),
        List.copyOf(badgeMillis));
  }

  private synchronized void openDoors() {
    if (!closed) {
      before = openEvent();
      box.post("/api/events/" + event + "/open", Map.of());
    }
  }

  /// Leaves the doors as they were.
  @Override
  public synchronized void close() {
    String open = before;
    closed = true;
    before = null;
    if (open != null) {
      box.post(open.isEmpty() ? "/api/doors/close" : "/api/events/" + open + "/open", Map.of());
    }
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
    for (JsonNode planned : box.get("/api/organiser?rehearsals=yes").path("events")) {
      if (planned.path("event").asText().equals(event)) {
        return planned.path("invited").asInt();
      }
    }
    return 0;
  }

  /// Empty if the doors are closed; those of a rehearsal that was killed count as closed.
  private String openEvent() {
    for (JsonNode planned : box.get("/api/organiser").path("events")) {
      String id = planned.path("event").asText();
      if (planned.path("open").asBoolean() && !id.startsWith(EventId.REHEARSAL)) {
        return id;
      }
    }
    return "";
  }

  /// Guests come at even distances, each to the next station; a slow door makes them queue there.
  /// Returns how many badges still wait a breath after the last one is in.
  private int comeIn(List<String> codes) throws InterruptedException {
    long distance = TimeUnit.MINUTES.toNanos(1) / plan.perMinute();
    long start = System.nanoTime();
    List<ExecutorService> queues = new ArrayList<>();
    stations.forEach(s -> queues.add(Executors.newSingleThreadExecutor()));
    try (ExecutorService badges = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < codes.size() && !closed; i++) {
        long due = start + i * distance;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        Caller station = stations.get(i % stations.size());
        String code = codes.get(i);
        queues.get(i % queues.size()).execute(() -> scan(station, code, due, badges));
      }
      for (ExecutorService queue : queues) {
        queue.close();
      }
      Thread.sleep(closed ? Duration.ZERO : BREATH);
      return badgesWaiting.get();
    }
  }

  private void scan(Caller station, String code, long due, ExecutorService badges) {
    JsonNode answer;
    try {
      answer = Caller.json(station.post("/api/scans", Map.of("scanId", mint(16), "text", code)));
    } catch (Caller.NoAnswer | Caller.Refused e) {
      unanswered.incrementAndGet();
      return;
    }
    decisionMillis.add((System.nanoTime() - due) / 1e6);
    if (!answer.path("decision").asText().equals("admitted")) {
      refused.incrementAndGet();
      return;
    }
    admitted.incrementAndGet();
    for (JsonNode badge : answer.path("badges")) {
      badgesWaiting.incrementAndGet();
      badges.execute(() -> awaitBadge(station, badge.path("job").asText()));
    }
  }

  private void awaitBadge(Caller station, String job) {
    long start = System.nanoTime();
    while ((System.nanoTime() - start) / 1_000_000 < PATIENCE_MILLIS && !closed) {
      JsonNode badge = badge(station, job);
      if (badge.path("state").asText().equals("printed")) {
        badgesWaiting.decrementAndGet();
        badgeMillis.add((System.nanoTime() - start) / 1e6);
        return;
      }
      if (badge.path("reasons").path(0).asText().equals(NO_PRINTER)) {
        break;
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

  /// How a badge stands; nothing is known of it while there is no answer.
  private static JsonNode badge(Caller station, String job) {
    try {
      return station.get("/api/badges/" + job);
    } catch (Caller.NoAnswer | Caller.Refused e) {
      return MissingNode.getInstance();
    }
  }

  private static String mint(int bytes) {
    byte[] id = new byte[bytes];
    RANDOM.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
