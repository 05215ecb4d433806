package dev.foyer.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.BoxProcess;
import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.badge.BadgeTemplate;
import dev.foyer.box.Evening;
import dev.foyer.box.Evening.Guest;
import dev.foyer.box.Evening.Wish;
import dev.foyer.domain.Role;
import dev.foyer.platform.SystemClock;
import dev.foyer.printer.sim.Fault;
import dev.foyer.projection.Replica;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Guests come in through two stations while somebody opens covers, empties rolls and pulls cables
/// on both printers, and the box is killed (`kill -9`) again and again. Afterwards every badge is
/// accounted for: in the tray once, or a person was asked. `-Dfoyer.badges=500` is the long form;
/// `foyer.seed` and `foyer.badge-kills` are other evenings.
@Execution(ExecutionMode.CONCURRENT)
class BadEveningWalk {
  private static final int BADGES = Integer.getInteger("foyer.badges", 24);
  private static final int KILLS =
      Integer.getInteger("foyer.badge-kills", Math.max(2, BADGES / 20));
  private static final long SEED = Long.getLong("foyer.seed", 3);

  /// What the printer of the hall speaks; `brother` is the other choice.
  private static final String LANGUAGE = System.getProperty("foyer.language", "tspl");

  /// So many badges come out while much goes wrong; then all is mended.
  private static final int MOST = BADGES * 9 / 10;

  private static final long LONGEST_NANOS_A_LABEL = 20_000_000_000L;
  private static final long STANDSTILL_NANOS = 90_000_000_000L;
  private static final int MILLIS_BETWEEN_GUESTS = 1_000;
  private static final List<Fault> FAULTS =
      List.of(
          Fault.PAPER_OUT, Fault.HEAD_OPEN, Fault.PAUSED, Fault.UNPLUGGED, Fault.MUTE, Fault.LOSSY);

  /// Brother's language has no checksum of any kind: what a bad line spoils comes out spoilt.
  private static final List<Fault> FAULTS_OF_THE_HALL =
      LANGUAGE.equals("brother") ? FAULTS.subList(0, FAULTS.size() - 1) : FAULTS;

  @TempDir Path folder;
  private final Random random = new Random(SEED);
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
  private final Set<String> jobs = ConcurrentHashMap.newKeySet();
  private List<BusyPrinter> printers = List.of();
  private Queue<Guest> guests = new ConcurrentLinkedQueue<>();
  private volatile BoxProcess box;

  @BeforeEach
  void open() throws IOException {
    printers =
        List.of(
            BusyPrinter.start(folder, "desk", "zpl", SEED),
            BusyPrinter.start(folder, "hall", LANGUAGE, SEED + 1));
    try (Replica replica = Replica.founding(data(), "box", new SystemClock())) {
      List<Wish> wishes =
          IntStream.range(0, BADGES).mapToObj(i -> Wish.named("Guest " + i)).toList();
      guests = new ConcurrentLinkedQueue<>(Evening.at(replica).invite(wishes));
    }
    box = start("0");
  }

  @AfterEach
  void shut() throws InterruptedException {
    box.kill();
    printers.forEach(BusyPrinter::close);
  }

  @Test
  void everyBadgeOfABadEveningIsPrintedOnceOrAskedAbout() throws InterruptedException, IOException {
    long start = System.nanoTime();
    Http host = box.paired(Role.HOST);
    List<Http> stations = List.of(box.paired(Role.STATION), secondStation(host));
    for (int i = 0; i < stations.size(); i++) {
      route(host, stations.get(i), printers.get(i));
    }
    try (BadgeHost person = BadgeHost.at(host, printers)) {
      List<String> faults = muchGoesWrong(stations);
      awaitTheLastBadge(host);
      System.out.printf(
          "seed %d: %d badges, %d kills, %d s; a person said %s%n",
          SEED, BADGES, KILLS, (System.nanoTime() - start) / 1_000_000_000, person.tale());
      faults.forEach(System.out::println);
    }
    account();
  }

  /// Lets everybody in; returns what went wrong until most badges were out. Then all is mended.
  private List<String> muchGoesWrong(List<Http> stations) throws InterruptedException, IOException {
    try (Mischief desk = Mischief.on(printers.getFirst(), FAULTS, SEED + 2);
        Mischief hall = Mischief.on(printers.getLast(), FAULTS_OF_THE_HALL, SEED + 3)) {
      try (ExecutorService doors = Executors.newVirtualThreadPerTaskExecutor()) {
        long seed = SEED + 4;
        for (Http station : stations) {
          Random pace = new Random(seed++);
          doors.execute(() -> letIn(station, pace));
        }
        killAgainAndAgain();
        awaitLabels(MOST);
      }
      assertEquals(List.of(), List.copyOf(surprises));
      assertEquals(BADGES, jobs.size());
      return List.of(desk.tale(), hall.tale());
    }
  }

  private void account() throws InterruptedException {
    box.stop();
    try (Replica replica = Replica.founding(data(), "box", new SystemClock())) {
      assertEquals(List.of(), replica.ledger().journal().damage());
      Map<String, Integer> figures = BadgeAudit.of(replica, printers, BADGES);
      System.out.println("  " + figures);
    }
  }

  private void letIn(Http station, Random pace) {
    for (Guest guest = guests.poll(); guest != null; guest = guests.poll()) {
      pause(pace.nextLong(2 * MILLIS_BETWEEN_GUESTS));
      scan(station, guest);
    }
  }

  /// Sent again, with the same id, until the box answers.
  private void scan(Http station, Guest guest) {
    String body =
        "{\"scanId\":\"%s\",\"text\":\"%s\"}".formatted(guest.person().hex(), guest.token().bare());
    long until = System.nanoTime() + STANDSTILL_NANOS;
    while (System.nanoTime() < until) {
      try {
        Answer answer = station.post("/api/scans", body);
        if (answer.status() != 200 || !answer.text("decision").equals("admitted")) {
          surprises.add(answer.status() + " " + answer.body());
        }
        jobs.add(answer.json().at("/badges/0/job").asText());
        return;
      } catch (AssertionError e) {
        pause(100);
      }
    }
    surprises.add("no answer to a scan, however often it was sent");
  }

  private void killAgainAndAgain() throws InterruptedException, IOException {
    for (int kill = 1; kill <= KILLS; kill++) {
      awaitLabels(kill * MOST / (KILLS + 1));
      lurk();
      assertTrue(box.isAlive(), () -> "the box ended by itself: " + box.lastWords());
      int port = box.port();
      box.kill();
      pause(random.nextLong(2_000));
      box = start(String.valueOf(port));
    }
  }

  private void awaitLabels(int number) {
    long until = System.nanoTime() + number * LONGEST_NANOS_A_LABEL;
    while (labels() < number) {
      assertTrue(System.nanoTime() < until, () -> labels() + " labels of " + number);
      pause(10);
    }
  }

  private long labels() {
    return printers.stream().mapToLong(busy -> busy.printer().count()).sum();
  }

  /// Waits for any moment, or for one at which a label comes out.
  private void lurk() {
    boolean paper = random.nextBoolean();
    pause(random.nextLong(1_000));
    for (int i = 0;
        i < 500 && paper && printers.stream().noneMatch(b -> b.printer().moves());
        i++) {
      pause(4);
    }
    pause(random.nextLong(300));
  }

  /// As long as badges keep coming out.
  private void awaitTheLastBadge(Http host) {
    long labels = 0;
    long since = System.nanoTime();
    for (String job : jobs) {
      String path = "/api/badges/" + job;
      Answer badge = host.get(path);
      while (!badge.text("state").equals("printed")) {
        long out = labels();
        since = out > labels ? System.nanoTime() : since;
        labels = out;
        String stand = badge.body();
        assertTrue(
            System.nanoTime() - since < STANDSTILL_NANOS,
            () -> stand + " " + host.get("/api/printers").body() + box.lastWords());
        pause(100);
        badge = host.get(path);
      }
    }
  }

  private static Http secondStation(Http host) {
    Answer issued = host.post("/api/devices/codes", "{\"role\":\"station\"}");
    assertEquals(200, issued.status(), issued.body());
    return Http.paired(host.origin(), Role.STATION, issued.text("code"));
  }

  private static void route(Http host, Http station, BusyPrinter printer) {
    String device = station.get("/api/devices/me").text("device");
    Answer routed =
        host.post(
            "/api/stations/" + device + "/printer", "{\"printer\":\"" + printer.name() + "\"}");
    assertEquals(204, routed.status(), routed.body());
  }

  private BoxProcess start(String port) throws IOException {
    return BoxProcess.start(
        data(),
        "-Xmx256m",
        "--name",
        "box",
        "--badge-template",
        template().toString(),
        "--port",
        port,
        "--printer",
        printers.get(0).word(),
        "--printer",
        printers.get(1).word());
  }

  /// Labels of 62 mm go through every printer's head.
  private Path template() throws IOException {
    Path file = folder.resolve("badge.svg");
    if (!Files.exists(file)) {
      try (InputStream svg = BadgeTemplate.class.getResourceAsStream("/badges/62x100mm.svg")) {
        Files.copy(Objects.requireNonNull(svg), file);
      }
    }
    return file;
  }

  private Path data() {
    return folder.resolve("box");
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
