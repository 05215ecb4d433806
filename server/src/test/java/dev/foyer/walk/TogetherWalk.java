package dev.foyer.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.CentralProcess;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.Planner;
import dev.foyer.Postgres;
import dev.foyer.RoundRobin;
import dev.foyer.box.Box;
import dev.foyer.box.BoxConfig;
import dev.foyer.domain.EventId;
import dev.foyer.domain.Role;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.Journal;
import dev.foyer.journal.PostgresJournal;
import dev.foyer.keys.CommunityStore;
import dev.foyer.platform.Database;
import dev.foyer.platform.SystemClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Central as several real processes on one real PostgreSQL, behind a load balancer that sends each
/// request to another one. Boxes check guests in and organisers plan while processes are killed
/// (`kill -9`) and others take their place. `-Dfoyer.together-kills=20` is a longer form.
@Execution(ExecutionMode.CONCURRENT)
class TogetherWalk {
  private static final int KILLS = Integer.getInteger("foyer.together-kills", 1);
  private static final int GUESTS = 40 * KILLS;
  private static final List<String> EVENTS = List.of("0a".repeat(8), "0b".repeat(8));

  @TempDir Path folder;
  private final List<CentralProcess> processes = new ArrayList<>();
  private final Set<String> planned = ConcurrentHashMap.newKeySet();
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
  private final AtomicInteger admitted = new AtomicInteger();
  private final AtomicBoolean busy = new AtomicBoolean(true);
  private final AtomicInteger killed = new AtomicInteger();
  private final RoundRobin balancer;
  private String database = "";
  private int starts;

  TogetherWalk() throws IOException {
    balancer = new RoundRobin();
  }

  @Test
  void nothingThatAnyProcessAcknowledgedIsLostWhenItIsKilledAndAllEndEqual() throws Exception {
    database = Postgres.database();
    try (balancer) {
      join();
      join();
      Http organiser = processes.getFirst().organiser(balancer.origin());
      organise(organiser);
      try (Box first = box("first", organiser);
          Box second = box("second", organiser)) {
        evening(List.of(first, second), organiser);
        assertEquals(List.of(), List.copyOf(surprises));
        assertEquals(2 * GUESTS, admitted.get());
        await(() -> arrived(organiser) == admitted.get());
        assertEqual(organiser);
        assertAllThere(List.of(first, second));
      }
    } finally {
      busy.set(false);
      for (CentralProcess process : processes) {
        process.kill();
      }
    }
  }

  /// Guests come in at both doors and an organiser plans, through all the kills.
  private void evening(List<Box> boxes, Http organiser) throws Exception {
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2; i++) {
        String event = EVENTS.get(i);
        Box box = boxes.get(i);
        people.execute(() -> surprised(() -> door(box, event)));
        people.execute(() -> surprised(() -> plan(organiser)));
      }
      kills();
    }
  }

  private void kills() throws Exception {
    try {
      for (int kill = 1; kill <= KILLS; kill++) {
        int so = kill * 2 * GUESTS / (KILLS + 1) - 10;
        await(() -> admitted.get() >= so || !surprises.isEmpty());
        CentralProcess victim = processes.removeFirst();
        victim.kill();
        System.out.printf(
            "killed %d of %d after %d check-ins and %d planned events%n",
            kill, KILLS, admitted.get(), planned.size());
        balancer.remove(victim.origin());
        killed.set(kill);
        join();
      }
      await(() -> admitted.get() == 2 * GUESTS || !surprises.isEmpty());
    } finally {
      busy.set(false);
    }
  }

  private interface Doing {
    void run() throws Exception;
  }

  private void surprised(Doing doing) {
    try {
      doing.run();
    } catch (Exception | AssertionError e) {
      surprises.add(e.toString());
    }
  }

  private void join() throws IOException {
    starts++;
    CentralProcess process =
        CentralProcess.start(folder.resolve("central-" + starts + ".log"), "--db", database);
    processes.add(process);
    balancer.add(process.origin());
  }

  private static void organise(Http organiser) {
    for (String event : EVENTS) {
      Planner.plan(organiser, event);
      StringBuilder csv = new StringBuilder("Name,First-timer\n");
      for (int i = 0; i < GUESTS; i++) {
        csv.append("Guest%s%04d,yes\n".formatted(event.substring(0, 2), i));
      }
      assertEquals(GUESTS, Planner.invite(organiser, event, csv.toString()));
    }
  }

  private Box box(String name, Http organiser) {
    String code = organiser.post("/api/boxes/codes", "{}").text("code");
    return Box.start(
        new BoxConfig(
            folder.resolve(name),
            name,
            0,
            BoxConfig.Listening.LOOPBACK,
            List.of(),
            Optional.of(new BoxConfig.Central(URI.create(balancer.origin()), Optional.of(code)))));
  }

  private void door(Box box, String event) throws InterruptedException {
    Http here = Http.paired(box.origin(), Role.ORGANISER, box.pairingCode(Role.ORGANISER));
    await(() -> isInvited(box, new EventId(event)));
    Answer opened = here.post("/api/events/" + event + "/open", "{}");
    assertTrue(opened.status() < 300, opened.body());
    Http host = Http.paired(box.origin(), Role.HOST, box.pairingCode(Role.HOST));
    for (int i = 0; i < GUESTS; i++) {
      int so = i;
      await(() -> so < GUESTS * (killed.get() + 1) / (KILLS + 1));
      String name = "Guest%s%04d".formatted(event.substring(0, 2), i);
      JsonNode guest = host.get("/api/guests?q=" + name).json().path("guests").path(0);
      Answer answer =
          host.post(
              "/api/guests/" + guest.path("invitation").asText() + "/check-in",
              "{\"scanId\":\"%s%016x\"}".formatted(event, i));
      if (answer.text("decision").equals("admitted")) {
        admitted.incrementAndGet();
      } else {
        surprises.add(name + ": " + answer.body());
      }
      Thread.sleep(20);
    }
  }

  /// Whether a box knows the event and all its guests: the two come from different processes, and
  /// so in any order.
  private static boolean isInvited(Box box, EventId event) {
    return box.replica()
        .memory()
        .read(
            state ->
                state.guests().event(event).isPresent()
                    && state.guests().tally(event).expected() == GUESTS);
  }

  /// Plans one event after the other and remembers those that were acknowledged.
  private void plan(Http organiser) throws InterruptedException {
    for (long i = System.nanoTime(); busy.get(); i++) {
      String id = "%016x".formatted(i);
      Answer answer = organiser.post("/api/events", Planner.event(id));
      if (answer.status() == 200) {
        planned.add(id);
      } else if (answer.status() != 502 && answer.status() != 503) {
        surprises.add(answer.status() + " " + answer.body());
      }
      Thread.sleep(30);
    }
  }

  private static int arrived(Http organiser) {
    Answer answer = organiser.get("/api/organiser");
    int arrived = 0;
    for (JsonNode event : answer.json().path("events")) {
      arrived += event.path("arrived").asInt();
    }
    return arrived;
  }

  /// Each process says the same, and knows every event that any of them had acknowledged.
  private void assertEqual(Http organiser) {
    Set<String> said = new HashSet<>();
    Set<String> lists = new HashSet<>();
    for (CentralProcess process : processes) {
      Http there = Http.bearing(process.origin(), organiser.token());
      JsonNode events = there.get("/api/organiser").json().path("events");
      Set<String> ids = new HashSet<>();
      events.forEach(event -> ids.add(event.path("event").asText()));
      planned.forEach(id -> assertTrue(ids.contains(id), "an acknowledged event is there: " + id));
      said.add(events.toString());
      for (String event : EVENTS) {
        lists.add(event + there.get("/api/events/" + event + "/attendance.csv").body());
      }
      assertEquals("up", there.get("/health").text("status"), process.lastWords());
    }
    assertEquals(1, said.size());
    assertEquals(EVENTS.size(), lists.size());
  }

  /// Every stream of a box's own ends in the database as it ends on the box.
  private void assertAllThere(List<Box> boxes) {
    var community = boxes.getFirst().replica().membership().community();
    try (Database shared = Database.open(database);
        Journal central =
            PostgresJournal.open(
                new PostgresJournal.Settings(
                    shared.with(CommunityStore.SETTING, community.hex()),
                    new StreamId(community, boxes.getFirst().replica().id(), 1),
                    new SystemClock(),
                    entries -> {}))) {
      assertEquals(List.of(), central.forks());
      for (Box box : boxes) {
        Map<StreamId, Journal.Head> own = box.replica().ledger().journal().heads();
        own.keySet().removeIf(stream -> !stream.replica().equals(box.replica().id()));
        await(() -> central.heads().entrySet().containsAll(own.entrySet()));
      }
    }
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + 60_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, "not within a minute");
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
