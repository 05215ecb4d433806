package dev.foyer.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.BadLine;
import dev.foyer.BadLine.Fault;
import dev.foyer.BadLine.Refusal;
import dev.foyer.BoxProcess;
import dev.foyer.CentralProcess;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.domain.InvitationId;
import dev.foyer.domain.InvitationToken;
import dev.foyer.domain.Role;
import dev.foyer.domain.StreamId;
import dev.foyer.journal.Journal;
import dev.foyer.platform.SystemClock;
import dev.foyer.projection.Replica;
import dev.foyer.replication.Enrolment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A real box and a real central with a bad line between them, an evening long: the line has one
/// fault after the other, and box, central or both are killed (`kill -9`) now and then, while
/// guests come in. Then everything is mended, and whoever had a green light is in at central, once.
/// `-Dfoyer.troubles=200 -Dfoyer.seed=N` is the long form.
@Execution(ExecutionMode.CONCURRENT)
class TroubledEveningWalk {
  private static final int TROUBLES = Integer.getInteger("foyer.troubles", 6);
  private static final long SEED = Long.getLong("foyer.seed", 1);
  private static final int GUESTS = 120 * TROUBLES;

  /// Starts take long where the machine has much else to do.
  private static final long PATIENCE_NANOS = 300_000_000_000L;

  private static final int STATIONS = 3;
  private static final List<Fault> FAULTS =
      Arrays.stream(Fault.values()).filter(fault -> fault != Fault.NONE).toList();

  @TempDir Path folder;
  private final Random random = new Random(SEED);
  private final Queue<InvitationToken> outside = new ConcurrentLinkedQueue<>();
  private final Set<InvitationId> acknowledged = ConcurrentHashMap.newKeySet();
  private final List<String> story = new ArrayList<>();
  private final BadLine line;
  private CentralProcess central;
  private BoxProcess box;
  private Http organiser;
  private volatile boolean busy = true;
  private long begin;

  /// What may happen next. Kills are as frequent as all faults of the line together.
  private enum Kind {
    FAULT,
    REFUSAL,
    BOX_KILLED,
    CENTRAL_KILLED,
    BOTH_KILLED
  }

  private static final List<Kind> KILLS =
      List.of(Kind.BOX_KILLED, Kind.CENTRAL_KILLED, Kind.BOTH_KILLED);
  private static final List<Kind> ON_THE_LINE = List.of(Kind.FAULT, Kind.REFUSAL);

  TroubledEveningWalk() throws IOException {
    line = new BadLine();
  }

  @AfterEach
  void shut() throws IOException, InterruptedException {
    busy = false;
    line.close();
    central.kill();
    box.kill();
  }

  @Test
  void whoeverHadAGreenLightIsInAtCentralOnceWhateverHappenedInBetween() throws Exception {
    evening();
    long mended = System.nanoTime();
    await(() -> arrived() >= acknowledged.size());
    System.out.printf(
        "%d troubles (seed %d), %d acknowledged check-ins; central had all %d ms after the last%n",
        TROUBLES, SEED, acknowledged.size(), (System.nanoTime() - mended) / 1_000_000);
    assertEquals(acknowledged.size(), arrived(), story::toString);
    assertTrue(acknowledged.size() > TROUBLES, "guests came in");
    box.kill();
    central.kill();
    compare();
  }

  @BeforeEach
  void open() throws Exception {
    central = startCentral();
    Http planner = central.organiser(central.origin());
    Invited.by(planner, GUESTS);
    central.kill();
    outside.addAll(Invited.tokens(atCentral()));
    assertEquals(GUESTS, outside.size());
    central = startCentral();
    line.leadsTo(central.port());
    organiser = Http.bearing(line.origin(), planner.token());
    box = startBox("0", "--enrol", organiser.post("/api/boxes/codes", "{}").text("code"));
    Http here = box.paired(Role.ORGANISER);
    await(() -> event(here).path("invited").asInt() == GUESTS);
    assertTrue(here.post(Invited.PATH + "/open", "{}").status() < 300);
  }

  private void evening() throws Exception {
    Http station = box.paired(Role.STATION);
    begin = System.nanoTime();
    List<Future<?>> stations = new ArrayList<>();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < STATIONS; i++) {
        stations.add(people.submit(() -> station(station)));
      }
      try {
        for (Kind kind : kinds()) {
          happen(kind);
          Thread.sleep(random.nextInt(500));
          assertNoneGaveUp(stations);
        }
      } finally {
        line.mend();
        busy = false;
      }
    }
    assertNoneGaveUp(stations);
  }

  private static void assertNoneGaveUp(List<Future<?>> stations) throws Exception {
    for (Future<?> one : stations) {
      if (one.isDone()) {
        one.get();
      }
    }
  }

  /// Each kind about as often as another, in any order.
  private List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    for (int i = 0; i < TROUBLES; i++) {
      List<Kind> from = i % 2 == 0 ? KILLS : ON_THE_LINE;
      kinds.add(from.get(i / 2 % from.size()));
    }
    Collections.shuffle(kinds, random);
    return kinds;
  }

  private void happen(Kind kind) throws IOException, InterruptedException {
    switch (kind) {
      case FAULT -> {
        Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
        tell(fault.toString());
        line.has(fault);
        Thread.sleep(300 + random.nextInt(2_000));
        line.mend();
      }
      case REFUSAL -> {
        int status = List.of(400, 404, 413, 429, 500).get(random.nextInt(5));
        Refusal no = random.nextBoolean() ? Refusal.ofCentral(status) : Refusal.ofProxy(status);
        tell(no.toString());
        line.refusesOne(no);
        Thread.sleep(random.nextInt(1_000));
      }
      case BOX_KILLED -> {
        faultOrNone();
        box.kill();
        box = startBox(Integer.toString(box.port()));
        line.mend();
      }
      case CENTRAL_KILLED -> {
        faultOrNone();
        central.kill();
        Thread.sleep(random.nextInt(1_000));
        central = startCentral();
        line.leadsTo(central.port());
        line.mend();
      }
      case BOTH_KILLED -> {
        faultOrNone();
        central.kill();
        box.kill();
        box = startBox(Integer.toString(box.port()));
        central = startCentral();
        line.leadsTo(central.port());
        line.mend();
      }
    }
    tell(kind + " is over");
  }

  /// Half of the kills come while the line is bad as well.
  private void faultOrNone() throws InterruptedException {
    Fault fault = random.nextBoolean() ? Fault.NONE : FAULTS.get(random.nextInt(FAULTS.size()));
    tell("a kill, with " + fault);
    line.has(fault);
    Thread.sleep(random.nextInt(400));
  }

  private void tell(String what) {
    story.add(what);
    System.out.printf(
        "%5d ms: %s, %d in%n", (System.nanoTime() - begin) / 1_000_000, what, acknowledged.size());
  }

  /// Guests come to a station; each shows the same scan until there is an answer to it.
  private Void station(Http station) throws InterruptedException {
    for (InvitationToken guest = outside.poll(); guest != null && busy; guest = outside.poll()) {
      String scan =
          "{\"scanId\":\"%s%s\",\"text\":\"%s\"}"
              .formatted(guest.invitation().hex(), "0".repeat(8), guest.bare());
      long until = System.nanoTime() + PATIENCE_NANOS;
      while (!isIn(station, scan, guest)) {
        assertTrue(System.nanoTime() < until, "a box that is killed comes back");
        Thread.sleep(50);
      }
      Thread.sleep(40);
    }
    return null;
  }

  private boolean isIn(Http station, String scan, InvitationToken guest) {
    Answer answer;
    try {
      answer = station.post("/api/scans", scan);
    } catch (AssertionError e) {
      return false;
    }
    assertEquals("admitted", answer.text("decision"), answer.body());
    acknowledged.add(guest.invitation());
    return true;
  }

  /// Opens what both have left: each acknowledged check-in is there, once, nobody else is in, and
  /// every stream of the box's ends at central as it ends at the box.
  private void compare() {
    try (Replica there = Replica.settled(atCentral(), new SystemClock());
        Replica here = Replica.joined(atBox(), Enrolment.membership(atBox()), new SystemClock())) {
      there
          .memory()
          .read(
              state -> {
                for (InvitationId id : state.guests().of(Invited.EVENT)) {
                  int times = state.guests().find(id).orElseThrow().standing(0).size();
                  assertEquals(acknowledged.contains(id) ? 1 : 0, times, story::toString);
                }
                return state;
              });
      for (Replica one : List.of(here, there)) {
        assertEquals(List.of(), one.ledger().journal().damage());
        assertEquals(List.of(), one.ledger().journal().forks());
      }
      Map<StreamId, Journal.Head> own = here.ledger().journal().heads();
      own.keySet().removeIf(stream -> !stream.replica().equals(here.id()));
      own.remove(here.ledger().journal().own());
      assertTrue(there.ledger().journal().heads().entrySet().containsAll(own.entrySet()));
    }
  }

  private int arrived() {
    try {
      return event(organiser).path("arrived").asInt();
    } catch (AssertionError e) {
      return 0;
    }
  }

  private static JsonNode event(Http organiser) {
    return organiser.get("/api/organiser").json().path("events").path(0);
  }

  private CentralProcess startCentral() throws IOException {
    return CentralProcess.start(folder.resolve("central.log"), "--data", atCentral().toString());
  }

  private BoxProcess startBox(String port, String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("--port", port, "--central", line.origin()));
    words.addAll(List.of(more));
    return BoxProcess.start(atBox(), "-Xmx256m", words.toArray(String[]::new));
  }

  private Path atCentral() {
    return folder.resolve("central");
  }

  private Path atBox() {
    return folder.resolve("box");
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, "not within five minutes");
      Thread.sleep(20);
    }
  }
}
