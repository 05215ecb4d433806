package dev.foyer.central;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.foyer.Http;
import dev.foyer.Http.Answer;
import dev.foyer.Line;
import dev.foyer.Planner;
import dev.foyer.Postgres;
import dev.foyer.domain.Role;
import dev.foyer.projection.SharedPlace;
import dev.foyer.replication.Enrolment;
import dev.foyer.replication.PeerAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
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

/// Two processes' worth of central on one database: whoever asks either hears the same.
@Execution(ExecutionMode.CONCURRENT)
class SharedCentralTest {
  private static final String EVENT = "0e".repeat(8);

  @TempDir Path folder;
  private String url = "";
  private Central first;
  private Central second;
  private Http organiser;

  @BeforeEach
  void start() {
    url = Postgres.database();
    first = Central.start(CentralConfig.sharing(place(url), 0));
    second = Central.start(CentralConfig.sharing(place(url), 0));
    organiser = Http.paired(second.origin(), Role.ORGANISER, first.pairingCode());
    organiser.post("/api/community", "{\"name\":\"Hearth\",\"vision\":\"\"}");
  }

  @AfterEach
  void stop() {
    first.close();
    second.close();
  }

  static SharedPlace place(String url) {
    return new SharedPlace(url, url, Optional.empty());
  }

  @Test
  void theyAreOneReplicaOfOneCommunityAndEachWritesAStreamOfItsOwn() {
    assertEquals(first.replica().id(), second.replica().id());
    assertEquals(first.replica().membership(), second.replica().membership());
    assertNotEquals(
        first.replica().ledger().journal().own(), second.replica().ledger().journal().own());
    assertEquals(1, first.replica().trusted().replicas().size());
    assertEquals(1, first.replica().trusted().version());
  }

  @Test
  void whatOneHasAcknowledgedTheNextRequestFindsAtTheOther() {
    Http here = Http.bearing(first.origin(), organiser.token());
    for (int i = 0; i < 10; i++) {
      Http writer = i % 2 == 0 ? here : organiser;
      Http reader = i % 2 == 0 ? organiser : here;
      String id = "%016x".formatted(i + 1);
      assertEquals(200, writer.post("/api/events", Planner.event(id)).status());
      assertEquals(i + 1, reader.get("/api/organiser").json().path("events").size());
    }
  }

  @Test
  void aListThatIsUploadedAtBothAtOnceMakesNobodyAGuestTwice() throws Exception {
    organiser.post("/api/events", Planner.event(EVENT));
    StringBuilder csv = new StringBuilder("Name,E-mail\n");
    for (int i = 0; i < 60; i++) {
      csv.append("Guest %d,guest%d@example.org\n".formatted(i, i));
    }
    byte[] list = csv.toString().getBytes(StandardCharsets.UTF_8);
    List<Integer> added =
        atOnce(at -> at.post("/api/events/" + EVENT + "/guest-list", "text/csv", list)).stream()
            .map(answer -> answer.json().path("added").asInt())
            .toList();
    assertEquals(60, added.stream().mapToInt(Integer::intValue).sum(), added.toString());
    for (Central central : List.of(first, second)) {
      Http there = Http.bearing(central.origin(), organiser.token());
      Answer guests = there.get("/api/events/" + EVENT + "/guests?limit=100");
      assertEquals(60, guests.json().path("guests").size(), guests.body());
    }
  }

  @Test
  void aCodeIsGoodAtEitherAndOnce() throws Exception {
    String code = organiser.post("/api/devices/codes", "{\"role\":\"host\"}").text("code");
    List<Integer> statuses =
        atOnce(at -> Http.stranger(at.origin()).post("/api/devices/pair", pairing(code))).stream()
            .map(Answer::status)
            .sorted()
            .toList();
    assertEquals(List.of(200, 410), statuses);
    assertEquals(
        403, Http.stranger(first.origin()).post("/api/devices/pair", pairing("X")).status());
  }

  private static String pairing(String code) {
    return "{\"code\":\"" + code + "\",\"name\":\"\"}";
  }

  @Test
  void devicesThatPairAtBothAtOnceGetNamesOfTheirOwn() throws Exception {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      codes.add(organiser.post("/api/devices/codes", "{\"role\":\"host\"}").text("code"));
    }
    Set<String> names = new HashSet<>();
    for (Answer answer :
        atOnce(
            at -> {
              String code = at.origin().equals(first.origin()) ? codes.get(0) : codes.get(1);
              return Http.stranger(at.origin()).post("/api/devices/pair", pairing(code));
            })) {
      names.add(answer.text("name"));
    }
    assertEquals(2, names.size(), names.toString());
  }

  @Test
  void boxesThatEnrolAtBothAtOnceAreBothTrusted() throws Exception {
    for (int round = 0; round < 3; round++) {
      int so = round;
      atOnce(
          at -> {
            String code = organiser.post("/api/boxes/codes", "{}").text("code");
            String name = "box-" + so + at.origin().substring(at.origin().length() - 5);
            PeerAddress address = new PeerAddress(URI.create(at.origin()), Optional.empty());
            Enrolment.enrol(new Enrolment.Applicant(folder.resolve(name), name, address), code);
            return organiser.get("/api/organiser");
          });
    }
    first.replica().ledger().catchUp();
    second.replica().ledger().catchUp();
    assertEquals(7, first.replica().trusted().replicas().size());
    assertEquals(first.replica().trusted(), second.replica().trusted());
  }

  @Test
  void theCertificateIsOneForAll() {
    String other = Postgres.database();
    CentralConfig lan =
        new CentralConfig(
            new CentralConfig.Keeping.Shared(place(other)),
            0,
            CentralConfig.Listening.LAN,
            Optional.empty());
    try (Central one = Central.start(lan);
        Central two = Central.start(lan)) {
      assertTrue(one.fingerprint().isPresent());
      assertEquals(one.fingerprint(), two.fingerprint());
    }
  }

  @Test
  void whileTheDatabaseIsAwayItSaysSoAndTheBalancerHearsIt() throws IOException {
    try (Line line = new Line(Postgres.port());
        Central third = Central.start(CentralConfig.sharing(impatient(line), 0))) {
      Http there = Http.bearing(third.origin(), organiser.token());
      assertEquals(200, there.get("/health").status());
      line.has(Line.Fault.DOWN);
      Answer refused = there.post("/api/events", Planner.event(EVENT));
      assertEquals(503, refused.status(), refused.body());
      assertEquals("/problems/database-away", refused.text("type"));
      assertEquals(503, there.get("/health").status());
      line.has(Line.Fault.NONE);
      await(() -> there.get("/health").status() == 200);
      assertEquals(200, there.post("/api/events", Planner.event(EVENT)).status());
    }
  }

  private SharedPlace impatient(Line line) {
    String through = Postgres.through(line.port(), url);
    return new SharedPlace(through, through, Optional.empty(), Duration.ofSeconds(1));
  }

  @Test
  void aPlaceWithoutASoundDatabaseIsRefusedInOneSentence() {
    String nowhere = "jdbc:postgresql://localhost:1/foyer?user=foyer&password=secret";
    IllegalStateException away =
        assertThrows(
            IllegalStateException.class,
            () -> Central.start(CentralConfig.sharing(place(nowhere), 0)));
    assertTrue(String.valueOf(away.getMessage()).contains("localhost:1/foyer"), away.getMessage());
    assertTrue(!String.valueOf(away.getMessage()).contains("secret"), away.getMessage());
    IllegalStateException superuser =
        assertThrows(
            IllegalStateException.class,
            () -> Central.start(CentralConfig.sharing(place(Postgres.as("postgres", url)), 0)));
    assertTrue(
        String.valueOf(superuser.getMessage()).contains("superuser"), superuser.getMessage());
    IllegalStateException unknown =
        assertThrows(
            IllegalStateException.class,
            () ->
                Central.start(
                    CentralConfig.sharing(
                        new SharedPlace(url, url, Optional.of("ab".repeat(16))), 0)));
    assertTrue(String.valueOf(unknown.getMessage()).contains("--community"), unknown.getMessage());
  }

  private interface Ask {
    Answer of(Http at) throws Exception;
  }

  /// Asks both at the same moment.
  private List<Answer> atOnce(Ask ask) throws Exception {
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Answer>> asks = new ArrayList<>();
      for (Central central : List.of(first, second)) {
        asks.add(() -> ask.of(Http.bearing(central.origin(), organiser.token())));
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : people.invokeAll(asks)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, "not within 20 s");
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
